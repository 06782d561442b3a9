-- Printed from the catalogue of a migrated database; not to be edited and not to be run.

create schema journal;

create table journal.entry (
  seq bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor text collate "C" not null,
  operation text collate "C" not null,
  action text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  lineage uuid[] not null,
  input_digest bytea not null,
  acting_for text collate "C",
  constraint entry_pkey PRIMARY KEY (seq),
  constraint entry_input_digest_check CHECK ((length(input_digest) = 32))
);
CREATE INDEX entry_actor ON journal.entry USING btree (actor, seq);
CREATE INDEX entry_subject ON journal.entry USING btree (subject_kind, subject_id);

create schema kernel;

create table kernel.blob (
  id uuid not null,
  digest text collate "C" not null,
  size_bytes bigint not null,
  owner text collate "C" not null,
  at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  constraint blob_pkey PRIMARY KEY (id),
  constraint blob_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint blob_size_bytes_check CHECK ((size_bytes > 0))
);
CREATE INDEX blob_digest ON kernel.blob USING btree (digest);
CREATE INDEX blob_unclaimed ON kernel.blob USING btree (expires_at) WHERE (claimed_at IS NULL);

create table kernel.event (
  id uuid not null,
  seq bigint generated always as identity not null,
  name text collate "C" not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (id)
);

create table kernel.handled (
  event_id uuid not null,
  handler text collate "C" not null,
  at timestamp with time zone not null,
  constraint handled_pkey PRIMARY KEY (event_id, handler),
  constraint handled_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.event(id) ON DELETE CASCADE
);

create table kernel.idempotency (
  actor text collate "C" not null,
  key text collate "C" not null,
  operation text collate "C" not null,
  input_digest bytea not null,
  answer jsonb,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (actor, key),
  constraint idempotency_input_digest_check CHECK ((length(input_digest) = 32)),
  constraint idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 100)))
);
CREATE INDEX idempotency_at ON kernel.idempotency USING btree (at);

create table kernel.trace (
  seq bigint generated always as identity not null,
  source_kind text collate "C" not null,
  source_id text collate "C" not null,
  relation text collate "C" not null,
  target_kind text collate "C" not null,
  target_id text collate "C" not null,
  at timestamp with time zone not null,
  constraint trace_pkey PRIMARY KEY (source_kind, source_id, relation, target_kind, target_id)
);
CREATE INDEX trace_target ON kernel.trace USING btree (target_kind, target_id);

create schema org;

create table org.calendar_day (
  id uuid not null,
  unit_id uuid not null,
  day date not null,
  working boolean,
  note text,
  constraint calendar_day_pkey PRIMARY KEY (id),
  constraint calendar_day_unit_id_day_key UNIQUE (unit_id, day),
  constraint calendar_day_day_check CHECK (((day >= '2000-01-01'::date) AND (day <= '2099-12-31'::date))),
  constraint calendar_day_note_check CHECK (((note = btrim(note)) AND ((length(note) >= 1) AND (length(note) <= 100)))),
  constraint calendar_day_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX calendar_day_day ON org.calendar_day USING btree (day);

create table org.charge (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_until date,
  constraint charge_pkey PRIMARY KEY (id),
  constraint charge_check CHECK ((valid_until >= valid_from)),
  constraint charge_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint charge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE UNIQUE INDEX charge_open ON org.charge USING btree (person_id, unit_id) WHERE (valid_until IS NULL);
CREATE INDEX charge_unit ON org.charge USING btree (unit_id);

create table org.deputy (
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid not null,
  roles text[],
  note text,
  valid_from date not null,
  valid_until date not null,
  set_by uuid not null,
  constraint deputy_pkey PRIMARY KEY (id),
  constraint deputy_check CHECK ((valid_until >= valid_from)),
  constraint deputy_not_self CHECK ((person_id <> deputy_id)),
  constraint deputy_note_check CHECK (((note = btrim(note)) AND ((length(note) >= 1) AND (length(note) <= 200)))),
  constraint deputy_roles_check CHECK (((cardinality(roles) >= 1) AND (cardinality(roles) <= 15))),
  constraint deputy_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES org.person(id),
  constraint deputy_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint deputy_set_by_fkey FOREIGN KEY (set_by) REFERENCES org.person(id)
);
CREATE INDEX deputy_deputy ON org.deputy USING btree (deputy_id);
CREATE INDEX deputy_person ON org.deputy USING btree (person_id);
CREATE TRIGGER keep_deputies_apart BEFORE INSERT OR UPDATE ON org.deputy FOR EACH ROW EXECUTE FUNCTION org.keep_deputies_apart();

create table org.duty (
  id uuid not null,
  unit_id uuid not null,
  text text not null,
  valid_from date not null,
  valid_until date,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_check CHECK ((valid_until >= valid_from)),
  constraint duty_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint duty_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX duty_unit ON org.duty USING btree (unit_id);

create table org.outside_body (
  id uuid not null,
  unit_id uuid not null,
  name text collate "C" not null,
  kind text collate "C" not null,
  address text,
  version integer default 1 not null,
  constraint outside_body_pkey PRIMARY KEY (id),
  constraint outside_body_unit_id_name_key UNIQUE (unit_id, name),
  constraint outside_body_address_check CHECK (((length(address) >= 1) AND (length(address) <= 500))),
  constraint outside_body_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'enterprise'::text, 'other'::text]))),
  constraint outside_body_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint outside_body_version_check CHECK ((version > 0)),
  constraint outside_body_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);

