-- What the people discuss and decide: the roll of households, deliberation, covenants.
--
-- Rows bear the path of their hamlet (of the commune for a matter of commune scope). Nothing is deleted.

-- A household of a hamlet. One that moves to another hamlet ends here and begins there, joined by household_link.
create table household (
  province_id int not null,
  household_id uuid not null,
  hamlet_id int not null references unit,
  path text not null,
  -- Its place in the hamlet's list; unique among the households that live there on a day (held by the store).
  number int not null check (number >= 1),
  -- What the commune calls it in its own list; blank where it has none. Never an identity number.
  code text not null default '' check (length(code) <= 40),
  from_day date not null,
  -- The last day on which it counts; null while it does.
  to_day date,
  came_by text not null check (came_by in ('enrolled', 'split', 'merged', 'moved-in')),
  left_by text check (left_by in ('split', 'merged', 'moved-out', 'dissolved', 'mistake')),
  revision int not null check (revision >= 1),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, household_id),
  check (to_day is null or from_day <= to_day or left_by = 'mistake'),
  check ((to_day is null) = (left_by is null))
);
create index household_hamlet on household (province_id, hamlet_id);
create index household_path on household (path text_pattern_ops);

-- Its one representative and its address, from a day to a day. Spans of a household never overlap.
create table household_span (
  province_id int not null,
  household_id uuid not null,
  path text not null,
  from_day date not null,
  to_day date,
  name text not null check (length(name) between 1 and 200),
  address text not null default '' check (length(address) <= 300),
  -- Why the representative or the address changed; blank in the first span.
  why text not null default '' check (length(why) <= 500),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, household_id, from_day),
  foreign key (province_id, household_id) references household
);

-- From which household another came.
create table household_link (
  province_id int not null,
  from_id uuid not null,
  to_id uuid not null,
  path text not null,
  kind text not null check (kind in ('split', 'merged', 'moved')),
  on_day date not null,
  primary key (province_id, from_id, to_id),
  foreign key (province_id, from_id) references household (province_id, household_id),
  foreign key (province_id, to_id) references household (province_id, household_id)
);

-- Sensitive, optional, apart: read only under the act read-household-status.
create table household_status (
  province_id int not null,
  status_id uuid not null,
  household_id uuid not null,
  path text not null,
  kind text not null check (kind in ('poor', 'near-poor', 'ethnic-minority', 'policy')),
  detail text not null default '' check (length(detail) <= 200),
  from_day date not null,
  to_day date,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, status_id),
  foreign key (province_id, household_id) references household
);
create index household_status_household on household_status (province_id, household_id);

-- The roll of a hamlet frozen on a day: the denominator of every vote that names it. Never changed.
create table household_roll (
  province_id int not null,
  roll_id uuid not null,
  hamlet_id int not null references unit,
  path text not null,
  as_at date not null,
  households int not null check (households >= 0),
  -- SHA-256 of its rows in canonical JSON, also in the journal.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  taken_at timestamptz not null,
  taken_by uuid references account,
  primary key (province_id, roll_id)
);
create table household_roll_line (
  province_id int not null,
  roll_id uuid not null,
  household_id uuid not null,
  path text not null,
  number int not null,
  name text not null,
  address text not null default '',
  primary key (province_id, roll_id, household_id),
  foreign key (province_id, roll_id) references household_roll
);

