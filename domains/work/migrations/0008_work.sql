-- Draft matters 拟办: what a person has chosen out of a text to be done, with who is to do it, before anything is registered or numbered.
create schema work;

create table work.matter (
  id uuid primary key,
  seq bigint generated always as identity unique,
  -- Whose matter it is: the unit of the document it was drafted from.
  unit_id uuid not null references org.unit (id),
  state text collate "C" not null check (state in ('drafted')),
  title text not null check (length(title) between 1 and 500),
  -- The title without signs and spaces: drafts that say the same are told.
  title_key text collate "C" not null,
  requirement text not null check (length(requirement) <= 4000),
  goal text not null check (length(goal) <= 1000),
  due_state text collate "C" not null check (due_state in ('resolved', 'relative', 'masked', 'vague', 'none')),
  due_text text not null check (length(due_text) <= 200),
  due_date date,
  supervisor_id uuid references org.person (id),
  -- A text that must not be here is destroyed, and with it whatever holds its words.
  document_id uuid not null references reading.document (id) on delete cascade,
  sentence_id uuid not null references reading.sentence (id) on delete cascade,
  -- The finding it was drafted from; reading keeps it, whatever becomes of it.
  finding_id uuid not null,
  created_by text collate "C" not null,
  created_at timestamptz not null,
  -- Thrown away, not deleted: the journal and the trace name it.
  discarded_by text collate "C",
  discarded_at timestamptz,
  version integer not null default 1 check (version >= 1),
  check ((due_state = 'resolved') = (due_date is not null)),
  check ((discarded_by is null) = (discarded_at is null))
);
-- One task is one matter, however often it is asked for.
create unique index matter_finding on work.matter (finding_id) where discarded_at is null;
create index matter_document on work.matter (document_id, seq) where discarded_at is null;
create index matter_drafted on work.matter (unit_id, seq) where discarded_at is null;
create index matter_title on work.matter (title_key) where discarded_at is null;

create table work.assignment (
  id uuid primary key,
  matter_id uuid not null references work.matter (id) on delete cascade,
  role text collate "C" not null check (role in ('lead', 'assist')),
  ordinal smallint not null check (ordinal >= 1),
  -- Null where no unit is called so: then the words alone stand.
  unit_id uuid references org.unit (id),
  unit_text text not null check (length(unit_text) between 1 and 200),
  state text collate "C" not null check (state in ('prepared')),
  unique (matter_id, role, ordinal)
);
create index assignment_unit on work.assignment (unit_id) where unit_id is not null;

grant usage on schema work to lantai_app;
grant select, insert, update on work.matter to lantai_app;
-- Who is to do a draft is written anew when it is changed.
grant select, insert, delete on work.assignment to lantai_app;
