-- What there is at a unit to disclose by, as its officers say: the law demands the loudspeaker, the site, the culture house
-- only where there is one. Without a row it is assumed.
create table disclosure_means (
  province_id int not null,
  unit_id int not null references unit,
  path text not null,
  website boolean not null,
  loudspeaker boolean not null,
  culture_house boolean not null,
  community_point boolean not null,
  internal_site boolean not null,
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (province_id, unit_id)
);
create index disclosure_means_unit on disclosure_means (unit_id);

grant select, insert, update on disclosure_means to nharong_app;
alter table disclosure_means enable row level security;
create policy disclosure_means_reads on disclosure_means for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy disclosure_means_adds on disclosure_means for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy disclosure_means_changes on disclosure_means for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
