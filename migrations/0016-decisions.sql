-- Photos and papers of a decision of the people, and of how it is carried out, hang on it as on what is disclosed.
alter table disclosure_file drop constraint disclosure_file_of_kind_check;
alter table disclosure_file add constraint disclosure_file_of_kind_check
  check (of_kind in ('posting', 'showing', 'notice', 'request', 'decision', 'execution'));

-- That the commune asked the community to amend its decision, and the number of the paper that ended it.
alter table decision add column asked_on date;
alter table decision add column asked_number text not null default '' check (length(asked_number) <= 100);
alter table decision add column asked_reason text not null default '' check (length(asked_reason) <= 2000);
alter table decision add column end_number text not null default '' check (length(end_number) <= 100);
