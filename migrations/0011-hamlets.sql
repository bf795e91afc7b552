-- Hamlets and residential groups (thôn, tổ dân phố) are units under a commune, and their heads, the Fatherland Front, the
-- people's council and the people's inspection board have offices.
alter table unit drop constraint unit_level_check,
  add constraint unit_level_check check (level in ('nation', 'province', 'district', 'commune', 'body', 'hamlet'));

alter table office drop constraint office_kind_check,
  add constraint office_kind_check check (kind in (
    'commune-officer', 'commune-leader', 'district-officer', 'district-leader',
    'province-officer', 'province-leader', 'reporter', 'auditor', 'administrator',
    'hamlet-head', 'front-officer', 'council-officer', 'inspection-board'));

-- The tree of a figure's period knows no hamlets: they are found by what stands above them.
create index unit_span_hamlets on unit_span (parent_id) where (unit_id >= 6000000);

-- That the commune wrote down what a head without a telephone said.
alter table hamlet_notice add column by_commune boolean not null default false;
