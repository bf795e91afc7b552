-- The ground: units, accounts and offices, forms and periods, figures and their sums, the journal.
--
-- Rules that hold for every large table, so that the same schema can be sharded by province later:
-- province_id first in keys; ids made by the application; no triggers; no MERGE; every table has a key.

create extension if not exists btree_gist;

-- Vietnamese dictionary order, under a name of our own: engines name their own collations differently.
create collation vi_sort (provider = icu, locale = 'vi');

-- The application works under this role: it owns nothing, is bound by row-level security, and cannot
-- change or remove a line of the journal.
do $$
begin
  create role nharong_app nologin;
exception when duplicate_object or unique_violation then
  null;
end $$;
do $$
begin
  execute format('grant nharong_app to %I', current_user);
exception when others then
  -- A superuser needs no grant, and some engines refuse to grant a role to its own creator again.
  null;
end $$;

create table data_version (
  name text primary key,
  sha256 text not null
);

-- ── places ────────────────────────────────────────────────────────────────────────────────────────

-- One row for each unit that ever was: administrative units (from data/places) and the bodies that
-- report beside them (agencies, enterprises). The number is the identity; a code is not.
create table unit (
  unit_id int primary key,
  level text not null check (level in ('nation', 'province', 'district', 'commune', 'body')),
  source text not null check (source in ('places', 'local'))
);

-- What a unit was called, coded and placed under, from a day to a day (both inclusive).
-- An ancestor's change begins a new span, so that `path` is true for the whole of it.
create table unit_span (
  unit_id int not null references unit,
  valid_from date not null,
  valid_to date not null,
  code text not null,
  name text not null,
  kind text not null,
  parent_id int references unit,
  province_id int not null,
  path text not null,
  primary key (unit_id, valid_from),
  check (valid_from <= valid_to),
  check (path like '/%/'),
  exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_span_path on unit_span (path text_pattern_ops);

-- ── offices ───────────────────────────────────────────────────────────────────────────────────────

create table account (
  account_id uuid primary key,
  login text not null unique check (login = lower(login) and length(login) between 3 and 64),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  must_change_password boolean not null default false,
  blocked_at timestamptz,
  created_at timestamptz not null
);

create table office (
  office_id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in (
    'commune-officer', 'commune-leader', 'district-officer', 'district-leader',
    'province-officer', 'province-leader', 'reporter', 'auditor', 'administrator')),
  unit_id int not null references unit,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_from <= valid_to)
);
create index office_account on office (account_id);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  office_id uuid references office,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_account on session (account_id);

-- Failed and successful tries to sign in, by account name and by network address, for the lock-out.
create table sign_in_attempt (
  attempt_id uuid primary key,
  subject text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_subject on sign_in_attempt (subject, at);

-- ── forms and periods ─────────────────────────────────────────────────────────────────────────────

create table indicator (
  indicator_id int primary key,
  form text not null,
  code text not null,
  unique (form, code)
);

create table reporting_period (
  period_id int primary key,
  form text not null,
  code text not null,
  from_date date not null,
  to_date date not null,
  unique (form, code),
  check (from_date <= to_date)
);

-- ── figures ───────────────────────────────────────────────────────────────────────────────────────

-- The filled form of one unit for one period. `path` is the unit's place in the tree at the period's end.
create table submission (
  province_id int not null,
  period_id int not null references reporting_period,
  unit_id int not null references unit,
  path text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'locked')),
  -- Goes up by one with every change of state or figures: a form filled on an older one is stale.
  revision int not null check (revision >= 1),
  -- Why it was returned or reopened, as long as that stands.
  reason text,
  -- What the unit itself writes on limits and their causes, for whoever drafts the report above.
  limits text not null default '',
  causes text not null default '',
  first_submitted_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (province_id, period_id, unit_id),
  check (state <> 'returned' or reason is not null)
);
create index submission_path on submission (period_id, path text_pattern_ops);

