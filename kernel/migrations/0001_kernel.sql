-- The kernel's two schemas. Only kernel functions write them.
create schema kernel;
create schema journal;

-- The first answer to a command; the same key gives the same answer for seven days.
create table kernel.idempotency (
  actor text collate "C" not null,
  key text collate "C" not null check (length(key) between 8 and 100),
  operation text collate "C" not null,
  input_digest bytea not null check (length(input_digest) = 32),
  answer jsonb,
  at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_at on kernel.idempotency (at);

-- An uploaded file before a command takes it over; unclaimed ones are swept, the object last.
create table kernel.blob (
  id uuid primary key,
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  owner text collate "C" not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  claimed_at timestamptz
);
create index blob_unclaimed on kernel.blob (expires_at) where claimed_at is null;
create index blob_digest on kernel.blob (digest);

-- The key is the link itself, so that a job that runs twice writes it once; seq is the order and has no index of its own,
-- because a thing's neighbours are few and every command writes here.
create table kernel.trace (
  seq bigint generated always as identity,
  source_kind text collate "C" not null,
  source_id text collate "C" not null,
  relation text collate "C" not null,
  target_kind text collate "C" not null,
  target_id text collate "C" not null,
  at timestamptz not null,
  primary key (source_kind, source_id, relation, target_kind, target_id)
);
create index trace_target on kernel.trace (target_kind, target_id);

create table kernel.event (
  id uuid primary key,
  seq bigint generated always as identity,
  name text collate "C" not null,
  payload jsonb not null,
  at timestamptz not null
);

-- Which handlers have finished with which event, so that a repeated job is harmless.
create table kernel.handled (
  event_id uuid not null references kernel.event (id) on delete cascade,
  handler text collate "C" not null,
  at timestamptz not null,
  primary key (event_id, handler)
);

-- Ids and digests only: never titles, file names or text.
create table journal.entry (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor text collate "C" not null,
  operation text collate "C" not null,
  action text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  -- Where the subject stood at that moment, root first; empty for a person's own affairs.
  lineage uuid[] not null,
  input_digest bytea not null check (length(input_digest) = 32)
);
create index entry_subject on journal.entry (subject_kind, subject_id);
create index entry_actor on journal.entry (actor, seq);

grant usage on schema kernel to lantai_app, lantai_sequencer;
grant select, insert, update, delete on kernel.idempotency, kernel.blob, kernel.handled to lantai_app;
grant select, insert on kernel.trace, kernel.event to lantai_app;
grant usage on schema journal to lantai_app, lantai_sequencer;
grant select, insert on journal.entry to lantai_app;
grant select on journal.entry to lantai_sequencer;
