-- The page of the journal shows the newest lines first, whoever's province they are of.
create index journal_by_time on journal (at, province_id, seq);