-- One cell. No row means that nothing has been entered: missing is not zero.
-- The columns `counted_…` hold the figure as it was last accepted, which is the one that sums above
-- are made of; it stays while a reopened form is being corrected.
create table figure (
  province_id int not null,
  period_id int not null,
  unit_id int not null,
  indicator_id int not null references indicator,
  path text not null,
  state text check (state in ('number', 'pair', 'none-arose', 'not-applicable')),
  number numeric,
  numerator numeric,
  denominator numeric,
  explanation text,
  -- The submission's revision at which the cell last changed.
  revision int not null,
  author uuid references account,
  at timestamptz not null,
  counted_state text check (counted_state in ('number', 'pair', 'none-arose', 'not-applicable')),
  counted_number numeric,
  counted_numerator numeric,
  counted_denominator numeric,
  counted_explanation text,
  counted_author uuid,
  counted_at timestamptz,
  primary key (province_id, period_id, unit_id, indicator_id),
  foreign key (province_id, period_id, unit_id) references submission,
  check ((state is not distinct from 'number') = (number is not null)),
  check ((state is not distinct from 'pair') = (numerator is not null and denominator is not null)),
  check ((numerator is null) = (denominator is null)),
  check (number >= 0 and numerator >= 0 and denominator >= 0),
  check ((counted_state is not distinct from 'number') = (counted_number is not null)),
  check ((counted_state is not distinct from 'pair') = (counted_numerator is not null and counted_denominator is not null))
);

-- The sums of the accepted figures of all units below a unit (not its own), kept in the same
-- transaction as the acceptance. The nation's sums are read from its provinces.
create table rollup (
  province_id int not null,
  period_id int not null,
  unit_id int not null,
  indicator_id int not null references indicator,
  path text not null,
  total numeric not null,
  numerator numeric not null,
  denominator numeric not null,
  with_number int not null,
  none_arose int not null,
  not_applicable int not null,
  primary key (province_id, period_id, unit_id, indicator_id)
);

-- A request that was already carried out: the second press of a button gets the first one's answer.
create table request_key (
  province_id int not null,
  key uuid not null,
  at timestamptz not null,
  answer text not null,
  primary key (province_id, key)
);

-- ── journal ───────────────────────────────────────────────────────────────────────────────────────

-- What was done: who, under which office, where, when, and the old and new values. One chain of hashes
-- for each province (1 for the whole system). `subject` is kept as the very text that was hashed.
create table journal (
  province_id int not null,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid,
  office_id uuid,
  unit_id int,
  path text not null,
  act text not null,
  subject text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (province_id, seq),
  check (length(hash) = 32 and length(previous) = 32)
);
create index journal_path on journal (path text_pattern_ops, at);

create table journal_head (
  province_id int primary key,
  seq bigint not null,
  hash bytea not null
);

-- ── who may touch what ────────────────────────────────────────────────────────────────────────────

grant select on all tables in schema public to nharong_app;
grant insert, update on unit, unit_span, data_version, indicator, reporting_period,
  account, office, session, sign_in_attempt, submission, figure, rollup, request_key, journal_head to nharong_app;
grant delete on session, sign_in_attempt, request_key, unit_span to nharong_app;
grant insert on journal to nharong_app;

-- Rows are seen and written by subtree: `nharong.reads` and `nharong.writes` hold the path prefixes of the
-- officer at work, set for the transaction only. Without them nothing is seen. The list is worked out
-- once a statement (the inner select), not once a row.
alter table submission enable row level security;
create policy submission_reads on submission for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy submission_adds on submission for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy submission_changes on submission for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

alter table figure enable row level security;
create policy figure_reads on figure for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy figure_adds on figure for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy figure_changes on figure for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

-- An acceptance adds to the sums of every unit above. It names the paths of those units in
-- `nharong.rolls`, and only their rows open to it.
alter table rollup enable row level security;
create policy rollup_reads on rollup for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[])
    or path = any ((select string_to_array(nullif(current_setting('nharong.rolls', true), ''), ','))::text[]));
create policy rollup_adds on rollup for insert
  with check (path = any ((select string_to_array(nullif(current_setting('nharong.rolls', true), ''), ','))::text[]));
create policy rollup_changes on rollup for update
  using (path = any ((select string_to_array(nullif(current_setting('nharong.rolls', true), ''), ','))::text[]));

alter table journal enable row level security;
create policy journal_reads on journal for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy journal_adds on journal for insert with check (true);