create table org.person (
  id uuid not null,
  name text collate "C" not null,
  sign_in_name text collate "C" not null,
  unit_id uuid not null,
  title text,
  state text collate "C" default 'active'::text not null,
  secret_hash text collate "C",
  must_change_secret boolean default true not null,
  failed_count integer default 0 not null,
  locked_until timestamp with time zone,
  version integer default 1 not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sign_in_name_key UNIQUE (sign_in_name),
  constraint person_failed_count_check CHECK ((failed_count >= 0)),
  constraint person_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint person_secret_hash_check CHECK ((secret_hash ~~ '$argon2id$%'::text)),
  constraint person_sign_in_name_check CHECK ((sign_in_name ~ '^[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]$'::text)),
  constraint person_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text]))),
  constraint person_title_check CHECK (((title = btrim(title)) AND ((length(title) >= 1) AND (length(title) <= 100)))),
  constraint person_version_check CHECK ((version > 0)),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX person_name ON org.person USING btree (name, id);
CREATE INDEX person_unit ON org.person USING btree (unit_id);

create table org.role_holding (
  id uuid not null,
  person_id uuid not null,
  role text collate "C" not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_until date,
  given_by uuid,
  constraint role_holding_pkey PRIMARY KEY (id),
  constraint role_holding_check CHECK ((valid_until >= valid_from)),
  constraint role_holding_check1 CHECK ((given_by <> person_id)),
  constraint role_holding_role_check CHECK ((role = ANY (ARRAY['head'::text, 'leader'::text, 'office-head'::text, 'supervision-officer'::text, 'unit-head'::text, 'liaison'::text, 'handler'::text, 'statistician'::text, 'assessor'::text, 'inspector'::text, 'archivist'::text, 'reader'::text, 'system-administrator'::text, 'security-administrator'::text, 'audit-administrator'::text]))),
  constraint role_holding_given_by_fkey FOREIGN KEY (given_by) REFERENCES org.person(id),
  constraint role_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint role_holding_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX role_holding_person ON org.role_holding USING btree (person_id);
CREATE INDEX role_holding_unit ON org.role_holding USING btree (unit_id);
CREATE TRIGGER keep_administrators_undeputed BEFORE INSERT OR UPDATE ON org.role_holding FOR EACH ROW WHEN ((new.role = ANY (ARRAY['system-administrator'::text, 'security-administrator'::text, 'audit-administrator'::text]))) EXECUTE FUNCTION org.keep_administrators_undeputed();
CREATE TRIGGER keep_roles_separate BEFORE INSERT OR UPDATE ON org.role_holding FOR EACH ROW EXECUTE FUNCTION org.keep_roles_separate();

create table org.session (
  id uuid not null,
  person_id uuid not null,
  kind text collate "C" not null,
  secret_digest bytea not null,
  created timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  idle_expires timestamp with time zone not null,
  expires timestamp with time zone not null,
  ended_at timestamp with time zone,
  label text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_secret_digest_key UNIQUE (secret_digest),
  constraint session_check CHECK (((created < expires) AND (idle_expires <= expires))),
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'token'::text]))),
  constraint session_label_check CHECK (((length(label) >= 1) AND (length(label) <= 100))),
  constraint session_secret_digest_check CHECK ((length(secret_digest) = 32)),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id)
);
CREATE INDEX session_person ON org.session USING btree (person_id) WHERE (ended_at IS NULL);

create table org.set_up (
  id bigint generated always as identity not null,
  secret_digest bytea not null,
  expires timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint set_up_pkey PRIMARY KEY (id),
  constraint set_up_secret_digest_key UNIQUE (secret_digest),
  constraint set_up_secret_digest_check CHECK ((length(secret_digest) = 32))
);
CREATE UNIQUE INDEX set_up_once ON org.set_up USING btree ((true)) WHERE (used_at IS NOT NULL);

