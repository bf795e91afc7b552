-- Agencies and enterprises are registered by officers, each within the subtree of the office.
--
-- A body's own code is given once under a unit at a time. The officers' page says so first; the database holds it
-- against two who register at once.
alter table unit_span add constraint body_code_once exclude using gist
  (parent_id with =, code with =, daterange(valid_from, valid_to, '[]') with &&) where (unit_id >= 4000000);

-- Units are public; who changes them is held to the paths of the office, as figures are.
alter table unit_span enable row level security;
create policy unit_span_reads on unit_span for select using (true);
create policy unit_span_adds on unit_span for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy unit_span_changes on unit_span for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy unit_span_removes on unit_span for delete
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