-- One matter put to the people (Đ15).
create table matter (
  province_id int not null,
  matter_id uuid not null,
  -- What stands in its public address /ban/<code>.
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  unit_id int not null references unit,
  holder_id int not null references unit,
  path text not null,
  scope text not null check (scope in ('hamlet', 'commune')),
  -- The clause of Đ15.
  item int not null check (item between 1 and 6),
  kind text not null check (kind in ('general', 'covenant', 'elect-head', 'dismiss-head', 'elect-inspection', 'dismiss-inspection', 'elect-investment', 'dismiss-investment')),
  -- Which law governed: that of the day of the vote.
  era text not null check (era in ('law-2022', 'ordinance-2007')),
  title text not null check (length(title) between 1 and 500),
  content text not null default '' check (length(content) <= 100000),
  -- Candidates of an election, or alternatives: [{ "id": "a", "text": "…" }]; empty for yes and no.
  options jsonb not null default '[]',
  proposed_by text not null check (proposed_by in ('chair', 'head', 'initiative')),
  proposer text not null default '' check (length(proposer) <= 200),
  -- With whom it was agreed (Front of the commune or its work board), and when.
  agreed_with text not null default '' check (length(agreed_with) <= 200),
  agreed_on date,
  -- An initiative under 10 %: why it is useful, and that the work board agreed.
  useful_why text not null default '' check (length(useful_why) <= 1000),
  cash bigint not null default 0 check (cash >= 0),
  labour_days int not null default 0 check (labour_days >= 0),
  land_m2 int not null default 0 check (land_m2 >= 0),
  state text not null check (state in ('draft', 'gathering-consents', 'proposed', 'decided', 'dropped')),
  dropped_why text,
  -- The decision that this matter is to amend, replace or annul (Đ22).
  about_decision uuid,
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  changed_at timestamptz not null,
  primary key (province_id, matter_id)
);
create index matter_unit on matter (province_id, holder_id, created_at desc);
create index matter_path on matter (path text_pattern_ops);

-- A household's consent: with an initiative, or with voting online. Withdrawn, never deleted.
create table matter_consent (
  province_id int not null,
  consent_id uuid not null,
  matter_id uuid not null,
  hamlet_id int not null references unit,
  household_id uuid not null,
  path text not null,
  purpose text not null check (purpose in ('initiative', 'online-method')),
  given_on date not null,
  means text not null check (means in ('meeting', 'writing', 'message', 'online', 'other')),
  note text not null default '' check (length(note) <= 300),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (province_id, consent_id),
  foreign key (province_id, matter_id) references matter
);
create unique index matter_consent_once on matter_consent (province_id, matter_id, purpose, household_id) where withdrawn_at is null;

-- A meeting (or one cluster of it), a household ballot, or an online vote in one hamlet. Clusters name their parent.
create table gathering (
  province_id int not null,
  gathering_id uuid not null,
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  hamlet_id int not null references unit,
  path text not null,
  kind text not null check (kind in ('meeting', 'ballot', 'online')),
  parent_id uuid,
  cluster text not null default '' check (length(cluster) <= 200),
  convenor text not null check (convenor in ('hamlet-head', 'election-team', 'front-board-head', 'commune-chair', 'appointed')),
  convenor_name text not null default '' check (length(convenor_name) <= 200),
  chair_name text not null default '' check (length(chair_name) <= 200),
  -- The day of the meeting; the first day of a ballot or online vote.
  held_on date not null,
  starts_at text not null default '' check (starts_at ~ '^([0-2][0-9]:[0-5][0-9])?$'),
  -- The last day (of a ballot or online vote; of a meeting that went past midnight) and its hour.
  ends_on date,
  ends_at text not null default '' check (ends_at ~ '^([0-2][0-9]:[0-5][0-9])?$'),
  place text not null default '' check (length(place) <= 300),
  noticed_on date,
  notice_means text[] not null default '{}',
  papers_on date,
  -- Plan (of clusters, of a ballot, of an online vote): issued, sent to the commune, decided there.
  plan text not null default '' check (length(plan) <= 20000),
  plan_issued_on date,
  plan_sent_on date,
  plan_decided_on date,
  roll_id uuid,
  secretary text not null default '' check (length(secretary) <= 200),
  secretary_for int check (secretary_for >= 0),
  voting text check (voting in ('hands', 'secret')),
  voting_for int check (voting_for >= 0),
  -- Counting board, distribution team, online team: [{ "name": "…", "role": "head"|"member", "from": "front-board"|"hamlet"|"household"|"organisation"|"technician" }]
  team jsonb not null default '[]',
  team_for int check (team_for >= 0),
  -- Households that watched the count: ["…", "…"]
  witnesses jsonb not null default '[]',
  state text not null check (state in ('planned', 'open', 'counting', 'closed', 'cancelled')),
  cancelled_why text,
  minutes text not null default '' check (length(minutes) <= 100000),
  document_kind text check (document_kind in ('resolution', 'minutes', 'memorandum', 'agreement')),
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (province_id, gathering_id),
  foreign key (province_id, roll_id) references household_roll
);
create index gathering_hamlet on gathering (province_id, hamlet_id, held_on desc);
create index gathering_path on gathering (path text_pattern_ops);