create table org.unit (
  id uuid not null,
  name text collate "C" not null,
  short_name text collate "C",
  kind text collate "C" not null,
  parent_id uuid,
  lineage uuid[] not null,
  ordinal integer default 0 not null,
  valid_from date not null,
  valid_until date,
  version integer default 1 not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_check CHECK ((valid_until >= valid_from)),
  constraint unit_check1 CHECK ((lineage[cardinality(lineage)] = id)),
  constraint unit_depth CHECK ((cardinality(lineage) <= 12)),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['bureau'::text, 'section'::text, 'county-bureau'::text, 'school'::text, 'institute'::text, 'archives-authority'::text, 'archives'::text, 'records-office'::text, 'fonds-forming-unit'::text]))),
  constraint unit_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 200)))),
  constraint unit_ordinal_check CHECK (((ordinal >= 0) AND (ordinal <= 1000000))),
  constraint unit_short_name_check CHECK (((short_name = btrim(short_name)) AND ((length(short_name) >= 1) AND (length(short_name) <= 50)))),
  constraint unit_version_check CHECK ((version > 0)),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org.unit(id)
);
CREATE INDEX unit_lineage ON org.unit USING gin (lineage);
CREATE UNIQUE INDEX unit_name_beside ON org.unit USING btree (parent_id, name) NULLS NOT DISTINCT WHERE (valid_until IS NULL);
CREATE INDEX unit_parent ON org.unit USING btree (parent_id);
CREATE TRIGGER place_unit BEFORE INSERT OR UPDATE OF id, parent_id, lineage ON org.unit FOR EACH ROW EXECUTE FUNCTION org.place_unit();
CREATE TRIGGER place_units_below AFTER UPDATE ON org.unit FOR EACH ROW WHEN ((old.lineage IS DISTINCT FROM new.lineage)) EXECUTE FUNCTION org.place_units_below();

create view org.shared_person as
 SELECT person.id,
    person.name,
    person.title,
    person.unit_id,
    unit.lineage
   FROM org.person
     JOIN org.unit ON unit.id = person.unit_id;

create view org.shared_unit as
 SELECT id,
    name,
    short_name,
    kind,
    parent_id,
    lineage,
    ordinal,
    valid_from,
    valid_until
   FROM org.unit;

CREATE OR REPLACE FUNCTION org.keep_administrators_undeputed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'org', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION org.keep_deputies_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'org', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION org.keep_roles_separate()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'org', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION org.place_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'org', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION org.place_units_below()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'org', 'pg_temp'
AS $function$
begin
  update org.unit set parent_id = parent_id where parent_id = new.id;
  return null;
end
$function$;

create schema reading;

create table reading.correction (
  id uuid not null,
  finding_id uuid not null,
  ordinal integer not null,
  details jsonb,
  by text collate "C" not null,
  at timestamp with time zone not null,
  constraint correction_pkey PRIMARY KEY (id),
  constraint correction_finding_id_ordinal_key UNIQUE (finding_id, ordinal),
  constraint correction_id_finding_id_key UNIQUE (id, finding_id),
  constraint correction_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint correction_ordinal_check CHECK ((ordinal >= 1)),
  constraint correction_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES reading.finding(id)
);

