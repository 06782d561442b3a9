// For each operation: a fresh target standing in a unit, and the input that names it.
import { sql } from 'kysely'
import type { Actor } from '@lantai/kernel'
import { plantDocument } from '../operation/plant-document.ts'
import type { World } from '../operation/world.ts'

/** What a case is called with; `id` is what a list must show. */
export interface Planted { readonly input: Record<string, unknown>; readonly id?: string }
export type Plant = (world: World, unit: string, actor: Actor) => Promise<Planted>

const today = '2026-01-01'
let named = 0
const fresh = (): string => `新${(named += 1)}`

const person = async (world: World, unit: string): Promise<string> => (await world.actor('handler', unit)).id

async function plantUnit(world: World, parent: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`insert into org.unit (id, name, kind, parent_id, lineage, ordinal, valid_from)
    values (${id}, ${fresh()}, 'section', ${parent}, '{}', 1, ${today})`.execute(world.database.owner)
  return id
}

async function plantFinding(world: World, unit: string): Promise<{ finding: string; sentence: string; document: string }> {
  const { document, sentences } = await plantDocument(world, unit, '一要抓好落实。')
  const finding = world.parts.ids.next()
  await sql`insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
    values (${finding}, ${document}, ${sentences[0]}, 'task', 0, 2, '一要', 'person', 'confirmed', 'x', now())`.execute(world.database.owner)
  return { finding, sentence: sentences[0]!, document }
}

async function plantRow(world: World, unit: string, table: 'duty' | 'charge' | 'role_holding' | 'outside_body'): Promise<string> {
  const id = world.parts.ids.next()
  const db = world.database.owner
  const holder = await person(world, unit)
  if (table === 'duty') await sql`insert into org.duty (id, unit_id, text, valid_from) values (${id}, ${unit}, '职能', ${today})`.execute(db)
  if (table === 'charge') {
    await sql`insert into org.charge (id, person_id, unit_id, valid_from) values (${id}, ${holder}, ${unit}, ${today})`.execute(db)
  }
  if (table === 'role_holding') {
    await sql`insert into org.role_holding (id, person_id, role, unit_id, valid_from)
      values (${id}, ${holder}, 'handler', ${unit}, ${today})`.execute(db)
  }
  if (table === 'outside_body') {
    await sql`insert into org.outside_body (id, unit_id, name, kind) values (${id}, ${unit}, ${fresh()}, 'other')`.execute(db)
  }
  return id
}

const row = (table: Parameters<typeof plantRow>[2], name: string): Plant => async (world, unit) => {
  const id = await plantRow(world, unit, table)
  return { id, input: name === '' ? {} : { [name]: id } }
}
const onPerson = (more: Record<string, unknown>): Plant => async (world, unit) =>
  ({ input: { person: await person(world, unit), ...more } })

export const cases: Readonly<Record<string, Plant>> = {
  'journal.list-entries': async (world, unit) => {
    const id = world.parts.ids.next()
    const { rows } = await sql<{ lineage: string[] }>`select lineage from org.unit where id = ${unit}`.execute(world.database.owner)
    await sql`insert into journal.entry (at, actor, operation, action, subject_kind, subject_id, lineage, input_digest)
      values (now(), 'x', 'x.x-x', 'x', 'x', ${id}, ${rows[0]!.lineage}::uuid[], decode(repeat('00', 32), 'hex'))`
      .execute(world.database.owner)
    return { id, input: { rows: 200 } }
  },
  'org.list-units': async (_world, unit) => ({ id: unit, input: {} }),
  'org.create-unit': async (_world, unit) => ({ input: { parent: unit, name: fresh(), kind: 'section' } }),
  'org.change-unit': async (world, unit) =>
    ({ input: { unit: await plantUnit(world, unit), expectedVersion: 1, name: fresh() } }),
  'org.close-unit': async (world, unit) => ({ input: { unit: await plantUnit(world, unit), expectedVersion: 1 } }),
  'org.list-outside-bodies': row('outside_body', ''),
  'org.create-outside-body': async (_world, unit) => ({ input: { unit, name: fresh(), kind: 'other' } }),
  'org.change-outside-body': async (world, unit) =>
    ({ input: { body: await plantRow(world, unit, 'outside_body'), expectedVersion: 1, name: fresh() } }),
  'org.list-people': async (world, unit) => {
    const id = await person(world, unit)
    // The name that world.actor gives; the unit alone holds more people than a page shows.
    return { id, input: { unit, text: `试${id.slice(-4)}` } }
  },
  'org.create-person': async (world, unit) => ({ input: { unit, name: '新人', signInName: `n${world.parts.ids.next()}` } }),
  'org.change-person': onPerson({ expectedVersion: 1, name: '改名' }),
  'org.disable-person': onPerson({ expectedVersion: 1 }),
  'org.enable-person': async (world, unit) => {
    const id = await person(world, unit)
    await sql`update org.person set state = 'disabled' where id = ${id}`.execute(world.database.owner)
    return { input: { person: id, expectedVersion: 1 } }
  },
  'org.renew-secret': onPerson({}),
  'org.list-roles': async (world, unit) => ({ id: await plantRow(world, unit, 'role_holding'), input: { unit } }),
  'org.give-role': async (world, unit) => ({ input: { person: await person(world, unit), role: 'liaison', unit } }),
  'org.take-role': row('role_holding', 'holding'),
  'org.list-charges': async (world, unit) => ({ id: await plantRow(world, unit, 'charge'), input: { unit } }),
  'org.set-charge': async (world, unit) => {
    const id = await person(world, unit)
    await sql`insert into org.role_holding (id, person_id, role, unit_id, valid_from)
      values (${world.parts.ids.next()}, ${id}, 'leader', ${unit}, ${today})`.execute(world.database.owner)
    return { input: { person: id, unit } }
  },
  'org.end-charge': row('charge', 'charge'),
  'org.list-duties': async (world, unit) => ({ id: await plantRow(world, unit, 'duty'), input: { unit } }),
  'org.set-duty': async (_world, unit) => ({ input: { unit, text: fresh() } }),
  'org.end-duty': row('duty', 'duty'),
  'reading.receive-document': async (world, unit, actor) =>
    ({ input: { blob: await world.upload(actor, Buffer.from(`${fresh()}：要抓好。`)), name: '来文.txt', unit } }),
  'reading.list-documents': async (world, unit) =>
    ({ id: (await plantDocument(world, unit, '要抓好。')).document, input: { rows: 200 } }),
  'reading.show-document': async (world, unit) => ({ input: { document: (await plantDocument(world, unit, '要抓好。')).document } }),
  'reading.add-finding': async (world, unit) => {
    const { sentences } = await plantDocument(world, unit, '要抓好。')
    return { input: { sentence: sentences[0], kind: 'task', span: { start: 0, end: 2 } } }
  },
  'reading.withdraw-finding': async (world, unit) =>
    ({ input: { finding: (await plantFinding(world, unit)).finding, expectedVersion: 1 } }),
  'reading.list-findings': async (world, unit) => {
    const { finding, document } = await plantFinding(world, unit)
    return { id: finding, input: { document } }
  },
  'reading.follow-sentence': async (world, unit) => ({ input: { sentence: (await plantFinding(world, unit)).sentence } }),
}
