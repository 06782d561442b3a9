-- Units, people, roles, charges, duties, sessions. Days are half-open: valid_from is the first day a row holds, valid_until the
-- first day it no longer does, so that what is taken away today is gone today. A day is a day in Asia/Shanghai.
create schema org;

create table org.unit (
  id uuid primary key,
  name text collate "C" not null check (name = btrim(name) and length(name) between 1 and 200),
  short_name text collate "C" check (short_name = btrim(short_name) and length(short_name) between 1 and 50),
  kind text collate "C" not null check (kind in (
    'bureau', 'section', 'county-bureau', 'school', 'institute',
    'archives-authority', 'archives', 'records-office', 'fonds-forming-unit')),
  parent_id uuid references org.unit (id),
  -- The ancestors from the root down, itself last. Every data scope is decided by it, so only the triggers below write it.
  lineage uuid[] not null,
  ordinal integer not null default 0 check (ordinal between 0 and 1000000),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  version integer not null default 1 check (version > 0),
  check (lineage[cardinality(lineage)] = id),
  constraint unit_depth check (cardinality(lineage) <= 12)
);
create index unit_lineage on org.unit using gin (lineage);
create index unit_parent on org.unit (parent_id);
-- Two open units of one name beside each other are one unit entered twice.
create unique index unit_name_beside on org.unit (parent_id, name) nulls not distinct where valid_until is null;

-- The advisory lock lets one change of the tree through at a time: two moves at once could otherwise close a circle that neither sees.
create function org.place_unit() returns trigger language plpgsql set search_path = org, pg_temp as $$
declare
  above uuid[];
begin
  perform pg_advisory_xact_lock(7300, 1);
  if new.parent_id is null then
    new.lineage := array[new.id];
    return new;
  end if;
  select lineage into above from org.unit where id = new.parent_id;
  if new.id = any (above) or new.id = new.parent_id then
    raise exception 'A unit cannot stand below itself.'
      using errcode = 'check_violation', constraint = 'unit_no_circle', table = 'unit', schema = 'org';
  end if;
  new.lineage := above || new.id;
  return new;
end
$$;
create trigger place_unit before insert or update of id, parent_id, lineage on org.unit
  for each row execute function org.place_unit();

-- A child is placed again by naming its parent again; that reaches its own children in turn.
create function org.place_units_below() returns trigger language plpgsql set search_path = org, pg_temp as $$
begin
  update org.unit set parent_id = parent_id where parent_id = new.id;
  return null;
end
$$;
create trigger place_units_below after update on org.unit
  for each row when (old.lineage is distinct from new.lineage) execute function org.place_units_below();

create table org.outside_body (
  id uuid primary key,
  -- The unit that keeps it on its list; who may see and change it follows from there.
  unit_id uuid not null references org.unit (id),
  name text collate "C" not null check (name = btrim(name) and length(name) between 1 and 200),
  kind text collate "C" not null check (kind in ('department', 'enterprise', 'other')),
  address text check (length(address) between 1 and 500),
  version integer not null default 1 check (version > 0),
  unique (unit_id, name)
);

create table org.person (
  id uuid primary key,
  name text collate "C" not null check (name = btrim(name) and length(name) between 1 and 200),
  sign_in_name text collate "C" not null unique check (sign_in_name ~ '^[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]$'),
  unit_id uuid not null references org.unit (id),
  title text check (title = btrim(title) and length(title) between 1 and 100),
  state text collate "C" not null default 'active' check (state in ('active', 'disabled')),
  -- Null until an account was given: nobody can sign in with nothing.
  secret_hash text collate "C" check (secret_hash like '$argon2id$%'),
  must_change_secret boolean not null default true,
  failed_count integer not null default 0 check (failed_count >= 0),
  locked_until timestamptz,
  version integer not null default 1 check (version > 0)
);
create index person_unit on org.person (unit_id);
create index person_name on org.person (name, id);