create table gathering_matter (
  province_id int not null,
  gathering_id uuid not null,
  matter_id uuid not null,
  path text not null,
  position int not null check (position >= 1),
  -- Why it could not be voted on: 'not-enough-present' opens the household ballot (Đ19.1.b).
  not_voted text check (not_voted in ('not-enough-present', 'put-off')),
  primary key (province_id, gathering_id, matter_id),
  foreign key (province_id, gathering_id) references gathering,
  foreign key (province_id, matter_id) references matter
);
create index gathering_matter_matter on gathering_matter (province_id, matter_id);

-- A household present at a meeting.
create table attendance (
  province_id int not null,
  gathering_id uuid not null,
  household_id uuid not null,
  path text not null,
  means text not null check (means in ('tap', 'qr', 'paper')),
  -- Who came, where it is not the representative of the roll.
  person text not null default '' check (length(person) <= 200),
  arrived_at timestamptz not null,
  recorded_by uuid references account,
  -- Taken back: a wrong tap.
  removed_at timestamptz,
  primary key (province_id, gathering_id, household_id),
  foreign key (province_id, gathering_id) references gathering
);

-- That a household used its one voice on a matter, in a round, by whatever way; whoever comes first counts.
create table voice (
  province_id int not null,
  matter_id uuid not null,
  round int not null check (round >= 1),
  hamlet_id int not null references unit,
  household_id uuid not null,
  path text not null,
  gathering_id uuid not null,
  channel text not null check (channel in ('meeting', 'ballot', 'online')),
  used_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, matter_id, round, household_id),
  foreign key (province_id, gathering_id) references gathering
);
create index voice_gathering on voice (province_id, gathering_id, matter_id);

-- One slip: paper of a secret vote or ballot, or an online vote. It names no household.
create table slip (
  province_id int not null,
  gathering_id uuid not null,
  matter_id uuid not null,
  -- Printed on the slip, told to nobody else: 8 letters.
  slip_code text not null check (slip_code ~ '^[a-z2-7]{8}$'),
  path text not null,
  channel text not null check (channel in ('meeting', 'ballot', 'online')),
  -- 'for', 'against', 'other', 'invalid'; the ids of the candidates chosen, joined by commas, in an election.
  choice text not null check (length(choice) between 1 and 200),
  other_text text not null default '' check (length(other_text) <= 1000),
  invalid_reason text check (invalid_reason in ('not-issued', 'no-mark', 'no-choice', 'two-choices', 'too-many', 'torn', 'late')),
  salt text not null check (salt ~ '^[0-9a-f]{32}$'),
  -- SHA-256 of salt, gathering, matter, slip code and choice: what the journal has of it.
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, gathering_id, matter_id, slip_code),
  foreign key (province_id, gathering_id) references gathering,
  check ((choice = 'invalid') = (invalid_reason is not null))
);

-- The paper or link given to a household: only the hash of its code is kept.
create table slip_issue (
  province_id int not null,
  gathering_id uuid not null,
  household_id uuid not null,
  path text not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  issued_by uuid references account,
  returned_at timestamptz,
  spoiled_why text,
  primary key (province_id, gathering_id, household_id),
  foreign key (province_id, gathering_id) references gathering
);
create unique index slip_issue_code on slip_issue (province_id, gathering_id, code_hash);

