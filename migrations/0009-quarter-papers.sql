-- The papers of a closed quarter, as they were printed on the day of closing: whoever signed one, or has its
-- picture on the notice board, finds the same bytes again after every later release.
create table disclosure_quarter_paper (
  province_id int not null,
  unit_id int not null,
  year int not null,
  quarter int not null,
  version int not null,
  format text not null check (format in ('docx', 'pdf', 'xlsx')),
  path text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  primary key (province_id, unit_id, year, quarter, version, format),
  foreign key (province_id, unit_id, year, quarter, version) references disclosure_quarter
);

-- Never changed, like the quarter itself.
grant select, insert on disclosure_quarter_paper to nharong_app;

alter table disclosure_quarter_paper enable row level security;
create policy disclosure_quarter_paper_reads on disclosure_quarter_paper for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy disclosure_quarter_paper_adds on disclosure_quarter_paper for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
