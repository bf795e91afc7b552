-- The public reads by who answers today and by subtree, whatever province a record arose in.
create index posting_by_holder on posting (holder_id, first_day desc);
create index posting_path on posting (path text_pattern_ops);
create index disclosure_duty_by_due on disclosure_duty (due, duty_id);
create index unit_contact_unit on unit_contact (unit_id);

-- In which province a posting stands today, past row-level security: the public pages ask it before each answer, to know
-- whether anything of that province has changed since. The code is public, and so is the province.
create function posting_province(asked text) returns int
  language sql stable security definer set search_path = public
  as $$ select nullif(split_part(path, '/', 3), '')::int from posting where code = asked $$;
revoke all on function posting_province(text) from public;
grant execute on function posting_province(text) to nharong_app;
