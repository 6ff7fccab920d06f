-- How large an attachment's content is, once the authority has opened and checked it; a look at the
-- case need not do it again.
alter table attachment_file add column plain_size bigint
