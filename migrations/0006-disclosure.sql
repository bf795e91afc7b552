-- Disclosure to the people: duties, postings with their versions and showings, plans, requests, quarters.
--
-- `unit_id` is the unit for which a record arose and never changes; `holder_id` is who answers for it today, the same
-- unit or its successor, and `path` is the holder's. Nothing is deleted: what was wrong is cancelled, with a reason.

-- What a unit must disclose because something was decided.
create table disclosure_duty (
  province_id int not null,
  duty_id uuid not null,
  unit_id int not null references unit,
  holder_id int not null references unit,
  path text not null,
  -- The row of law/disclosure-duties.tsv, or of local_item where `local` is true.
  rule text not null,
  local boolean not null default false,
  -- The item of the article: '7'; 'a' for enterprises; the code of a local item.
  item text not null,
  title text not null check (length(title) between 1 and 500),
  -- The day of the decision from which the clock runs.
  event_date date not null,
  instrument_number text not null default '' check (length(instrument_number) <= 100),
  instrument_title text not null default '' check (length(instrument_title) <= 500),
  -- The last day on which disclosing is in time, as worked out when the duty was issued.
  due date not null,
  -- Which reading of the law was taken where there are two; blank where there is one.
  reading text not null default '',
  plan_line uuid,
  revision int not null check (revision >= 1),
  issued_at timestamptz not null,
  issued_by uuid references account,
  cancelled_at timestamptz,
  cancelled_by uuid references account,
  cancelled_why text,
  primary key (province_id, duty_id),
  check ((cancelled_at is null) = (cancelled_why is null))
);
create index disclosure_duty_holder on disclosure_duty (province_id, holder_id, due);
create index disclosure_duty_path on disclosure_duty (path text_pattern_ops);

