-- What the engine reads out of a text: its outline, what each sentence does, and findings that a person confirms or rejects.
create table reading.outline (
  revision_id uuid primary key references reading.revision (id),
  tool_version text collate "C" not null,
  -- Numbers of the text that do not agree, each with its sentence's ordinal: places, not judgements.
  warnings jsonb not null check (jsonb_typeof(warnings) = 'array'),
  at timestamptz not null
);

create table reading.outline_node (
  revision_id uuid not null references reading.outline (revision_id),
  -- Counted from 1 over the page, in the order of the text.
  ordinal integer not null check (ordinal >= 1),
  -- Which document of the page it stands in, counted from 1.
  part integer not null check (part >= 1),
  parent integer check (parent < ordinal),
  level integer not null check (level >= 0),
  number text not null,
  title text not null,
  -- UTF-16 units of the revision's text: the heading itself, and where the last text under it ends.
  text_start integer not null check (text_start >= 0),
  text_end integer not null check (text_end > text_start),
  part_end integer not null check (part_end >= text_end),
  sense text collate "C" not null check (sense in ('review', 'deploy', 'problem', 'situation', 'none')),
  run_in boolean not null,
  primary key (revision_id, ordinal),
  foreign key (revision_id, parent) references reading.outline_node (revision_id, ordinal)
);

alter table reading.sentence add constraint sentence_revision_key unique (id, revision_id);

create table reading.label (
  sentence_id uuid primary key,
  revision_id uuid not null references reading.outline (revision_id),
  label text collate "C" not null check (label in ('heading', 'task', 'result', 'problem', 'other')),
  confidence double precision not null check (confidence between 0 and 1),
  cues jsonb not null check (jsonb_typeof(cues) = 'array'),
  -- Only in a statement (承诺书).
  statement text collate "C" check (statement in ('problem', 'cause', 'plan', 'commitment', 'suggestion')),
  -- The part it stands in; null before the first heading.
  node integer,
  foreign key (sentence_id, revision_id) references reading.sentence (id, revision_id),
  foreign key (revision_id, node) references reading.outline_node (revision_id, ordinal)
);
create index label_revision on reading.label (revision_id);

alter table reading.finding
  -- Counted from 1 among the findings of one kind on the same words: two tasks may be read out of them.
  add column ordinal smallint not null default 1 check (ordinal >= 1),
  add column confidence double precision check (confidence between 0 and 1),
  add column cues jsonb check (jsonb_typeof(cues) = 'array'),
  -- What was read out of the words: value and unit, date, role, the fields of a task. Holds no places, so that it moves with its words.
  add column details jsonb check (jsonb_typeof(details) = 'object'),
  add column tool_version text collate "C",
  -- Who confirmed what the engine has proposed.
  add column confirmed_by text collate "C",
  add column confirmed_at timestamptz,
  -- Who withdrew or rejected it. An engine's finding withdrawn by nobody is one that was no longer found.
  add column withdrawn_by text collate "C",
  add column withdrawn_at timestamptz,
  add constraint finding_engine_check check (
    (origin = 'engine') = (confidence is not null) and (origin = 'engine') = (cues is not null)
    and (origin = 'engine') = (tool_version is not null)
  ),
  add constraint finding_read_check check (origin = 'person' or kind in ('task', 'result', 'problem') or details is not null),
  add constraint finding_read_kind_check check (details is null or coalesce(details ->> 'of', '') = kind),
  add constraint finding_person_check check (
    (confirmed_by is null) = (confirmed_at is null) and (withdrawn_by is null) = (withdrawn_at is null)
    and (withdrawn_by is null or state = 'withdrawn')
  ),
  -- What nobody has looked at is proposed, and only a person confirms.
  add constraint finding_proposed_check check (state <> 'proposed' or (origin = 'engine' and confirmed_by is null)),
  add constraint finding_confirmed_check check (state <> 'confirmed' or origin = 'person' or confirmed_by is not null);
drop index reading.finding_mark;
create unique index finding_mark on reading.finding (sentence_id, kind, span_start, span_end, ordinal) where state <> 'withdrawn';
create index finding_withdrawn on reading.finding (sentence_id, kind, span_start, span_end, ordinal) where state = 'withdrawn';
create index finding_confirmed on reading.finding (seq) where state = 'confirmed';

alter table reading.step drop constraint step_name_check;
alter table reading.step add constraint step_name_check check (name in ('extract', 'repair', 'split', 'find'));

grant select, insert, update on reading.outline to lantai_app;
-- Read anew by a newer version they are replaced; nothing points at them.
grant select, insert, delete on reading.outline_node, reading.label to lantai_app;