-- A count as one person typed it. Two that differ are both kept; an act takes one.
create table count_sheet (
  province_id int not null,
  sheet_id uuid not null,
  gathering_id uuid not null,
  matter_id uuid not null,
  path text not null,
  -- { "present", "issued", "returned", "valid", "invalid", "for", "against", "other", "options": { "a": 12 } }
  figures jsonb not null,
  typed_at timestamptz not null,
  typed_by uuid references account,
  state text not null check (state in ('typed', 'taken', 'set-aside')),
  settled_at timestamptz,
  settled_by uuid references account,
  settled_why text not null default '' check (length(settled_why) <= 500),
  primary key (province_id, sheet_id),
  foreign key (province_id, gathering_id) references gathering
);
create index count_sheet_gathering on count_sheet (province_id, gathering_id, matter_id);

-- The result of a matter in a hamlet, or in the commune (hamlet_id null), with what it had to reach.
create table decision (
  province_id int not null,
  decision_id uuid not null,
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  matter_id uuid not null,
  gathering_id uuid,
  hamlet_id int references unit,
  unit_id int not null references unit,
  holder_id int not null references unit,
  path text not null,
  round int not null check (round >= 1),
  decided_on date not null,
  method text not null check (method in ('meeting', 'ballot', 'online', 'hamlets')),
  document_kind text not null check (document_kind in ('resolution', 'minutes', 'memorandum', 'agreement')),
  number text not null default '' check (length(number) <= 100),
  -- The figures of Đ20.2.b and the threshold, as judged: see VoteJudgement in rooms/deliberation.
  judgement jsonb not null,
  passed boolean not null,
  text text not null default '' check (length(text) <= 100000),
  signers jsonb not null default '[]',
  -- passed, not-passed → sent → recognised | refused → in force; annulled, amended, replaced.
  state text not null check (state in ('passed', 'not-passed', 'sent', 'recognised', 'refused', 'in-force', 'asked-to-amend', 'annulled', 'amended', 'replaced')),
  sent_on date,
  sent_to text check (sent_to in ('commune-committee', 'front', 'both')),
  received_on date,
  answered_on date,
  answer_number text not null default '' check (length(answer_number) <= 100),
  answer_reason text not null default '' check (length(answer_reason) <= 2000),
  in_force_from date,
  ended_on date,
  end_ground text check (end_ground in ('unlawful', 'procedure', 'community')),
  end_reason text not null default '' check (length(end_reason) <= 2000),
  succeeded_by uuid,
  duty_id uuid,
  executed_state text not null default 'not-begun' check (executed_state in ('not-begun', 'going-on', 'done', 'stopped')),
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  primary key (province_id, decision_id),
  foreign key (province_id, matter_id) references matter
);
create index decision_matter on decision (province_id, matter_id);
create index decision_holder on decision (province_id, holder_id, decided_on desc);
create index decision_path on decision (path text_pattern_ops);

-- How a decision is carried out, told day by day; money in đồng.
create table execution_note (
  province_id int not null,
  note_id uuid not null,
  decision_id uuid not null,
  path text not null,
  on_day date not null,
  state text not null check (state in ('not-begun', 'going-on', 'done', 'stopped')),
  text text not null check (length(text) between 1 and 5000),
  cash bigint not null default 0 check (cash >= 0),
  labour_days int not null default 0 check (labour_days >= 0),
  land_m2 int not null default 0 check (land_m2 >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, note_id),
  foreign key (province_id, decision_id) references decision
);

-- The countdown of electing or dismissing a head of a hamlet.
create table head_election (
  province_id int not null,
  election_id uuid not null,
  hamlet_id int not null references unit,
  path text not null,
  kind text not null check (kind in ('elect', 'dismiss')),
  meeting_day date not null,
  matter_id uuid,
  ground text not null default '' check (length(ground) <= 1000),
  -- What was done on which day: { "decision": { "on": "2026-03-02", "number": "12/QĐ-UBND", "note": "" } }
  steps jsonb not null default '{}',
  state text not null check (state in ('going-on', 'finished', 'stopped')),
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  primary key (province_id, election_id)
);
create index head_election_hamlet on head_election (province_id, hamlet_id);

