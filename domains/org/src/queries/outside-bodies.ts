import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '@lantai/kernel'
import { orgErrors } from '../errors.ts'
import { orgLimits } from '../limits.ts'
import type { BodyKind } from '../model/fields.ts'
import { constraintOf } from './constraint.ts'

export interface PlacedBody { readonly id: string; readonly unit: string; readonly version: number; readonly lineage: readonly string[] }

export async function loadBody(db: Database, id: string): Promise<PlacedBody | undefined> {
  const { rows } = await sql<PlacedBody>`
    select body.id, body.unit_id as unit, body.version, unit.lineage
      from org.outside_body as body join org.unit on unit.id = body.unit_id where body.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export interface BodyRow {
  readonly id: string
  readonly name: string
  readonly kind: BodyKind
  readonly address: string | null
  readonly unitId: string
  readonly unitName: string
  readonly version: number
  readonly mayKeep: boolean
}

export async function listBodies(db: Database, units: readonly string[], keep: readonly string[]): Promise<readonly BodyRow[]> {
  const { rows } = await sql<BodyRow>`
    select body.id, body.name, body.kind, body.address, unit.id as "unitId", unit.name as "unitName", body.version,
           unit.lineage && ${[...keep]}::uuid[] as "mayKeep"
      from org.outside_body as body join org.unit on unit.id = body.unit_id
     where unit.lineage && ${[...units]}::uuid[]
     order by body.name, body.id limit ${orgLimits.rows_max + 1}`.execute(db)
  return rows
}

export interface NewBody {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly kind: BodyKind
  readonly address: string | null
}

/** Raises org.body-name-taken. */
export async function insertBody(transaction: DatabaseTransaction, body: NewBody): Promise<void> {
  await refused(() => sql`
    insert into org.outside_body (id, unit_id, name, kind, address)
    values (${body.id}::uuid, ${body.unit}::uuid, ${body.name}, ${body.kind}, ${body.address})`.execute(transaction))
}

export interface BodyChange {
  readonly id: string
  readonly version: number
  readonly name: string | undefined
  readonly kind: BodyKind | undefined
  readonly address: string | null | undefined
}

/** The new version, or undefined when somebody was faster. Raises org.body-name-taken. */
export async function updateBody(transaction: DatabaseTransaction, change: BodyChange): Promise<number | undefined> {
  const { rows } = await refused(() => sql<{ version: number }>`
    update org.outside_body
       set name = coalesce(${change.name ?? null}, name),
           kind = coalesce(${change.kind ?? null}, kind),
           address = case when ${change.address === undefined}::boolean then address else ${change.address ?? null} end,
           version = version + 1
     where id = ${change.id}::uuid and version = ${change.version}
    returning version`.execute(transaction))
  return rows[0]?.version
}

async function refused<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (constraintOf(error) === 'outside_body_unit_id_name_key') throw orgErrors('body-name-taken')
    throw error
  }
}
