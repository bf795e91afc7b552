-- A matter of the commune is put to the people of each hamlet: who reads a hamlet reads it too. The path of a hamlet
-- begins with that of its commune.
create policy matter_reads_of_hamlets on matter for select
  using (scope = 'commune' and exists (
    select from unnest(string_to_array(nullif(current_setting('nharong.reads', true), ''), ',')) as prefix where prefix ^@ path));

-- Which way was chosen to put it to the people, and when that was agreed with the Front (its work board, in a hamlet).
alter table matter add column chosen_method text check (chosen_method in ('meeting', 'ballot', 'online'));
alter table matter add column method_agreed_on date;

-- The plan of clusters: who decided it, or why it went back.
alter table gathering add column plan_note text not null default '' check (length(plan_note) <= 1000);