create table reading.document (
  id uuid not null,
  seq bigint generated always as identity not null,
  unit_id uuid not null,
  name text not null,
  origin text collate "C" not null,
  digest text collate "C" not null,
  size_bytes bigint not null,
  media_type text collate "C" not null,
  state text collate "C" not null,
  failure text collate "C",
  revision_id uuid,
  finding_count integer default 0 not null,
  version integer default 1 not null,
  received_by uuid not null,
  received_at timestamp with time zone not null,
  secrecy text collate "C",
  secrecy_words text,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_seq_key UNIQUE (seq),
  constraint document_check CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint document_check1 CHECK (((state = 'ready'::text) <= (revision_id IS NOT NULL))),
  constraint document_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint document_finding_count_check CHECK ((finding_count >= 0)),
  constraint document_media_type_check CHECK ((media_type = ANY (ARRAY['text/plain'::text, 'text/html'::text, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text, 'application/pdf'::text]))),
  constraint document_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint document_origin_check CHECK ((origin = ANY (ARRAY['upload'::text, 'paste'::text]))),
  constraint document_secrecy_check CHECK ((secrecy = ANY (ARRAY['work-secret'::text, 'internal'::text, 'declassified'::text]))),
  constraint document_secrecy_pair_check CHECK (((secrecy IS NULL) = (secrecy_words IS NULL))),
  constraint document_secrecy_words_check CHECK (((length(secrecy_words) >= 1) AND (length(secrecy_words) <= 100))),
  constraint document_size_bytes_check CHECK ((size_bytes > 0)),
  constraint document_state_check CHECK ((state = ANY (ARRAY['received'::text, 'ready'::text, 'failed'::text]))),
  constraint document_version_check CHECK ((version >= 1)),
  constraint document_received_by_fkey FOREIGN KEY (received_by) REFERENCES org.person(id),
  constraint document_revision_fkey FOREIGN KEY (revision_id) REFERENCES reading.revision(id),
  constraint document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX document_digest ON reading.document USING btree (digest);
CREATE INDEX document_received ON reading.document USING btree (received_at);
CREATE INDEX document_unit ON reading.document USING btree (unit_id, seq DESC);
CREATE TRIGGER tell_index_of_changed AFTER UPDATE ON reading.document REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_documents();
CREATE TRIGGER tell_index_of_gone AFTER DELETE ON reading.document REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_documents();
CREATE TRIGGER tell_index_of_new AFTER INSERT ON reading.document REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_documents();

create table reading.finding (
  id uuid not null,
  seq bigint generated always as identity not null,
  document_id uuid not null,
  sentence_id uuid not null,
  kind text collate "C" not null,
  span_start integer not null,
  span_end integer not null,
  quote text not null,
  origin text collate "C" not null,
  state text collate "C" not null,
  version integer default 1 not null,
  added_by text collate "C" not null,
  added_at timestamp with time zone not null,
  ordinal smallint default 1 not null,
  confidence double precision,
  cues jsonb,
  details jsonb,
  tool_version text collate "C",
  confirmed_by text collate "C",
  confirmed_at timestamp with time zone,
  withdrawn_by text collate "C",
  withdrawn_at timestamp with time zone,
  correction_id uuid,
  written_in bigint default 0 not null,
  target_by text collate "C",
  target_at timestamp with time zone,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_seq_key UNIQUE (seq),
  constraint finding_check CHECK ((span_end > span_start)),
  constraint finding_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint finding_confirmed_check CHECK (((state <> 'confirmed'::text) OR (origin = 'person'::text) OR (confirmed_by IS NOT NULL))),
  constraint finding_cues_check CHECK ((jsonb_typeof(cues) = 'array'::text)),
  constraint finding_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint finding_engine_check CHECK ((((origin = 'engine'::text) = (confidence IS NOT NULL)) AND ((origin = 'engine'::text) = (cues IS NOT NULL)) AND ((origin = 'engine'::text) = (tool_version IS NOT NULL)))),
  constraint finding_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'result'::text, 'problem'::text, 'figure'::text, 'deadline'::text, 'unit'::text]))),
  constraint finding_ordinal_check CHECK ((ordinal >= 1)),
  constraint finding_origin_check CHECK ((origin = ANY (ARRAY['person'::text, 'engine'::text]))),
  constraint finding_person_check CHECK ((((confirmed_by IS NULL) = (confirmed_at IS NULL)) AND ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) OR (state = 'withdrawn'::text)))),
  constraint finding_proposed_check CHECK (((state <> 'proposed'::text) OR ((origin = 'engine'::text) AND (confirmed_by IS NULL)))),
  constraint finding_quote_check CHECK ((length(quote) > 0)),
  constraint finding_read_check CHECK (((origin = 'person'::text) OR (kind = ANY (ARRAY['task'::text, 'result'::text, 'problem'::text])) OR (details IS NOT NULL))),
  constraint finding_read_kind_check CHECK (((details IS NULL) OR (COALESCE((details ->> 'of'::text), ''::text) = kind))),
  constraint finding_span_start_check CHECK ((span_start >= 0)),
  constraint finding_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'withdrawn'::text]))),
  constraint finding_target_check CHECK ((((target_by IS NULL) = (target_at IS NULL)) AND ((target_by IS NULL) OR ((state <> 'proposed'::text) AND (kind = ANY (ARRAY['figure'::text, 'task'::text])))))),
  constraint finding_version_check CHECK ((version >= 1)),
  constraint finding_correction_fkey FOREIGN KEY (correction_id, id) REFERENCES reading.correction(id, finding_id),
  constraint finding_sentence_id_document_id_fkey FOREIGN KEY (sentence_id, document_id) REFERENCES reading.sentence(id, document_id)
);
CREATE INDEX finding_document ON reading.finding USING btree (document_id, seq);
CREATE INDEX finding_kind ON reading.finding USING btree (kind, state, seq);
CREATE UNIQUE INDEX finding_mark ON reading.finding USING btree (sentence_id, kind, span_start, span_end, ordinal) WHERE (state <> 'withdrawn'::text);
CREATE INDEX finding_state ON reading.finding USING btree (state, seq);
CREATE INDEX finding_target ON reading.finding USING btree (seq) WHERE (target_by IS NOT NULL);
CREATE INDEX finding_withdrawn ON reading.finding USING btree (sentence_id, kind, span_start, span_end, ordinal) WHERE (state = 'withdrawn'::text);
CREATE INDEX finding_written ON reading.finding USING btree (document_id, written_in);
CREATE TRIGGER mark_written BEFORE INSERT OR UPDATE ON reading.finding FOR EACH ROW EXECUTE FUNCTION reading.mark_written();
CREATE TRIGGER tell_index_of_changed AFTER UPDATE ON reading.finding REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_findings();
CREATE TRIGGER tell_index_of_gone AFTER DELETE ON reading.finding REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_findings();
CREATE TRIGGER tell_index_of_new AFTER INSERT ON reading.finding REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION reading.tell_index_of_findings();

