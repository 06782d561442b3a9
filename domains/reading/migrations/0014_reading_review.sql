-- What people change in findings: their values stand beside what was read, and a finding that was split or merged names its successors.
create table reading.correction (
  id uuid primary key,
  finding_id uuid not null references reading.finding (id),
  -- Counted from 1 over the corrections of a finding.
  ordinal integer not null check (ordinal >= 1),
  -- Null where somebody has gone back to what was read.
  details jsonb check (jsonb_typeof(details) = 'object'),
  by text collate "C" not null,
  at timestamptz not null,
  unique (finding_id, ordinal),
  unique (id, finding_id)
);

alter table reading.finding
  -- The correction that holds; null where what was read does.
  add column correction_id uuid,
  -- The transaction that wrote the row last. Who asks again from the oldest transaction still running when he asked misses nothing.
  add column written_in bigint not null default 0,
  add constraint finding_correction_fkey foreign key (correction_id, id) references reading.correction (id, finding_id);

create function reading.mark_written() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id()::text::bigint;
  return new;
end $$;
create trigger mark_written before insert or update on reading.finding for each row execute function reading.mark_written();
create index finding_written on reading.finding (document_id, written_in);

-- Which finding came of which when one was split or several were merged.
create table reading.succession (
  older_id uuid not null references reading.finding (id),
  newer_id uuid not null references reading.finding (id),
  kind text collate "C" not null check (kind in ('split', 'merged')),
  at timestamptz not null,
  primary key (older_id, newer_id)
);
create index succession_newer on reading.succession (newer_id);

alter table reading.second_look drop constraint second_look_decided_check;
alter table reading.second_look add constraint second_look_decided_check
  check (decided in ('confirmed', 'changed', 'rejected', 'added', 'settled'));

-- Deleted only with the whole document, where the mark of a state secret is found late.
grant select, insert, delete on reading.correction, reading.succession to lantai_app;
