// The questions the catalogue printers put to pg_catalog. Names are ordered by their bytes, so that every machine prints the same.
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'

export interface RelationRow {
  readonly oid: number
  readonly schema: string
  readonly name: string
  /** r table · p partitioned table · v view · m materialized view · S sequence */
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'S'
  readonly partition_key: string | null
  readonly partition_of: string | null
  readonly partition_bound: string | null
  readonly options: string | null
  readonly row_security: boolean
  readonly view: string | null
}

export interface ColumnRow {
  readonly relation: number
  readonly name: string
  readonly type: string
  /** The type's own name in pg_catalog; of the element for arrays, of what lies beneath for domains. */
  readonly base: string
  readonly is_array: boolean
  readonly labels: string[] | null
  readonly collation: string | null
  readonly required: boolean
  readonly default_text: string | null
  /** '' · 'a' always · 'd' by default */
  readonly identity: '' | 'a' | 'd'
  /** '' · 's' stored · 'v' virtual */
  readonly generated: '' | 's' | 'v'
}

export interface DefinitionRow { readonly relation: number; readonly definition: string }
export interface SchemaDefinitionRow { readonly schema: string; readonly definition: string }
export interface GrantRow { readonly object: string; readonly role: string; readonly privileges: string; readonly grantable: boolean }

/**
 * Runs the questions in one snapshot, with an empty search path, so that every name PostgreSQL prints carries its schema.
 */
export function readCatalogue<Result>(db: Database, read: (transaction: DatabaseTransaction) => Promise<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (transaction) => {
    await sql`select set_config('search_path', '', true)`.execute(transaction)
    return read(transaction)
  })
}

/** Names of schemas as a list PostgreSQL can compare with. */
function oneOf(schemas: readonly string[]): ReturnType<typeof sql> {
  return sql`any (${[...schemas]}::text[])`
}

/** What an extension brought belongs to the extension's version, not to us. */
const not_of_extension = (catalogue: string, column = 'c.oid'): ReturnType<typeof sql> => sql`not exists (
  select from pg_catalog.pg_depend e where e.deptype = 'e' and e.objid = ${sql.raw(column)}
    and e.classid = ${sql.raw(`'pg_catalog.${catalogue}'::regclass`)})`

export async function relations(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow>`
    select c.oid::int8 as oid, n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
      pg_get_partkeydef(c.oid) as partition_key,
      (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid) as partition_of,
      pg_get_expr(c.relpartbound, c.oid) as partition_bound,
      array_to_string(c.reloptions, ', ') as options, c.relrowsecurity as row_security,
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as view
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)} and c.relkind in ('r', 'p', 'v', 'm', 'S') and ${not_of_extension('pg_class')}
      and not (c.relkind = 'S' and exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i'))
    order by n.nspname::text collate "C", c.relname::text collate "C"`.execute(transaction)
  return rows
}

export async function columns(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select a.attrelid::int8 as relation, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
      b.typname::text as base, t.typcategory = 'A' as is_array,
      (select array_agg(l.enumlabel::text order by l.enumsortorder) from pg_enum l where l.enumtypid = b.oid) as labels,
      case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
      a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as default_text,
      a.attidentity::text as identity, a.attgenerated::text as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    join pg_type e on e.oid = case when t.typcategory = 'A' then t.typelem else t.oid end
    join pg_type b on b.oid = case when e.typtype = 'd' then e.typbasetype else e.oid end
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where n.nspname = ${oneOf(schemas)} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    order by a.attrelid, a.attnum`.execute(transaction)
  return rows
}

/** Constraints but NOT NULL, which stands with its column (PostgreSQL 18 lists it here, 17 does not). */
export async function constraints(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select k.conrelid::int8 as relation, 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)} and k.contype in ('p', 'u', 'c', 'f', 'x') and (k.conparentid = 0 or not c.relispartition)
    order by position(k.contype::text in 'pucxf'), k.conname::text collate "C"`.execute(transaction)
  return rows
}

/** Indexes but those that carry a constraint or follow from a partitioned one. */
export async function indexes(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select x.indrelid::int8 as relation, pg_get_indexdef(x.indexrelid) as definition
    from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)} and not c.relispartition
      and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname::text collate "C"`.execute(transaction)
  return rows
}

export async function triggers(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select g.tgrelid::int8 as relation, pg_get_triggerdef(g.oid) as definition
    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)} and not g.tgisinternal and g.tgparentid = 0
    order by g.tgname::text collate "C"`.execute(transaction)
  return rows
}