-- Covenants (NĐ 61/2023). The state is what the events of covenant_event come to; kept to be listed.
create table covenant (
  province_id int not null,
  covenant_id uuid not null,
  code text not null unique check (code ~ '^[a-z2-7]{10}$'),
  unit_id int not null references unit,
  holder_id int not null references unit,
  path text not null,
  title text not null check (length(title) between 1 and 500),
  called text not null check (called in ('huong-uoc', 'quy-uoc', 'other')),
  ethnic_minority boolean not null,
  state text not null check (state in ('proposed', 'drafting', 'posted', 'adopted', 'not-adopted', 'submitted', 'recognised', 'refused', 'suspended', 'annulled', 'replaced', 'dropped')),
  version int not null check (version >= 0),
  matter_id uuid,
  decision_id uuid,
  replaces uuid,
  revision int not null check (revision >= 1),
  created_at timestamptz not null,
  created_by uuid references account,
  primary key (province_id, covenant_id)
);
create index covenant_holder on covenant (province_id, holder_id);
create index covenant_path on covenant (path text_pattern_ops);

create table covenant_event (
  province_id int not null,
  covenant_id uuid not null,
  seq int not null check (seq >= 1),
  path text not null,
  act text not null,
  on_day date not null,
  -- What the act says, by its kind: see rooms/covenants.
  details jsonb not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, covenant_id, seq),
  foreign key (province_id, covenant_id) references covenant
);

-- The text of a version, article by article, in a language: `vi` is the one in force.
create table covenant_article (
  province_id int not null,
  covenant_id uuid not null,
  version int not null check (version >= 1),
  lang text not null check (lang in ('vi', 'bdq', 'jra', 'other')),
  position int not null check (position >= 1),
  path text not null,
  heading text not null default '' check (length(heading) <= 300),
  text text not null check (length(text) between 1 and 20000),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, covenant_id, version, lang, position),
  foreign key (province_id, covenant_id) references covenant
);

-- What people said about the draft, and the answer. No name is kept beyond what they gave.
create table covenant_opinion (
  province_id int not null,
  opinion_id uuid not null,
  covenant_id uuid not null,
  path text not null,
  said_on date not null,
  article int,
  text text not null check (length(text) between 1 and 5000),
  said_by text not null default '' check (length(said_by) <= 200),
  answer text not null default '' check (length(answer) <= 5000),
  answered_on date,
  taken_up boolean,
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, opinion_id),
  foreign key (province_id, covenant_id) references covenant
);
create index covenant_opinion_covenant on covenant_opinion (province_id, covenant_id);

grant select, insert, update on household, household_span, household_status, matter, matter_consent, gathering, gathering_matter, attendance,
  slip_issue, count_sheet, decision, head_election, covenant, covenant_opinion to nharong_app;
-- What was counted, frozen or happened is never changed.
grant select, insert on household_link, household_roll, household_roll_line, voice, slip, execution_note, covenant_event, covenant_article to nharong_app;
-- A draft's matters and text may be taken out again before anything was opened or posted.
grant delete on gathering_matter to nharong_app;

do $$
declare
  name text;
begin
  foreach name in array array['household', 'household_span', 'household_link', 'household_status', 'household_roll', 'household_roll_line', 'matter',
    'matter_consent', 'gathering', 'gathering_matter', 'attendance', 'voice', 'slip', 'slip_issue', 'count_sheet', 'decision', 'execution_note',
    'head_election', 'covenant', 'covenant_event', 'covenant_article', 'covenant_opinion'] loop
    execute format('alter table %I enable row level security', name);
    execute format($f$create policy %I on %I for select
      using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]))$f$, name || '_reads', name);
    execute format($f$create policy %I on %I for insert
      with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$, name || '_adds', name);
    execute format($f$create policy %I on %I for update
      using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$, name || '_changes', name);
  end loop;
  execute $f$create policy gathering_matter_removes on gathering_matter for delete
    using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$;
end $$;
