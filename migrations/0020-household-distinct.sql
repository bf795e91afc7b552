-- Two households that look like one and were found to be two: not asked about again. The path is that of their hamlet, of
-- the commune where their hamlets differ. `left_id` is the lesser of the two.
create table household_distinct (
  province_id int not null,
  left_id uuid not null,
  right_id uuid not null,
  path text not null,
  why text not null default '' check (length(why) <= 500),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, left_id, right_id),
  foreign key (province_id, left_id) references household (province_id, household_id),
  foreign key (province_id, right_id) references household (province_id, household_id),
  check (left_id < right_id)
);
create index household_distinct_path on household_distinct (path text_pattern_ops);

grant select, insert on household_distinct to nharong_app;
alter table household_distinct enable row level security;
create policy household_distinct_reads on household_distinct for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy household_distinct_adds on household_distinct for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
