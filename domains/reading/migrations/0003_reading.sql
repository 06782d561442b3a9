-- reading: documents, their revisions, sentences and findings.
create schema reading;

create table reading.document (
  id uuid primary key,
  seq bigint generated always as identity unique,
  unit_id uuid not null references org.unit (id),
  -- The name as it came, verbatim: a hostile string everywhere it is shown.
  name text not null check (length(name) between 1 and 200),
  origin text collate "C" not null check (origin in ('upload', 'paste')),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  media_type text collate "C" not null check (media_type in ('text/plain', 'text/html')),
  state text collate "C" not null check (state in ('received', 'ready', 'failed')),
  -- Set exactly when state is failed: the code of the sentence shown.
  failure text collate "C",
  revision_id uuid,
  finding_count integer not null default 0 check (finding_count >= 0),
  version integer not null default 1 check (version >= 1),
  received_by uuid not null references org.person (id),
  received_at timestamptz not null,
  check ((state = 'failed') = (failure is not null)),
  check ((state = 'ready') <= (revision_id is not null))
);
create index document_unit on reading.document (unit_id, seq desc);
create index document_digest on reading.document (digest);

-- One text of a document by one tool version. Never changed, never deleted while a sentence stands.
create table reading.revision (
  id uuid primary key,
  document_id uuid not null references reading.document (id),
  ordinal integer not null check (ordinal >= 1),
  tool_version text collate "C" not null,
  encoding text collate "C" not null,
  text text not null,
  -- Anchor runs as @lantai/chinese encodes them: every UTF-16 unit of the text has its place in the original.
  anchors bytea not null,
  notes jsonb not null,
  at timestamptz not null,
  unique (document_id, ordinal),
  unique (document_id, tool_version)
);

alter table reading.document add constraint document_revision_fkey foreign key (revision_id) references reading.revision (id);

create table reading.sentence (
  id uuid primary key,
  document_id uuid not null references reading.document (id),
  revision_id uuid not null references reading.revision (id),
  ordinal integer not null check (ordinal >= 1),
  paragraph integer not null check (paragraph >= 1),
  -- UTF-16 units within the revision's text; bytes within the original.
  text_start integer not null check (text_start >= 0),
  text_end integer not null check (text_end > text_start),
  byte_start bigint not null check (byte_start >= 0),
  byte_end bigint not null check (byte_end >= byte_start),
  text text not null,
  succeeded_by uuid references reading.sentence (id),
  unique (revision_id, ordinal),
  unique (id, document_id)
);

create table reading.finding (
  id uuid primary key,
  seq bigint generated always as identity unique,
  -- The sentence's document; the foreign key below holds both together.
  document_id uuid not null,
  sentence_id uuid not null,
  kind text collate "C" not null check (kind in ('task', 'result', 'problem', 'figure', 'deadline', 'unit')),
  -- UTF-16 units within the sentence's text.
  span_start integer not null check (span_start >= 0),
  span_end integer not null check (span_end > span_start),
  quote text not null check (length(quote) > 0),
  origin text collate "C" not null check (origin in ('person', 'engine')),
  state text collate "C" not null check (state in ('proposed', 'confirmed', 'withdrawn')),
  version integer not null default 1 check (version >= 1),
  added_by text collate "C" not null,
  added_at timestamptz not null,
  foreign key (sentence_id, document_id) references reading.sentence (id, document_id)
);
create index finding_document on reading.finding (document_id, seq);
-- The same mark twice is one mark.
create unique index finding_mark on reading.finding (sentence_id, kind, span_start, span_end) where state <> 'withdrawn';

-- What the pipeline did, as people see it.
create table reading.step (
  document_id uuid not null references reading.document (id),
  name text collate "C" not null check (name in ('extract', 'split')),
  tool_version text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'running', 'done', 'failed')),
  failure text collate "C",
  started_at timestamptz,
  ended_at timestamptz,
  primary key (document_id, name, tool_version)
);

grant usage on schema reading to lantai_app;
grant select, insert, update on reading.document, reading.sentence, reading.finding, reading.step to lantai_app;
grant select, insert on reading.revision to lantai_app;
