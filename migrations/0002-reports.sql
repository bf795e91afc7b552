-- Reports: the texts that officials write around the figures, last year's tasks, and reports issued before.

-- One report of one unit for one period. Its figures are not kept here: they are read from the sums.
create table report (
  province_id int not null,
  period_id int not null references reporting_period,
  unit_id int not null references unit,
  path text not null,
  -- The date in the head; blank until it is given.
  dated date,
  -- Goes up by one with every change of last year's tasks.
  revision int not null check (revision >= 1),
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (province_id, period_id, unit_id)
);

-- The text of one section, with holes for figures: `{{mediation_total}}`.
create table report_block (
  province_id int not null,
  period_id int not null,
  unit_id int not null,
  section text not null check (length(section) between 1 and 20),
  path text not null,
  text text not null check (length(text) <= 20000),
  -- Code of the period whose report the text was taken over from, until somebody edits it.
  carried_from text,
  -- What the drafter saw for each bound figure, as printed: { code: text }.
  seen jsonb not null,
  revision int not null check (revision >= 1),
  author uuid references account,
  at timestamptz not null,
  primary key (province_id, period_id, unit_id, section),
  foreign key (province_id, period_id, unit_id) references report
);

-- A task that last year's report set, and what became of it.
create table report_task (
  province_id int not null,
  period_id int not null,
  unit_id int not null,
  task_no int not null check (task_no >= 1),
  path text not null,
  text text not null check (length(text) between 1 and 1000),
  outcome text not null check (outcome in ('open', 'done', 'partly', 'not', 'carried')),
  remark text not null default '' check (length(remark) <= 1000),
  primary key (province_id, period_id, unit_id, task_no),
  foreign key (province_id, period_id, unit_id) references report
);

-- A report of the unit that was issued on paper before, with the figures as it printed them.
create table printed_report (
  province_id int not null,
  period_id int not null references reporting_period,
  unit_id int not null references unit,
  path text not null,
  number text not null,
  dated date not null,
  facts jsonb not null,
  primary key (province_id, period_id, unit_id, number)
);

grant select, insert, update on report, report_block, report_task, printed_report to nharong_app;
grant delete on report_task to nharong_app;

alter table report enable row level security;
create policy report_reads on report for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy report_adds on report for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy report_changes on report for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

alter table report_block enable row level security;
create policy report_block_reads on report_block for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy report_block_adds on report_block for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy report_block_changes on report_block for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

alter table report_task enable row level security;
create policy report_task_reads on report_task for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy report_task_adds on report_task for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy report_task_changes on report_task for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy report_task_removes on report_task for delete
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

alter table printed_report enable row level security;
create policy printed_report_reads on printed_report for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy printed_report_adds on printed_report for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy printed_report_changes on printed_report for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
