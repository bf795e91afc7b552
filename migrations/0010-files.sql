-- The contents of files: what is known of the bytes that lie in the folder of contents (docs/decisions/0009-files.md).

-- Which folder of contents is this database's: the folder names the same number, so that no other database's is tidied.
create table file_home (
  id uuid not null default gen_random_uuid(),
  only_one boolean primary key default true check (only_one)
);
insert into file_home default values;

-- One content as it was sent, and the copies that may be shown to everyone. No personal data: what a camera wrote stands in
-- file_origin, names and captions in disclosure_file.
create table file_content (
  province_id int not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx', 'odt', 'mp3', 'm4a', 'ogg')),
  size bigint not null check (size > 0),
  width int,
  height int,
  -- Of photos: no wider and no higher than 1600 px, without what the camera wrote. Of audio: without the place of recording.
  shown_sha256 text check (shown_sha256 ~ '^[0-9a-f]{64}$'),
  small_sha256 text check (small_sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  -- The bytes were destroyed; the row stays to say so.
  erased_at timestamptz,
  primary key (province_id, sha256)
);

-- What the camera wrote into a photo: where and when. For the officers of the unit, never for the public.
create table file_origin (
  province_id int not null,
  link_id uuid not null,
  path text not null,
  -- Local time of the camera, `2026-05-10 08:12:44`.
  taken text,
  latitude numeric(8, 5) check (latitude between -90 and 90),
  longitude numeric(8, 5) check (longitude between -180 and 180),
  primary key (province_id, link_id),
  foreign key (province_id, link_id) references disclosure_file
);

create index file_content_erased on file_content (erased_at) where erased_at is not null;

-- Its bytes are to be destroyed as soon as nothing else names them: what should never have been sent.
alter table disclosure_file add column erase boolean not null default false;
create index disclosure_file_erase on disclosure_file (province_id, sha256) where erase;

-- The same content is attached to the same thing once, also when it is sent twice at the same moment.
create unique index disclosure_file_once on disclosure_file
  (province_id, of_kind, of_id, coalesce(hamlet_id, 0), coalesce(version, 0), sha256) where removed_at is null;
create index disclosure_file_content on disclosure_file (province_id, sha256);

grant select on file_home to nharong_app;
grant select, insert, update on file_content to nharong_app;
grant select, insert, delete on file_origin to nharong_app;

alter table file_origin enable row level security;
create policy file_origin_reads on file_origin for select
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.reads', true), ''), ','))::text[]));
create policy file_origin_adds on file_origin for insert
  with check (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
create policy file_origin_removes on file_origin for delete
  using (path ^@ any ((select string_to_array(nullif(current_setting('nharong.writes', true), ''), ','))::text[]));
