-- The public portal: whom to reach at a unit, subscriptions by e-mail, and the mails that wait to be sent.

-- How to reach a unit, as it tells the public. Offices, not persons.
create table unit_contact (
  province_id int not null,
  unit_id int not null references unit,
  path text not null,
  -- Who answers for disclosure: 'Văn phòng HĐND và UBND xã'.
  office text not null default '' check (length(office) <= 200),
  -- Who decides: 'Chủ tịch UBND xã'.
  head text not null default '' check (length(head) <= 200),
  address text not null default '' check (length(address) <= 300),
  phone text not null default '' check (length(phone) <= 60),
  email text not null default '' check (length(email) <= 200),
  hours text not null default '' check (length(hours) <= 300),
  -- When and where citizens are received.
  reception text not null default '' check (length(reception) <= 500),
  revision int not null check (revision >= 1),
  changed_at timestamptz not null,
  changed_by uuid references account,
  primary key (province_id, unit_id)
);

-- Who wants to be told of what a unit discloses. Not confirmed: gone after two days. Ended: the row is deleted, so that
-- no address is kept without a wish.
create table subscription (
  province_id int not null,
  subscription_id uuid not null,
  unit_id int not null references unit,
  -- An item of the article; blank for all.
  item text not null default '',
  email text not null check (length(email) between 3 and 254),
  lang text not null check (lang in ('vi', 'en')),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- What was posted until then has been told.
  told_until timestamptz not null,
  primary key (province_id, subscription_id),
  unique (email, unit_id, item)
);
create index subscription_unit on subscription (province_id, unit_id) where confirmed_at is not null;

-- The keys that stand in the mails, as hashes. Each mail has one of its own, so that an old mail still ends what it told of.
create table subscription_token (
  token_hash bytea primary key,
  province_id int not null,
  subscription_id uuid not null,
  made_at timestamptz not null,
  foreign key (province_id, subscription_id) references subscription on delete cascade
);
create index subscription_token_of on subscription_token (province_id, subscription_id);

-- Mails that wait. What was sent is deleted; in a demonstration nothing is sent, and what waits can be read on a page.
create table mail_outbox (
  mail_id uuid primary key,
  kind text not null check (kind in ('confirm', 'digest')),
  recipient text not null check (length(recipient) <= 254),
  subject text not null,
  body text not null,
  unsubscribe text not null default '',
  made_at timestamptz not null,
  tried int not null default 0,
  try_after timestamptz not null,
  last_error text not null default ''
);
create index mail_outbox_next on mail_outbox (try_after);

grant select, insert, update on unit_contact to nharong_app;
grant select, insert, update, delete on subscription, subscription_token, mail_outbox to nharong_app;

alter table unit_contact enable row level security;
create policy unit_contact_reads on unit_contact for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy unit_contact_adds on unit_contact for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy unit_contact_changes on unit_contact for update
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));

-- Addresses of citizens are of no office: only the system itself reads and writes them.
do $$
declare
  name text;
begin
  foreach name in array array['subscription', 'subscription_token', 'mail_outbox'] loop
    execute format('alter table %I enable row level security', name);
    execute format($f$create policy %I on %I
      using ('/' = any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]))
      with check ('/' = any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]))$f$, name || '_system', name);
  end loop;
end $$;
