-- The address of a file names its attachment alone.
create index disclosure_file_link on disclosure_file (link_id);
