-- Who acts for whom in his absence: with the roles of the other, in his own name, and never for longer than is written here. Days are
-- half-open as everywhere, and always with an end.
create table org.deputy (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  deputy_id uuid not null references org.person (id),
  -- The roles he acts in; null says all of them.
  roles text[] check (cardinality(roles) between 1 and 15),
  note text check (note = btrim(note) and length(note) between 1 and 200),
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  -- Who named him: the person himself, or who keeps deputies there.
  set_by uuid not null references org.person (id),
  constraint deputy_not_self check (person_id <> deputy_id)
);
create index deputy_person on org.deputy (person_id);
create index deputy_deputy on org.deputy (deputy_id);

-- The row locks make two calls about one person, and the disabling or a new role of either, wait for each other.
create function org.keep_deputies_apart() returns trigger language plpgsql set search_path = org, pg_temp as $$
declare
  days daterange := daterange(new.valid_from, new.valid_until);
begin
  perform 1 from org.person where id in (new.person_id, new.deputy_id) order by id for no key update;
  if tg_op = 'UPDATE' and new.valid_until <= old.valid_until and new.person_id = old.person_id and new.deputy_id = old.deputy_id then
    return new;
  end if;
  if exists (select 1 from org.person where id in (new.person_id, new.deputy_id) and state <> 'active') then
    raise exception 'Nobody acts for or as a disabled person.'
      using errcode = 'check_violation', constraint = 'deputy_active', table = 'deputy', schema = 'org';
  end if;
  if exists (
    select 1 from org.deputy as held
     where held.id <> new.id and held.person_id = new.person_id and held.deputy_id = new.deputy_id
       and daterange(held.valid_from, held.valid_until) && days) then
    raise exception 'He is named for this time already.'
      using errcode = 'unique_violation', constraint = 'deputy_once', table = 'deputy', schema = 'org';
  end if;
  if exists (
    select 1 from org.deputy as held
     where held.id <> new.id and (held.person_id = new.deputy_id or held.deputy_id = new.person_id)
       and daterange(held.valid_from, held.valid_until) && days) then
    raise exception 'A deputy has no deputy, and nobody who is represented acts for another.'
      using errcode = 'check_violation', constraint = 'deputy_no_chain', table = 'deputy', schema = 'org';
  end if;
  if exists (
    select 1 from org.role_holding as held
     where held.person_id in (new.person_id, new.deputy_id)
       and held.role in ('system-administrator', 'security-administrator', 'audit-administrator')
       and daterange(held.valid_from, held.valid_until) && days) then
    raise exception 'An administrator acts for nobody, and nobody for him.'
      using errcode = 'check_violation', constraint = 'deputy_separate', table = 'deputy', schema = 'org';
  end if;
  return new;
end
$$;
create trigger keep_deputies_apart before insert or update on org.deputy
  for each row execute function org.keep_deputies_apart();

-- 三员分立 from the other side: who is represented or represents is made no administrator meanwhile.
create function org.keep_administrators_undeputed() returns trigger language plpgsql set search_path = org, pg_temp as $$
begin
  perform 1 from org.person where id = new.person_id for no key update;
  if exists (
    select 1 from org.deputy as held
     where new.person_id in (held.person_id, held.deputy_id)
       and daterange(held.valid_from, held.valid_until) && daterange(new.valid_from, new.valid_until)) then
    raise exception 'An administrator acts for nobody, and nobody for him.'
      using errcode = 'check_violation', constraint = 'deputy_separate', table = 'role_holding', schema = 'org';
  end if;
  return new;
end
$$;
create trigger keep_administrators_undeputed before insert or update on org.role_holding
  for each row when (new.role in ('system-administrator', 'security-administrator', 'audit-administrator'))
  execute function org.keep_administrators_undeputed();

grant select, insert, update on org.deputy to lantai_app;