-- One thing disclosed. Its text stands in its versions.
create table posting (
  province_id int not null,
  posting_id uuid not null,
  -- What stands in the address and the QR code: never changes, never given twice.
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  unit_id int not null references unit,
  holder_id int not null references unit,
  path text not null,
  duty_id uuid,
  rule text not null,
  item text not null,
  version int not null check (version >= 1),
  state text not null check (state in ('posted', 'withdrawn')),
  -- The first day on which it was shown in any form.
  first_day date not null,
  -- The last day of the web copy; null where it stays.
  web_until date,
  names_citizens boolean not null,
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references account,
  withdrawn_why text,
  -- The newest version without accents, lower case, for search.
  search text not null default '',
  primary key (province_id, posting_id),
  foreign key (province_id, duty_id) references disclosure_duty,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index posting_holder on posting (province_id, holder_id, first_day desc);
create index posting_newest on posting (first_day desc, posting_id);
create index posting_duty on posting (province_id, duty_id);

create table posting_version (
  province_id int not null,
  posting_id uuid not null,
  version int not null check (version >= 1),
  path text not null,
  title text not null check (length(title) between 1 and 500),
  -- In plain words: what it is and whom it concerns.
  summary text not null default '' check (length(summary) <= 2000),
  content text not null default '' check (length(content) <= 200000),
  instrument_number text not null default '' check (length(instrument_number) <= 100),
  instrument_date date,
  instrument_title text not null default '' check (length(instrument_title) <= 500),
  link text not null default '' check (length(link) <= 500),
  -- Why it was changed; blank in the first version only.
  why text not null default '' check (length(why) <= 1000),
  at timestamptz not null,
  author uuid references account,
  primary key (province_id, posting_id, version),
  foreign key (province_id, posting_id) references posting,
  check (version = 1 or why <> '')
);

-- The same text in another language: `bdq` Bahnar, `jra` Jrai, `en`. Audio stands among the files.
create table posting_translation (
  province_id int not null,
  posting_id uuid not null,
  version int not null,
  lang text not null check (lang in ('bdq', 'jra', 'en')),
  path text not null,
  title text not null check (length(title) between 1 and 500),
  content text not null default '' check (length(content) <= 200000),
  at timestamptz not null,
  author uuid references account,
  primary key (province_id, posting_id, version, lang),
  foreign key (province_id, posting_id, version) references posting_version
);

-- That it was shown: in one form, at one place, from a day to a day without a break.
create table showing (
  province_id int not null,
  showing_id uuid not null,
  posting_id uuid not null,
  path text not null,
  -- The letter of the form in Đ12.1 (communes), Đ47.1 (agencies), Đ65.1 (state enterprises).
  form text not null check (length(form) between 1 and 2),
  place_kind text not null check (place_kind in ('office', 'culture-house', 'community-point', 'website', 'loudspeaker', 'hamlet', 'internal-site', 'workplace', 'other')),
  place text not null default '' check (length(place) <= 300),
  hamlet_id int references unit,
  from_date date not null,
  -- The last day; null while it goes on.
  to_date date,
  link text not null default '' check (length(link) <= 500),
  -- The log of a loudspeaker: [{ "date": "2026-03-02", "time": "05:30", "minutes": 12 }].
  broadcasts jsonb not null default '[]',
  note text not null default '' check (length(note) <= 1000),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  cancelled_at timestamptz,
  cancelled_by uuid references account,
  cancelled_why text,
  primary key (province_id, showing_id),
  foreign key (province_id, posting_id) references posting,
  check (to_date is null or from_date <= to_date),
  check ((cancelled_at is null) = (cancelled_why is null))
);
create index showing_posting on showing (province_id, posting_id);

-- What was sent to a head of a hamlet to announce, and the word that it was announced.
create table hamlet_notice (
  province_id int not null,
  posting_id uuid not null,
  hamlet_id int not null references unit,
  path text not null,
  sent_at timestamptz not null,
  sent_by uuid references account,
  announced_on date,
  -- meeting, group-meeting, direct, letter, message, social-network
  means text[] not null default '{}',
  households int check (households >= 0),
  note text not null default '' check (length(note) <= 1000),
  confirmed_at timestamptz,
  confirmed_by uuid references account,
  revision int not null check (revision >= 1),
  primary key (province_id, posting_id, hamlet_id),
  foreign key (province_id, posting_id) references posting,
  check ((announced_on is null) = (confirmed_at is null))
);
create index hamlet_notice_hamlet on hamlet_notice (province_id, hamlet_id);

-- The plan of a year, and its lines.
create table disclosure_plan (
  province_id int not null,
  unit_id int not null references unit,
  year int not null check (year between 2007 and 2200),
  path text not null,
  state text not null check (state in ('draft', 'issued')),
  number text not null default '' check (length(number) <= 100),
  dated date,
  revision int not null check (revision >= 1),
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (province_id, unit_id, year),
  check (state = 'draft' or (number <> '' and dated is not null))
);

create table disclosure_plan_line (
  province_id int not null,
  line_id uuid not null,
  unit_id int not null,
  year int not null,
  path text not null,
  rule text not null,
  item text not null,
  content text not null check (length(content) between 1 and 1000),
  -- Letters of forms, as in `showing`.
  forms text[] not null,
  -- When it is expected: a day, or words.
  expected date,
  expected_text text not null default '' check (length(expected_text) <= 200),
  days int check (days >= 1),
  responsible text not null default '' check (length(responsible) <= 200),
  dropped_why text,
  primary key (province_id, line_id),
  foreign key (province_id, unit_id, year) references disclosure_plan
);
create index disclosure_plan_line_plan on disclosure_plan_line (province_id, unit_id, year);

-- Items that a unit's own regulation adds: wider than the law, never narrower.
create table local_item (
  province_id int not null,
  unit_id int not null references unit,
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  path text not null,
  title text not null check (length(title) between 1 and 500),
  instrument_number text not null check (length(instrument_number) between 1 and 100),
  instrument_date date not null,
  -- The item of the law that it widens; '14' where it is a new one.
  widens text not null,
  clock_days int not null check (clock_days >= 0),
  working_days boolean not null,
  min_days int not null check (min_days >= 1),
  forms text[] not null,
  names_citizens boolean not null,
  valid_from date not null,
  valid_to date,
  at timestamptz not null,
  author uuid references account,
  primary key (province_id, unit_id, code),
  check (valid_to is null or valid_from <= valid_to)
);

-- A request for information, or the word of a citizen that something is not posted where it should be.
create table information_request (
  province_id int not null,
  request_id uuid not null,
  -- What the citizen keeps to look the answer up.
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  unit_id int not null references unit,
  path text not null,
  kind text not null check (kind in ('request', 'not-posted')),
  item text not null default '',
  posting_id uuid,
  place text not null default '' check (length(place) <= 300),
  text text not null check (length(text) between 1 and 5000),
  -- Personal data: seen by the officers of the unit only, cleared when its term is over.
  name text not null default '' check (length(name) <= 200),
  contact text not null default '' check (length(contact) <= 300),
  received_at timestamptz not null,
  due date not null,
  extended_to date,
  extended_why text,
  state text not null check (state in ('received', 'answered', 'refused', 'forwarded')),
  answer text not null default '' check (length(answer) <= 20000),
  ground text not null default '' check (length(ground) <= 500),
  answered_at timestamptz,
  answered_by uuid references account,
  cleared_at timestamptz,
  revision int not null check (revision >= 1),
  primary key (province_id, request_id),
  check ((state = 'received') = (answered_at is null))
);
create index information_request_unit on information_request (province_id, unit_id, received_at desc);

-- The register of a quarter, closed: a document that does not change. A correction is a new version naming the old.
create table disclosure_quarter (
  province_id int not null,
  unit_id int not null references unit,
  year int not null check (year between 2007 and 2200),
  quarter int not null check (quarter between 1 and 4),
  version int not null check (version >= 1),
  path text not null,
  number text not null default '' check (length(number) <= 100),
  dated date not null,
  register jsonb not null,
  sha256 text not null,
  corrects_why text,
  closed_at timestamptz not null,
  closed_by uuid references account,
  primary key (province_id, unit_id, year, quarter, version),
  check ((version = 1) = (corrects_why is null))
);

-- Which files belong to what: a document or photo of a posting, evidence of a showing or notice, a photo of a request.
create table disclosure_file (
  province_id int not null,
  link_id uuid not null,
  path text not null,
  -- posting, showing, notice, request
  of_kind text not null check (of_kind in ('posting', 'showing', 'notice', 'request')),
  of_id uuid not null,
  version int,
  hamlet_id int,
  -- The content's address in the room files.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  role text not null check (role in ('document', 'photo', 'audio')),
  lang text,
  name text not null check (length(name) between 1 and 255),
  caption text not null default '' check (length(caption) <= 500),
  public boolean not null,
  added_at timestamptz not null,
  added_by uuid references account,
  removed_at timestamptz,
  removed_why text,
  primary key (province_id, link_id)
);
create index disclosure_file_of on disclosure_file (province_id, of_kind, of_id);

grant select, insert, update on disclosure_duty, posting, showing, hamlet_notice, disclosure_plan, disclosure_plan_line, local_item,
  information_request, disclosure_file to nharong_app;
-- Versions and closed quarters are never changed.
grant select, insert on posting_version, posting_translation, disclosure_quarter to nharong_app;

do $$
declare
  name text;
begin
  foreach name in array array['disclosure_duty', 'posting', 'posting_version', 'posting_translation', 'showing', 'hamlet_notice',
    'disclosure_plan', 'disclosure_plan_line', 'local_item', 'information_request', 'disclosure_quarter', 'disclosure_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format($f$create policy %I on %I for select
      using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]))$f$, name || '_reads', name);
    execute format($f$create policy %I on %I for insert
      with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$, name || '_adds', name);
    execute format($f$create policy %I on %I for update
      using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$, name || '_changes', name);
  end loop;
end $$;
