-- Attachments are files in the office's folder; here stands which of them count. What an older
-- office kept in the table attachment becomes a file at the next start.
create table if not exists attachment_file(
  submission_id text not null, id text not null, tag text not null,
  size bigint not null, sha256 text not null, file text not null,
  primary key(submission_id, id))
