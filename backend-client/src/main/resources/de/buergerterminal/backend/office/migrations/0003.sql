-- Attachments lie in files; the data base knows which, and what their content was when they came.
-- Until then they lay in the table attachment.
create table attachment_file(
  submission_id text not null, id text not null, tag text not null,
  size bigint not null, sha256 text not null, file text not null,
  primary key(submission_id, id))
