-- Foreign keys of single cells looked the same rows up again for every figure, and took locks on them in which all
-- writers met: more than half of the time of an import.
--
-- What they guarded is guarded where cells are written. An indicator's number comes from the catalogue, never from
-- a user, and indicators are never removed (the application may not). A cell is written in one transaction with its
-- submission, which is locked and from which the cell takes its path and revision; submissions are never removed.
alter table figure drop constraint figure_indicator_id_fkey;
alter table figure drop constraint figure_province_id_period_id_unit_id_fkey;
alter table rollup drop constraint rollup_indicator_id_fkey;
