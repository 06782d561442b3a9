// Prints a database's structure as text that is equal for equal structure: schema.sql for readers and the drift check, tables.ts for
// the compiler.
import type { Database } from '@lantai/kernel'
import * as ask from './catalogue-queries.ts'
import type { ColumnRow, DefinitionRow, GrantRow, RelationRow, SchemaDefinitionRow } from './catalogue-queries.ts'
import { default_roles } from './roles.ts'
import type { DatabaseRoles } from './roles.ts'

function plainName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function columnText(column: ColumnRow): string {
  const parts = [plainName(column.name), column.type]
  if (column.collation !== null) parts.push('collate', column.collation)
  if (column.identity !== '') parts.push('generated', column.identity === 'a' ? 'always' : 'by default', 'as identity')
  if (column.generated !== '') parts.push(`generated always as (${column.default_text}) ${column.generated === 's' ? 'stored' : 'virtual'}`)
  else if (column.default_text !== null) parts.push('default', column.default_text)
  if (column.required) parts.push('not null')
  return parts.join(' ')
}

function of<Row extends DefinitionRow>(rows: readonly Row[], relation: RelationRow): string[] {
  return rows.filter((row) => row.relation === relation.oid).map((row) => row.definition)
}

function tableText(relation: RelationRow, columns: readonly string[], constraints: readonly string[]): string {
  const name = `${plainName(relation.schema)}.${plainName(relation.name)}`
  const end = [
    relation.partition_key === null ? '' : ` partition by ${relation.partition_key}`,
    relation.options === null || relation.options === '' ? '' : ` with (${relation.options})`,
    relation.row_security ? `;\nalter table ${name} enable row level security` : '',
  ].join('')
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n')
  if (relation.partition_of !== null && relation.partition_bound !== null) {
    return `create table ${name} partition of ${relation.partition_of} ${relation.partition_bound}${end};`
  }
  return `create table ${name} (\n${body}\n)${end};`
}

function viewText(relation: RelationRow): string {
  const kind = relation.kind === 'm' ? 'materialized view' : 'view'
  const options = relation.options === null || relation.options === '' ? '' : ` with (${relation.options})`
  return `create ${kind} ${plainName(relation.schema)}.${plainName(relation.name)}${options} as\n${relation.view?.trimEnd() ?? ''}`
}

/** Shown under the names the migrations use, whatever the roles are called on this server. */
function grantText(grant: GrantRow, roles: DatabaseRoles): string {
  const role = (Object.keys(roles) as (keyof DatabaseRoles)[]).find((each) => roles[each] === grant.role)
  const shown = role === undefined ? plainName(grant.role) : default_roles[role]
  return `grant ${grant.privileges} on ${grant.object} to ${shown}${grant.grantable ? ' with grant option' : ''};`
}

interface Catalogue {
  readonly relations: readonly RelationRow[]
  readonly columns: readonly ColumnRow[]
  readonly constraints: readonly DefinitionRow[]
  readonly indexes: readonly DefinitionRow[]
  readonly triggers: readonly DefinitionRow[]
  readonly policies: readonly DefinitionRow[]
  readonly sequences: readonly DefinitionRow[]
  readonly types: readonly SchemaDefinitionRow[]
  readonly functions: readonly SchemaDefinitionRow[]
}

function schemaBlocks(schema: string, found: Catalogue): string[] {
  const own = (...kinds: string[]): RelationRow[] =>
    found.relations.filter((relation) => relation.schema === schema && kinds.includes(relation.kind))
  const ended = (lines: readonly string[]): string[] => lines.map((line) => `${line.trimEnd()};`)
  const definitions = (rows: readonly SchemaDefinitionRow[]): string[] =>
    ended(rows.filter((row) => row.schema === schema).map((row) => row.definition))
  return [
    `create schema ${plainName(schema)};`,
    ...definitions(found.types),
    ...own('S').flatMap((sequence) => ended(of(found.sequences, sequence))),
    ...own('r', 'p').map((table) => [
      tableText(table, found.columns.filter((column) => column.relation === table.oid).map(columnText), of(found.constraints, table)),
      ...ended([...of(found.indexes, table), ...of(found.triggers, table), ...of(found.policies, table)]),
    ].join('\n')),
    ...own('v', 'm').map((view) => [viewText(view), ...ended([...of(found.indexes, view), ...of(found.triggers, view)])].join('\n')),
    ...definitions(found.functions),
  ]
}

/** Ordered by the printed line, because the roles' own names differ from server to server. */
function grantBlock(grants: readonly GrantRow[], roles: DatabaseRoles): string[] {
  const lines = grants.map((grant) => ({ object: grant.object, text: grantText(grant, roles) }))
  lines.sort((a, b) => (a.object === b.object && a.text < b.text ? -1 : a.object === b.object && a.text > b.text ? 1 : 0))
  return lines.length === 0 ? [] : [lines.map((line) => line.text).join('\n')]
}

/**
 * The structure of the given schemas as SQL, for reading and comparing: schemas, types, sequences, tables with columns, constraints,
 * indexes,
 * triggers and policies, views, functions, grants. Ordered by name; equal structure gives equal text on PostgreSQL 17 and 18.
 * `roles` says what the three roles are called on this server.
 */