create table reading.index_change (
  seq bigint generated always as identity not null,
  document_seq bigint not null,
  position bigint,
  at timestamp with time zone default now() not null,
  constraint index_change_pkey PRIMARY KEY (seq),
  constraint index_change_position_key UNIQUE ("position"),
  constraint index_change_position_check CHECK (("position" >= 1))
);
CREATE INDEX index_change_waiting ON reading.index_change USING btree (seq) WHERE ("position" IS NULL);

create table reading.label (
  sentence_id uuid not null,
  revision_id uuid not null,
  label text collate "C" not null,
  confidence double precision not null,
  cues jsonb not null,
  statement text collate "C",
  node integer,
  constraint label_pkey PRIMARY KEY (sentence_id),
  constraint label_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint label_cues_check CHECK ((jsonb_typeof(cues) = 'array'::text)),
  constraint label_label_check CHECK ((label = ANY (ARRAY['heading'::text, 'task'::text, 'result'::text, 'problem'::text, 'other'::text]))),
  constraint label_statement_check CHECK ((statement = ANY (ARRAY['problem'::text, 'cause'::text, 'plan'::text, 'commitment'::text, 'suggestion'::text]))),
  constraint label_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES reading.outline(revision_id),
  constraint label_revision_id_node_fkey FOREIGN KEY (revision_id, node) REFERENCES reading.outline_node(revision_id, ordinal),
  constraint label_sentence_id_revision_id_fkey FOREIGN KEY (sentence_id, revision_id) REFERENCES reading.sentence(id, revision_id)
);
CREATE INDEX label_revision ON reading.label USING btree (revision_id);

create table reading.outline (
  revision_id uuid not null,
  tool_version text collate "C" not null,
  warnings jsonb not null,
  at timestamp with time zone not null,
  constraint outline_pkey PRIMARY KEY (revision_id),
  constraint outline_warnings_check CHECK ((jsonb_typeof(warnings) = 'array'::text)),
  constraint outline_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES reading.revision(id)
);

create table reading.outline_node (
  revision_id uuid not null,
  ordinal integer not null,
  part integer not null,
  parent integer,
  level integer not null,
  number text not null,
  title text not null,
  text_start integer not null,
  text_end integer not null,
  part_end integer not null,
  sense text collate "C" not null,
  run_in boolean not null,
  constraint outline_node_pkey PRIMARY KEY (revision_id, ordinal),
  constraint outline_node_check CHECK ((parent < ordinal)),
  constraint outline_node_check1 CHECK ((text_end > text_start)),
  constraint outline_node_check2 CHECK ((part_end >= text_end)),
  constraint outline_node_level_check CHECK ((level >= 0)),
  constraint outline_node_ordinal_check CHECK ((ordinal >= 1)),
  constraint outline_node_part_check CHECK ((part >= 1)),
  constraint outline_node_sense_check CHECK ((sense = ANY (ARRAY['review'::text, 'deploy'::text, 'problem'::text, 'situation'::text, 'none'::text]))),
  constraint outline_node_text_start_check CHECK ((text_start >= 0)),
  constraint outline_node_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES reading.outline(revision_id),
  constraint outline_node_revision_id_parent_fkey FOREIGN KEY (revision_id, parent) REFERENCES reading.outline_node(revision_id, ordinal)
);

create table reading.revision (
  id uuid not null,
  document_id uuid not null,
  ordinal integer not null,
  tool_version text collate "C" not null,
  encoding text collate "C" not null,
  text text not null,
  anchors bytea not null,
  notes jsonb not null,
  at timestamp with time zone not null,
  source_id uuid,
  edits jsonb,
  places jsonb,
  furniture jsonb,
  parts jsonb,
  settled_of uuid,
  locations jsonb,
  constraint revision_pkey PRIMARY KEY (id),
  constraint revision_document_id_ordinal_key UNIQUE (document_id, ordinal),
  constraint revision_document_id_tool_version_key UNIQUE (document_id, tool_version),
  constraint revision_ordinal_check CHECK ((ordinal >= 1)),
  constraint revision_repair_check CHECK ((((source_id IS NULL) = (edits IS NULL)) AND ((source_id IS NULL) = (places IS NULL)) AND ((source_id IS NULL) = (furniture IS NULL)) AND ((source_id IS NULL) = (parts IS NULL)))),
  constraint revision_document_id_fkey FOREIGN KEY (document_id) REFERENCES reading.document(id),
  constraint revision_settled_of_fkey FOREIGN KEY (settled_of) REFERENCES reading.revision(id),
  constraint revision_source_id_fkey FOREIGN KEY (source_id) REFERENCES reading.revision(id)
);

