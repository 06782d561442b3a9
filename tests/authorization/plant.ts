// Rows by plain SQL, so that a target does not depend on the operations whose permissions are measured.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '@lantai/kernel'
import { plantDocument } from '../operation/plant-document.ts'
import type { World } from '../operation/world.ts'

const first_day = '2025-01-01'

/** A name nobody else in this world has. */
export function freshName(world: World): string { return `新${world.parts.ids.next()}` }

export interface PersonWanted { readonly secretHash?: string; readonly state?: 'active' | 'disabled' }

export async function plantPerson(world: World, unit: string, wanted: PersonWanted = {}): Promise<string> {
  const id = world.parts.ids.next()
  await sql`
    insert into org.person (id, name, sign_in_name, unit_id, state, secret_hash, must_change_secret)
    values (${id}, ${`试${id}`}, ${signInNameOf(id)}, ${unit}, ${wanted.state ?? 'active'}, ${wanted.secretHash ?? null}, false)`
    .execute(world.database.owner)
  return id
}

export function signInNameOf(person: string): string { return `t${person}` }
export function nameOf(person: string): string { return `试${person}` }

export async function plantHolding(world: World, person: string, role: Role, unit: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`
    insert into org.role_holding (id, person_id, role, unit_id, valid_from)
    values (${id}, ${person}, ${role}, ${unit}, ${first_day})`.execute(world.database.owner)
  return id
}

export interface PlantedSession { readonly session: string; readonly token: string }

const hour_ms = 3_600_000

/** A session that began an hour before it ends; `ends_in_hours` below zero is one whose end has passed. */
export async function plantSession(world: World, person: string, ends_in_hours = 1): Promise<PlantedSession> {
  const session = world.parts.ids.next()
  const token = Buffer.from(world.parts.random.bytes(32)).toString('base64url')
  const ends = new Date(world.parts.clock.now().getTime() + ends_in_hours * hour_ms)
  const began = new Date(ends.getTime() - hour_ms)
  await sql`
    insert into org.session (id, person_id, kind, secret_digest, created, last_seen, idle_expires, expires)
    values (${session}, ${person}, 'token', ${createHash('sha256').update(token).digest()}, ${began}, ${began}, ${ends}, ${ends})`
    .execute(world.database.owner)
  return { session, token }
}

export async function plantUnit(world: World, parent: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`
    insert into org.unit (id, name, kind, parent_id, lineage, valid_from)
    values (${id}, ${freshName(world)}, 'section', ${parent}, '{}', ${first_day})`.execute(world.database.owner)
  return id
}