export function printSchema(db: Database, schemas: readonly string[], roles: DatabaseRoles = default_roles): Promise<string> {
  return ask.readCatalogue(db, async (transaction) => {
    const found: Catalogue = {
      relations: await ask.relations(transaction, schemas),
      columns: await ask.columns(transaction, schemas),
      constraints: await ask.constraints(transaction, schemas),
      indexes: await ask.indexes(transaction, schemas),
      triggers: await ask.triggers(transaction, schemas),
      policies: await ask.policies(transaction, schemas),
      sequences: await ask.sequences(transaction, schemas),
      types: await ask.types(transaction, schemas),
      functions: await ask.functions(transaction, schemas),
    }
    const extensions = (await ask.extensions(transaction)).map((name) => `create extension ${plainName(name)};`)
    const blocks = [
      '-- Printed from the catalogue of a migrated database; not to be edited and not to be run.',
      ...(extensions.length === 0 ? [] : [extensions.join('\n')]),
      ...schemas.toSorted().flatMap((schema) => schemaBlocks(schema, found)),
      ...grantBlock(await ask.grants(transaction, schemas), roles),
    ]
    return `${blocks.join('\n\n')}\n`
  })
}

/** What values.ts makes of each type; a type not named here stays unknown, so that its first user decides. */
const types_of_values: Readonly<Record<string, string>> = {
  bool: 'boolean', int2: 'number', int4: 'number', int8: 'number', oid: 'number', float4: 'number', float8: 'number',
  text: 'string', varchar: 'string', bpchar: 'string', name: 'string', uuid: 'string', numeric: 'string', date: 'string',
  timestamp: 'string', interval: 'string', time: 'string', timetz: 'string', inet: 'string', cidr: 'string', citext: 'string',
  ltree: 'string', tsvector: 'string', daterange: 'string', int4range: 'string', int8range: 'string', numrange: 'string',
  tstzrange: 'string', timestamptz: 'Date', bytea: 'Buffer', json: 'unknown', jsonb: 'unknown',
}

/** Arrays that come as arrays; others (of enumerations, for one) come as PostgreSQL's text. */
const read_arrays = new Set([
  'bool', 'int2', 'int4', 'int8', 'oid', 'float4', 'float8', 'text', 'varchar', 'bpchar', 'uuid', 'numeric', 'date', 'timestamp',
  'interval', 'timestamptz', 'bytea', 'json', 'jsonb', 'inet', 'cidr',
])

function valueType(column: ColumnRow): string {
  if (column.is_array) return read_arrays.has(column.base) ? `${types_of_values[column.base] ?? 'unknown'}[]` : 'string'
  if (column.labels !== null) return column.labels.map((label) => `'${label.replace(/['\\]/g, '\\$&')}'`).join(' | ')
  return types_of_values[column.base] ?? 'unknown'
}

/** 'work', 'matter_state' → 'WorkMatterState' */
function interfaceName(...names: readonly string[]): string {
  return names.join('_').split(/[^A-Za-z0-9]+/).filter((part) => part !== '').map((part) => part[0]?.toUpperCase() + part.slice(1)).join('')
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`
}

/** For inserts: what the database fills in may be left out, what it always makes must be. */
function tableType(name: string, columns: readonly ColumnRow[]): string {
  const always = columns.filter((column) => column.identity === 'a' || column.generated !== '')
  const sometimes = columns.filter((column) => !always.includes(column) && (column.identity === 'd' || column.default_text !== null))
  if (always.length + sometimes.length === 0) return name
  const fields = columns.filter((column) => always.includes(column) || sometimes.includes(column)).map((column) => {
    const wrapper = always.includes(column) ? 'GeneratedAlways' : 'Generated'
    return `    ${propertyName(column.name)}: ${wrapper}<${name}['${column.name}']>`
  })
  return `Filled<${name}, {\n${fields.join('\n')}\n  }>`
}

/**
 * The TypeScript text of one schema's rows: `export interface OrgUnit { id: string … }` a table or view, and `export interface
 * OrgTables` for
 * Kysely, keyed `'org.unit'`, in which columns the database fills in are Generated. Columns of views may always be null.
 */
export function printTables(db: Database, schema: string): Promise<string> {
  return ask.readCatalogue(db, async (transaction) => {
    const all = await ask.relations(transaction, [schema])
    const relations = all.filter((relation) => relation.kind !== 'S' && relation.partition_of === null)
    const columns = await ask.columns(transaction, [schema])
    const interfaces: string[] = []
    const entries: string[] = []
    for (const relation of relations) {
      const own = columns.filter((column) => column.relation === relation.oid)
      const name = interfaceName(schema, relation.name)
      const is_view = relation.kind === 'v' || relation.kind === 'm'
      const lines = own.map((column) => {
        const type = valueType(column)
        // unknown already holds null.
        return `  ${propertyName(column.name)}: ${type}${(column.required && !is_view) || type === 'unknown' ? '' : ' | null'}`
      })
      interfaces.push(`export interface ${name} {\n${lines.join('\n')}\n}`)
      entries.push(`  '${schema}.${relation.name}': ${tableType(name, own)}`)
    }
    const map = `export interface ${interfaceName(schema)}Tables {\n${entries.join('\n')}\n}`
    const text = entries.join('\n')
    const imports = ['Generated', 'GeneratedAlways'].filter((name) => text.includes(`${name}<`))
    const head = ['// Generated from the database by `npm run generate`; not to be edited.']
    if (imports.length > 0) {
      head.push(`import type { ${imports.join(', ')} } from 'kysely'`, '')
      head.push('/** A row some of whose columns the database fills in. */', 'type Filled<Row, Made> = Omit<Row, keyof Made> & Made')
    }
    return `${head.join('\n')}\n\n${[...interfaces, map].join('\n\n')}\n`
  })
}
