-- A slip is never changed. What was typed wrong from paper is typed again, and the last counts; each has its own commitment.
create table slip_correction (
  province_id int not null,
  gathering_id uuid not null,
  matter_id uuid not null,
  slip_code text not null,
  seq int not null check (seq >= 1),
  path text not null,
  choice text not null check (length(choice) between 1 and 200),
  other_text text not null default '' check (length(other_text) <= 1000),
  invalid_reason text check (invalid_reason in ('no-mark', 'no-choice', 'two-choices', 'too-many', 'torn')),
  salt text not null check (salt ~ '^[0-9a-f]{32}$'),
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  why text not null check (length(why) between 1 and 500),
  recorded_at timestamptz not null,
  recorded_by uuid references account,
  primary key (province_id, gathering_id, matter_id, slip_code, seq),
  foreign key (province_id, gathering_id, matter_id, slip_code) references slip,
  check ((choice = 'invalid') = (invalid_reason is not null))
);

-- A paper of a household that had used its voice otherwise: kept, not counted.
alter table slip drop constraint slip_invalid_reason_check;
alter table slip add constraint slip_invalid_reason_check
  check (invalid_reason in ('not-issued', 'no-mark', 'no-choice', 'two-choices', 'too-many', 'torn', 'late', 'voice-used'));

-- Everybody may look a slip up by its number.
create index slip_code on slip (slip_code);

-- How many papers the team collected, as counted before the first was opened.
alter table gathering add column collected int check (collected >= 0);

grant select, insert on slip_correction to nharong_app;
alter table slip_correction enable row level security;
create policy slip_correction_reads on slip_correction for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy slip_correction_adds on slip_correction for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
