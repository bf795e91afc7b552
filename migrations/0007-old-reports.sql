-- Reports issued before are read in: what each printed is kept with the words in which it stood, who read it in and when.
-- Of the file only its name and its hash are kept. Facts are a list of { code, printed, quote?, place? }.
--
-- A number is given anew every year: two reports on one period may bear the same number with two dates.
alter table printed_report
  add column title text not null default '' check (length(title) <= 500),
  add column file_name text check (length(file_name) <= 200),
  add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  add column kept_by uuid references account,
  add column kept_at timestamptz,
  drop constraint printed_report_pkey,
  add primary key (province_id, period_id, unit_id, number, dated);
create index printed_report_path on printed_report (period_id, path text_pattern_ops);
