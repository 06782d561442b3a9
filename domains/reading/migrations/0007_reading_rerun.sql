-- The steps can be run again by a later tool version, and what people have decided goes along with its sentence.
-- What a settled text was settled of: the revision as the engine made it. Sentences are compared there, before anything was settled.
alter table reading.revision add column settled_of uuid references reading.revision (id);
update reading.revision as settled set settled_of = (
  select base.id from reading.revision as base
   where base.document_id = settled.document_id and base.source_id = settled.source_id and base.ordinal < settled.ordinal
     and base.tool_version not like 'settled-%'
   order by base.ordinal desc limit 1)
 where settled.tool_version like 'settled-%';

-- A person's decision whose sentence the later text does not have: a finding, or a place of the repair that he had settled.
create table reading.second_look (
  id uuid primary key,
  seq bigint generated always as identity unique,
  document_id uuid not null references reading.document (id),
  finding_id uuid references reading.finding (id),
  -- Of a place: the revision whose text it was settled in, before it was settled.
  revision_id uuid references reading.revision (id),
  decided text collate "C" not null check (decided in ('confirmed', 'rejected', 'added', 'settled')),
  -- The sentence as it was, which of its equals it was, and the words in it; of a place what the page shows there.
  sentence_text text not null,
  sentence_nth integer not null check (sentence_nth >= 1),
  word_start integer not null check (word_start >= 0),
  words text not null,
  settled_text text,
  decided_by text collate "C",
  decided_at timestamptz,
  -- returned: a later text has the sentence again.
  state text collate "C" not null check (state in ('open', 'taken-over', 'dropped', 'returned')),
  version integer not null default 1 check (version >= 1),
  answered_by text collate "C",
  answered_at timestamptz,
  at timestamptz not null,
  check ((finding_id is null) = (revision_id is not null)),
  check ((decided = 'settled') = (revision_id is not null) and (decided = 'settled') = (settled_text is not null)),
  check ((state in ('taken-over', 'dropped')) = (answered_by is not null) and (answered_by is null) = (answered_at is null))
);
-- One decision is looked at in one place.
create unique index second_look_finding on reading.second_look (finding_id) where state = 'open';
create index second_look_document on reading.second_look (document_id, seq);
grant select, insert, update on reading.second_look to lantai_app;