export async function versionOfUnit(world: World, unit: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from org.unit where id = ${unit}`.execute(world.database.owner)
  return rows[0]!.version
}

export async function plantBody(world: World, unit: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`insert into org.outside_body (id, unit_id, name, kind) values (${id}, ${unit}, ${freshName(world)}, 'other')`
    .execute(world.database.owner)
  return id
}

export async function plantDuty(world: World, unit: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`insert into org.duty (id, unit_id, text, valid_from) values (${id}, ${unit}, '承办督查', ${first_day})`
    .execute(world.database.owner)
  return id
}

export async function plantCharge(world: World, person: string, unit: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`insert into org.charge (id, person_id, unit_id, valid_from) values (${id}, ${person}, ${unit}, ${first_day})`
    .execute(world.database.owner)
  return id
}

/** A person of the unit who holds `leader` there, so that units may be put in his charge. */
export async function plantLeader(world: World, unit: string): Promise<string> {
  const person = await plantPerson(world, unit)
  await plantHolding(world, person, 'leader', unit)
  return person
}

export interface PlantedDeputy { readonly id: string; readonly person: string; readonly deputy: string }

/** A handler of the unit for whom another person acts, who stands in the unit too unless told. */
export async function plantDeputy(world: World, unit: string, place = unit): Promise<PlantedDeputy> {
  const planted = { id: world.parts.ids.next(), person: await plantPerson(world, unit), deputy: await plantPerson(world, place) }
  await plantHolding(world, planted.person, 'handler', unit)
  await sql`
    insert into org.deputy (id, person_id, deputy_id, valid_from, valid_until, set_by)
    values (${planted.id}, ${planted.person}, ${planted.deputy}, ${first_day}, '2099-01-01', ${planted.person})`
    .execute(world.database.owner)
  return planted
}

/** A journal row about something in the unit; answers the id of what it is about. */
export async function plantEntry(world: World, unit: string): Promise<string> {
  const subject = world.parts.ids.next()
  await sql`
    insert into journal.entry (at, actor, operation, action, subject_kind, subject_id, lineage, input_digest)
    select now(), 'system:planted', 'planted.by-hand', 'planted', 'planted', ${subject}, lineage, decode(repeat('00', 32), 'hex')
      from org.unit where id = ${unit}`.execute(world.database.owner)
  return subject
}

export interface PlantedFinding { readonly finding: string; readonly sentence: string; readonly document: string }

export async function plantFinding(world: World, unit: string): Promise<PlantedFinding> {
  const { document, sentences } = await plantDocument(world, unit, '一要抓好落实。')
  const finding = world.parts.ids.next()
  await sql`
    insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
    values (${finding}, ${document}, ${sentences[0]}, 'task', 0, 2, '一要', 'person', 'confirmed', 'system:planted', now())`
    .execute(world.database.owner)
  return { finding, sentence: sentences[0]!, document }
}

/** One that is marked to be measured. */
export async function plantTarget(world: World, unit: string): Promise<string> {
  const { finding } = await plantFinding(world, unit)
  await sql`update reading.finding set target_by = 'system:planted', target_at = now() where id = ${finding}`.execute(world.database.owner)
  return finding
}

/** Two tasks of one sentence, one behind the other. */
export async function plantTwoFindings(world: World, unit: string): Promise<{ document: string; findings: readonly string[] }> {
  const { document, sentence, finding } = await plantFinding(world, unit)
  const second = world.parts.ids.next()
  await sql`
    insert into reading.finding (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
    values (${second}, ${document}, ${sentence}, 'task', 2, 4, '抓好', 'person', 'confirmed', 'system:planted', now())`
    .execute(world.database.owner)
  return { document, findings: [finding, second] }
}

/** What the engine has proposed, or what a person has rejected of it. */
export async function plantProposal(world: World, unit: string, state: 'proposed' | 'withdrawn'): Promise<PlantedFinding> {
  const { finding, ...planted } = await plantFinding(world, unit)
  const person = state === 'withdrawn' ? 'system:planted' : null
  await sql`
    update reading.finding set origin = 'engine', state = ${state}, confidence = 0.9, cues = '[]', tool_version = 'planted',
           withdrawn_by = ${person}, withdrawn_at = case when ${person}::text is not null then now() end
     where id = ${finding}`.execute(world.database.owner)
  return { finding, ...planted }
}

export interface PlantedDraft { readonly matter: string; readonly document: string; readonly finding: string }

/** A draft matter of the unit, from a task of a document of its own. */
export async function plantDraft(world: World, unit: string, state: 'drafted' | 'discarded' = 'drafted'): Promise<PlantedDraft> {
  const { finding, sentence, document } = await plantFinding(world, unit)
  const matter = world.parts.ids.next()
  await sql`
    insert into work.matter (id, unit_id, state, title, title_key, requirement, goal, due_state, due_text, document_id, sentence_id,
                             finding_id, created_by, created_at, discarded_by, discarded_at)
    values (${matter}, ${unit}, 'drafted', '要抓好', ${matter}, '一要抓好落实。', '', 'none', '', ${document}, ${sentence}, ${finding},
            'system:planted', now(), ${state === 'discarded' ? 'system:planted' : null}, case when ${state} = 'discarded' then now() end)`
    .execute(world.database.owner)
  return { matter, document, finding }
}

/** Somebody who leads in a draft. */
export async function plantAssignment(world: World, matter: string): Promise<string> {
  const id = world.parts.ids.next()
  await sql`
    insert into work.assignment (id, matter_id, role, ordinal, unit_text, state) values (${id}, ${matter}, 'lead', 1, '某科', 'prepared')`
    .execute(world.database.owner)
  return id
}

/** A mark that a later text of its document has no sentence for. */
export async function plantSecondLook(world: World, unit: string): Promise<PlantedFinding & { readonly look: string }> {
  const planted = await plantFinding(world, unit)
  const look = world.parts.ids.next()
  await sql`
    insert into reading.second_look (
      id, document_id, finding_id, decided, sentence_text, sentence_nth, word_start, words, state, at)
    values (${look}, ${planted.document}, ${planted.finding}, 'added', '一要抓好落实。', 1, 0, '一要', 'open', now())`
    .execute(world.database.owner)
  return { look, ...planted }
}