export async function policies(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select p.polrelid::int8 as relation, format('create policy %I on %s as %s for %s to %s%s%s', p.polname, p.polrelid::regclass,
        case when p.polpermissive then 'permissive' else 'restrictive' end,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        case when p.polroles = '{0}' then 'public' else (
          select string_agg(quote_ident(r.rolname), ', ' order by r.rolname::text collate "C")
          from pg_roles r where r.oid = any (p.polroles)) end,
        ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
        ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as definition
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)}
    order by p.polname::text collate "C"`.execute(transaction)
  return rows
}

/** Enumerations and domains. */
export async function types(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<SchemaDefinitionRow[]> {
  const { rows } = await sql<SchemaDefinitionRow>`
    select n.nspname::text as schema, case c.typtype
      when 'e' then format('create type %I.%I as enum (%s)', n.nspname, c.typname, (
        select string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder) from pg_enum l where l.enumtypid = c.oid))
      else format('create domain %I.%I as %s%s%s%s', n.nspname, c.typname, format_type(c.typbasetype, c.typtypmod),
        ' default ' || c.typdefault, case when c.typnotnull then ' not null' end,
        (select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname::text collate "C")
         from pg_constraint k where k.contypid = c.oid and k.contype = 'c'))
      end as definition
    from pg_type c join pg_namespace n on n.oid = c.typnamespace
    where n.nspname = ${oneOf(schemas)} and c.typtype in ('e', 'd') and ${not_of_extension('pg_type')}
    order by c.typname::text collate "C"`.execute(transaction)
  return rows
}

export async function functions(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<SchemaDefinitionRow[]> {
  const { rows } = await sql<SchemaDefinitionRow>`
    select n.nspname::text as schema, pg_get_functiondef(c.oid) as definition
    from pg_proc c join pg_namespace n on n.oid = c.pronamespace
    where n.nspname = ${oneOf(schemas)} and c.prokind in ('f', 'p') and ${not_of_extension('pg_proc')}
    order by c.proname::text collate "C", pg_get_function_identity_arguments(c.oid) collate "C"`.execute(transaction)
  return rows
}

export async function sequences(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select s.seqrelid::int8 as relation,
      format('create sequence %s as %s start %s increment %s minvalue %s maxvalue %s cache %s%s%s', s.seqrelid::regclass,
      format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' end,
      (select format(' owned by %s.%I', d.refobjid::regclass, a.attname)
       from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
       where d.objid = s.seqrelid and d.classid = 'pg_class'::regclass and d.deptype = 'a')) as definition
    from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${oneOf(schemas)}`.execute(transaction)
  return rows
}

export async function extensions(transaction: DatabaseTransaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select extname::text as name from pg_extension where extname <> 'plpgsql' order by extname::text collate "C"`.execute(transaction)
  return rows.map((row) => row.name)
}

/**
 * Rights of others than the owner on schemas, relations, columns and functions. Everybody may call a function of whose rights nothing
 * was said; that is listed too, or taking the right away would not be seen.
 */
export async function grants(transaction: DatabaseTransaction, schemas: readonly string[]): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    with object as (
      select 1 as rank, 'schema ' || quote_ident(n.nspname) as object, n.nspname as schema, n.nspowner as owner, n.nspacl as acl
      from pg_namespace n
      union all
      select 2, case c.relkind when 'S' then 'sequence ' else '' end || c.oid::regclass::text, n.nspname, c.relowner, c.relacl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 3, c.oid::regclass::text || ' (' || quote_ident(a.attname) || ')', n.nspname, c.relowner, a.attacl
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attacl is not null and not a.attisdropped
      union all
      select 4, 'function ' || c.oid::regprocedure::text, n.nspname, c.proowner, coalesce(c.proacl, acldefault('f', c.proowner))
      from pg_proc c join pg_namespace n on n.oid = c.pronamespace
    )
    select o.object, case g.grantee when 0 then 'public' else pg_get_userbyid(g.grantee)::text end as role,
      string_agg(lower(g.privilege_type), ', ' order by lower(g.privilege_type) collate "C") as privileges, g.is_grantable as grantable
    from object o, aclexplode(o.acl) g
    where o.schema = ${oneOf(schemas)} and o.acl is not null and g.grantee <> o.owner
    group by o.rank, o.object, g.grantee, g.is_grantable
    order by o.rank, o.object collate "C"`.execute(transaction)
  return rows
}
