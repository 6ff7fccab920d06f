-- Questions that the office asks back: encrypted for the sender, and once more for the desk.
-- And what the deadlines of the delivery service need: when something was fetched or deleted.
create table reply(
  number bigint primary key, id text not null unique, case_id text not null,
  made_at bigint not null, metadata text not null, data text not null,
  own_copy text not null, fetched_at bigint, closed_at bigint, unread bigint not null default 0)

create index reply_case on reply(case_id, number)

alter table submission add column fetched_at bigint

alter table submission add column decided_at bigint

alter table submission add column deleted_at bigint