create table reading.second_look (
  id uuid not null,
  seq bigint generated always as identity not null,
  document_id uuid not null,
  finding_id uuid,
  revision_id uuid,
  decided text collate "C" not null,
  sentence_text text not null,
  sentence_nth integer not null,
  word_start integer not null,
  words text not null,
  settled_text text,
  decided_by text collate "C",
  decided_at timestamp with time zone,
  state text collate "C" not null,
  version integer default 1 not null,
  answered_by text collate "C",
  answered_at timestamp with time zone,
  at timestamp with time zone not null,
  constraint second_look_pkey PRIMARY KEY (id),
  constraint second_look_seq_key UNIQUE (seq),
  constraint second_look_check CHECK (((finding_id IS NULL) = (revision_id IS NOT NULL))),
  constraint second_look_check1 CHECK ((((decided = 'settled'::text) = (revision_id IS NOT NULL)) AND ((decided = 'settled'::text) = (settled_text IS NOT NULL)))),
  constraint second_look_check2 CHECK ((((state = ANY (ARRAY['taken-over'::text, 'dropped'::text])) = (answered_by IS NOT NULL)) AND ((answered_by IS NULL) = (answered_at IS NULL)))),
  constraint second_look_decided_check CHECK ((decided = ANY (ARRAY['confirmed'::text, 'changed'::text, 'rejected'::text, 'added'::text, 'settled'::text]))),
  constraint second_look_sentence_nth_check CHECK ((sentence_nth >= 1)),
  constraint second_look_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken-over'::text, 'dropped'::text, 'returned'::text]))),
  constraint second_look_version_check CHECK ((version >= 1)),
  constraint second_look_word_start_check CHECK ((word_start >= 0)),
  constraint second_look_document_id_fkey FOREIGN KEY (document_id) REFERENCES reading.document(id),
  constraint second_look_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES reading.finding(id),
  constraint second_look_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES reading.revision(id)
);
CREATE INDEX second_look_document ON reading.second_look USING btree (document_id, seq);
CREATE UNIQUE INDEX second_look_finding ON reading.second_look USING btree (finding_id) WHERE (state = 'open'::text);

create table reading.sentence (
  id uuid not null,
  document_id uuid not null,
  revision_id uuid not null,
  ordinal integer not null,
  paragraph integer not null,
  text_start integer not null,
  text_end integer not null,
  byte_start bigint not null,
  byte_end bigint not null,
  text text not null,
  succeeded_by uuid,
  location jsonb,
  constraint sentence_pkey PRIMARY KEY (id),
  constraint sentence_id_document_id_key UNIQUE (id, document_id),
  constraint sentence_revision_id_ordinal_key UNIQUE (revision_id, ordinal),
  constraint sentence_revision_key UNIQUE (id, revision_id),
  constraint sentence_byte_start_check CHECK ((byte_start >= 0)),
  constraint sentence_check CHECK ((text_end > text_start)),
  constraint sentence_check1 CHECK ((byte_end >= byte_start)),
  constraint sentence_ordinal_check CHECK ((ordinal >= 1)),
  constraint sentence_paragraph_check CHECK ((paragraph >= 1)),
  constraint sentence_text_start_check CHECK ((text_start >= 0)),
  constraint sentence_document_id_fkey FOREIGN KEY (document_id) REFERENCES reading.document(id),
  constraint sentence_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES reading.revision(id),
  constraint sentence_succeeded_by_fkey FOREIGN KEY (succeeded_by) REFERENCES reading.sentence(id)
);

create table reading.step (
  document_id uuid not null,
  name text collate "C" not null,
  tool_version text collate "C" not null,
  state text collate "C" not null,
  failure text collate "C",
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint step_pkey PRIMARY KEY (document_id, name, tool_version),
  constraint step_name_check CHECK ((name = ANY (ARRAY['extract'::text, 'repair'::text, 'split'::text, 'find'::text]))),
  constraint step_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint step_document_id_fkey FOREIGN KEY (document_id) REFERENCES reading.document(id)
);

