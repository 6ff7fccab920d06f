-- Destinations, submissions and their events as FIT-Connect delivers them, the case file over them,
-- the accounts of the inbox and the audit trail. Instants are milliseconds since 1970.
-- SQLite and PostgreSQL run this same file; an empty line ends a statement.
create table if not exists destination(
  id text primary key, name text not null unique)

create table if not exists submission(
  id text primary key, case_id text not null unique,
  destination_id text not null, service text not null,
  announced text not null, state text not null, created_at bigint not null,
  submitted_at bigint, metadata text, data text)

create index if not exists submission_state on submission(state, created_at)

create table if not exists attachment(
  submission_id text not null, id text not null, jwe text not null,
  primary key(submission_id, id))

create table if not exists event(
  number bigint primary key, case_id text not null,
  jti text not null unique, token text not null)

create index if not exists event_case on event(case_id, number)

create table if not exists filed_case(
  number bigint primary key, case_id text not null unique,
  reference text, service text not null, received_at bigint not null,
  paid_cents bigint)

create index if not exists filed_reference on filed_case(reference)

create table if not exists routed_copy(
  case_id text not null, body text not null, made_at bigint not null,
  jwe text not null, primary key(case_id, body))

create table if not exists account(
  name text primary key, role text not null, password text not null)

create table if not exists sign_in_guard(
  name text primary key, failures bigint not null, last_at bigint not null)

create table if not exists audit(
  number bigint primary key, at bigint not null, who text not null,
  what text not null, case_id text not null, digest text not null)

create index if not exists audit_case on audit(case_id, number)