create table org.role_holding (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  role text collate "C" not null check (role in (
    'head', 'leader', 'office-head', 'supervision-officer', 'unit-head', 'liaison', 'handler', 'statistician', 'assessor',
    'inspector', 'archivist', 'reader', 'system-administrator', 'security-administrator', 'audit-administrator')),
  unit_id uuid not null references org.unit (id),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  -- Null for what the set-up or the machine itself gave.
  given_by uuid references org.person (id),
  check (given_by <> person_id)
);
create index role_holding_person on org.role_holding (person_id);
create index role_holding_unit on org.role_holding (unit_id);

-- 三员分立: no two of the three administrators in one person, and no administrator with any other role, on any day. The row lock
-- on the person makes two gifts at once wait for each other; without it neither would see the other's row.
create function org.keep_roles_separate() returns trigger language plpgsql set search_path = org, pg_temp as $$
declare
  administrators constant text[] := array['system-administrator', 'security-administrator', 'audit-administrator'];
begin
  perform 1 from org.person where id = new.person_id for no key update;
  if exists (
    select 1 from org.role_holding as held
     where held.person_id = new.person_id and held.id <> new.id
       and held.role <> new.role and (held.role = any (administrators) or new.role = any (administrators))
       and daterange(held.valid_from, held.valid_until) && daterange(new.valid_from, new.valid_until)) then
    raise exception 'An administrator holds no second role.'
      using errcode = 'check_violation', constraint = 'role_holding_separate', table = 'role_holding', schema = 'org';
  end if;
  if exists (
    select 1 from org.role_holding as held
     where held.person_id = new.person_id and held.id <> new.id and held.role = new.role and held.unit_id = new.unit_id
       and daterange(held.valid_from, held.valid_until) && daterange(new.valid_from, new.valid_until)) then
    raise exception 'The same role for the same unit is held once.'
      using errcode = 'unique_violation', constraint = 'role_holding_once', table = 'role_holding', schema = 'org';
  end if;
  return new;
end
$$;
create trigger keep_roles_separate before insert or update on org.role_holding
  for each row execute function org.keep_roles_separate();

create table org.charge (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  unit_id uuid not null references org.unit (id),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from)
);
create unique index charge_open on org.charge (person_id, unit_id) where valid_until is null;
create index charge_unit on org.charge (unit_id);

create table org.duty (
  id uuid primary key,
  unit_id uuid not null references org.unit (id),
  text text not null check (length(text) between 1 and 2000),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from)
);
create index duty_unit on org.duty (unit_id);

-- Only the SHA-256 of the secret is kept: who reads the table cannot take a session over.
create table org.session (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  kind text collate "C" not null check (kind in ('browser', 'token')),
  secret_digest bytea not null unique check (length(secret_digest) = 32),
  created timestamptz not null,
  last_seen timestamptz not null,
  idle_expires timestamptz not null,
  expires timestamptz not null,
  ended_at timestamptz,
  label text check (length(label) between 1 and 100),
  check (created < expires and idle_expires <= expires)
);
create index session_person on org.session (person_id) where ended_at is null;

create table org.set_up (
  id bigint generated always as identity primary key,
  secret_digest bytea not null unique check (length(secret_digest) = 32),
  expires timestamptz not null,
  used_at timestamptz
);
-- An instance is set up once.
create unique index set_up_once on org.set_up ((true)) where used_at is not null;

-- What other domains may join to. Whether a row may be seen is decided by the lineage beside it.
create view org.shared_unit as
  select id, name, short_name, kind, parent_id, lineage, ordinal, valid_from, valid_until from org.unit;
create view org.shared_person as
  select person.id, person.name, person.title, person.unit_id, unit.lineage
    from org.person join org.unit on unit.id = person.unit_id;

grant usage on schema org to lantai_app;
grant select, insert, update on all tables in schema org to lantai_app;