create table reading.succession (
  older_id uuid not null,
  newer_id uuid not null,
  kind text collate "C" not null,
  at timestamp with time zone not null,
  constraint succession_pkey PRIMARY KEY (older_id, newer_id),
  constraint succession_kind_check CHECK ((kind = ANY (ARRAY['split'::text, 'merged'::text]))),
  constraint succession_newer_id_fkey FOREIGN KEY (newer_id) REFERENCES reading.finding(id),
  constraint succession_older_id_fkey FOREIGN KEY (older_id) REFERENCES reading.finding(id)
);
CREATE INDEX succession_newer ON reading.succession USING btree (newer_id);

CREATE OR REPLACE FUNCTION reading.mark_written()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.written_in := pg_current_xact_id()::text::bigint;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION reading.number_index_changes()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'reading', 'pg_temp'
AS $function$
begin
  if exists (select 1 from index_change where position is null) then
    perform pg_advisory_xact_lock(hashtextextended('reading.index_change', 0));
    update index_change as numbered set position = given.position
      from (select seq, (select coalesce(max(position), 0) from index_change) + row_number() over (order by seq) as position
              from index_change where position is null) as given
     where numbered.seq = given.seq;
  end if;
  return (select coalesce(max(position), 0) from index_change);
end $function$;

CREATE OR REPLACE FUNCTION reading.tell_index_of_documents()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'reading', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION reading.tell_index_of_findings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'reading', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    insert into index_change (document_seq)
    select seq from document where id in (select document_id from before) order by seq;
  else
    insert into index_change (document_seq)
    select seq from document where id in (select document_id from after) order by seq;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION reading.trim_index_changes(older timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'reading', 'pg_temp'
AS $function$
  with gone as (
    delete from index_change where at < older and position < (select max(position) from index_change) returning 1)
  select count(*) from gone
$function$;

create schema work;

create table work.assignment (
  id uuid not null,
  matter_id uuid not null,
  role text collate "C" not null,
  ordinal smallint not null,
  unit_id uuid,
  unit_text text not null,
  state text collate "C" not null,
  due_state text collate "C",
  due_text text,
  due_date date,
  due_from text collate "C",
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_matter_id_role_ordinal_key UNIQUE (matter_id, role, ordinal),
  constraint assignment_due_from_check CHECK ((due_from = ANY (ARRAY['words'::text, 'document'::text, 'clock'::text]))),
  constraint assignment_due_origin_check CHECK ((((due_state IS NULL) = (due_text IS NULL)) AND ((due_date IS NOT NULL) = ((due_state IS NOT NULL) AND (due_state = 'resolved'::text))) AND ((due_date IS NULL) = (due_from IS NULL)))),
  constraint assignment_due_state_check CHECK ((due_state = ANY (ARRAY['resolved'::text, 'relative'::text, 'masked'::text, 'vague'::text]))),
  constraint assignment_due_text_check CHECK (((length(due_text) >= 1) AND (length(due_text) <= 200))),
  constraint assignment_ordinal_check CHECK ((ordinal >= 1)),
  constraint assignment_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'assist'::text]))),
  constraint assignment_state_check CHECK ((state = 'prepared'::text)),
  constraint assignment_unit_text_check CHECK (((length(unit_text) >= 1) AND (length(unit_text) <= 200))),
  constraint assignment_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES work.matter(id) ON DELETE CASCADE,
  constraint assignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX assignment_unit ON work.assignment USING btree (unit_id) WHERE (unit_id IS NOT NULL);

create table work.matter (
  id uuid not null,
  seq bigint generated always as identity not null,
  unit_id uuid not null,
  state text collate "C" not null,
  title text not null,
  title_key text collate "C" not null,
  requirement text not null,
  goal text not null,
  due_state text collate "C" not null,
  due_text text not null,
  due_date date,
  supervisor_id uuid,
  document_id uuid not null,
  sentence_id uuid not null,
  finding_id uuid not null,
  created_by text collate "C" not null,
  created_at timestamp with time zone not null,
  discarded_by text collate "C",
  discarded_at timestamp with time zone,
  version integer default 1 not null,
  due_from text collate "C",
  constraint matter_pkey PRIMARY KEY (id),
  constraint matter_seq_key UNIQUE (seq),
  constraint matter_check CHECK (((due_state = 'resolved'::text) = (due_date IS NOT NULL))),
  constraint matter_check1 CHECK (((discarded_by IS NULL) = (discarded_at IS NULL))),
  constraint matter_due_from_check CHECK ((due_from = ANY (ARRAY['words'::text, 'document'::text, 'clock'::text]))),
  constraint matter_due_origin_check CHECK (((due_date IS NULL) = (due_from IS NULL))),
  constraint matter_due_state_check CHECK ((due_state = ANY (ARRAY['resolved'::text, 'relative'::text, 'masked'::text, 'vague'::text, 'none'::text]))),
  constraint matter_due_text_check CHECK ((length(due_text) <= 200)),
  constraint matter_goal_check CHECK ((length(goal) <= 1000)),
  constraint matter_requirement_check CHECK ((length(requirement) <= 4000)),
  constraint matter_state_check CHECK ((state = 'drafted'::text)),
  constraint matter_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500))),
  constraint matter_version_check CHECK ((version >= 1)),
  constraint matter_document_id_fkey FOREIGN KEY (document_id) REFERENCES reading.document(id) ON DELETE CASCADE,
  constraint matter_sentence_id_fkey FOREIGN KEY (sentence_id) REFERENCES reading.sentence(id) ON DELETE CASCADE,
  constraint matter_supervisor_id_fkey FOREIGN KEY (supervisor_id) REFERENCES org.person(id),
  constraint matter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX matter_discarded ON work.matter USING btree (discarded_at) WHERE (discarded_at IS NOT NULL);
