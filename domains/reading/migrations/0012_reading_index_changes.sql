-- What the search index has to look at again. Written by the database itself, so that no way of changing a document can forget it;
-- a change and its row are committed together or not at all.
create table reading.index_change (
  seq bigint generated always as identity primary key,
  -- No foreign key: the row of a destroyed document stays, for indexes that have not taken it out yet.
  document_seq bigint not null,
  -- Given once the change is committed, by one process at a time: rows appear in the order of their positions, as those of a sequence,
  -- which is taken before the commit, do not.
  position bigint unique check (position >= 1),
  at timestamptz not null default now()
);
create index index_change_waiting on reading.index_change (seq) where position is null;

create function reading.tell_index_of_documents() returns trigger language plpgsql set search_path = reading, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    insert into index_change (document_seq)
    select after.seq from after join before on before.id = after.id
     where (after.name, after.unit_id, after.state, after.revision_id, after.received_at)
           is distinct from (before.name, before.unit_id, before.state, before.revision_id, before.received_at)
     order by after.seq;
  elsif tg_op = 'INSERT' then
    insert into index_change (document_seq) select seq from after order by seq;
  else
    insert into index_change (document_seq) select seq from before order by seq;
  end if;
  return null;
end $$;
create trigger tell_index_of_new after insert on reading.document
  referencing new table as after for each statement execute function reading.tell_index_of_documents();
create trigger tell_index_of_changed after update on reading.document
  referencing old table as before new table as after for each statement execute function reading.tell_index_of_documents();
create trigger tell_index_of_gone after delete on reading.document
  referencing old table as before for each statement execute function reading.tell_index_of_documents();

create function reading.tell_index_of_findings() returns trigger language plpgsql set search_path = reading, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into index_change (document_seq)
    select seq from document where id in (select document_id from before) order by seq;
  else
    insert into index_change (document_seq)
    select seq from document where id in (select document_id from after) order by seq;
  end if;
  return null;
end $$;
create trigger tell_index_of_new after insert on reading.finding
  referencing new table as after for each statement execute function reading.tell_index_of_findings();
create trigger tell_index_of_changed after update on reading.finding
  referencing old table as before new table as after for each statement execute function reading.tell_index_of_findings();
create trigger tell_index_of_gone after delete on reading.finding
  referencing old table as before for each statement execute function reading.tell_index_of_findings();

-- Answers the last position. Positions have no gaps, so that an index sees when rows it has not taken in are gone.
create function reading.number_index_changes() returns bigint language plpgsql security definer set search_path = reading, pg_temp as $$
begin
  if exists (select 1 from index_change where position is null) then
    perform pg_advisory_xact_lock(hashtextextended('reading.index_change', 0));
    update index_change as numbered set position = given.position
      from (select seq, (select coalesce(max(position), 0) from index_change) + row_number() over (order by seq) as position
              from index_change where position is null) as given
     where numbered.seq = given.seq;
  end if;
  return (select coalesce(max(position), 0) from index_change);
end $$;

-- The last row stays: it is where counting goes on.
create function reading.trim_index_changes(older timestamptz) returns bigint language sql
  security definer set search_path = reading, pg_temp as $$
  with gone as (
    delete from index_change where at < older and position < (select max(position) from index_change) returning 1)
  select count(*) from gone
$$;

grant select, insert on reading.index_change to lantai_app;
revoke execute on function reading.number_index_changes(), reading.trim_index_changes(timestamptz) from public;
grant execute on function reading.number_index_changes(), reading.trim_index_changes(timestamptz) to lantai_app;

-- What stands already is read when an index is built, which begins with everything there is.
create index document_received on reading.document (received_at);