CREATE INDEX matter_document ON work.matter USING btree (document_id, seq) WHERE (discarded_at IS NULL);
CREATE INDEX matter_drafted ON work.matter USING btree (unit_id, seq) WHERE (discarded_at IS NULL);
CREATE UNIQUE INDEX matter_finding ON work.matter USING btree (finding_id) WHERE (discarded_at IS NULL);
CREATE INDEX matter_title ON work.matter USING btree (title_key) WHERE (discarded_at IS NULL);
CREATE INDEX matter_title_head ON work.matter USING btree (unit_id, "left"(title_key, 6)) WHERE (discarded_at IS NULL);
CREATE INDEX matter_title_tail ON work.matter USING btree (unit_id, "right"(title_key, 6)) WHERE (discarded_at IS NULL);

grant usage on schema journal to lantai_app;
grant usage on schema journal to lantai_sequencer;
grant usage on schema kernel to lantai_app;
grant usage on schema kernel to lantai_sequencer;
grant usage on schema org to lantai_app;
grant usage on schema reading to lantai_app;
grant usage on schema work to lantai_app;
grant insert, select on journal.entry to lantai_app;
grant select on journal.entry to lantai_sequencer;
grant delete, insert, select, update on kernel.blob to lantai_app;
grant insert, select on kernel.event to lantai_app;
grant delete, insert, select, update on kernel.handled to lantai_app;
grant delete, insert, select, update on kernel.idempotency to lantai_app;
grant insert, select on kernel.trace to lantai_app;
grant insert, select, update on org.calendar_day to lantai_app;
grant insert, select, update on org.charge to lantai_app;
grant insert, select, update on org.deputy to lantai_app;
grant insert, select, update on org.duty to lantai_app;
grant insert, select, update on org.outside_body to lantai_app;
grant insert, select, update on org.person to lantai_app;
grant insert, select, update on org.role_holding to lantai_app;
grant insert, select, update on org.session to lantai_app;
grant insert, select, update on org.set_up to lantai_app;
grant insert, select, update on org.shared_person to lantai_app;
grant insert, select, update on org.shared_unit to lantai_app;
grant insert, select, update on org.unit to lantai_app;
grant delete, insert, select on reading.correction to lantai_app;
grant delete, insert, select, update on reading.document to lantai_app;
grant delete, insert, select, update on reading.finding to lantai_app;
grant insert, select on reading.index_change to lantai_app;
grant delete, insert, select on reading.label to lantai_app;
grant delete, insert, select, update on reading.outline to lantai_app;
grant delete, insert, select on reading.outline_node to lantai_app;
grant delete, insert, select on reading.revision to lantai_app;
grant delete, insert, select, update on reading.second_look to lantai_app;
grant delete, insert, select, update on reading.sentence to lantai_app;
grant delete, insert, select, update on reading.step to lantai_app;
grant delete, insert, select on reading.succession to lantai_app;
grant delete, insert, select on work.assignment to lantai_app;
grant insert, select, update on work.matter to lantai_app;
grant update on work.assignment (due_date) to lantai_app;
grant update on work.assignment (due_from) to lantai_app;
grant update on work.assignment (due_state) to lantai_app;
grant update on work.assignment (due_text) to lantai_app;
grant execute on function org.keep_administrators_undeputed() to public;
grant execute on function org.keep_deputies_apart() to public;
grant execute on function org.keep_roles_separate() to public;
grant execute on function org.place_unit() to public;
grant execute on function org.place_units_below() to public;
grant execute on function reading.mark_written() to public;
grant execute on function reading.number_index_changes() to lantai_app;
grant execute on function reading.tell_index_of_documents() to public;
grant execute on function reading.tell_index_of_findings() to public;
grant execute on function reading.trim_index_changes(timestamp with time zone) to lantai_app;
