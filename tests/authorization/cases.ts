// For every operation: a fresh target that stands in a unit, and the input that names it; valid, so that `allowed` means done.
import { followSearch } from '@lantai/kernel'
import { gridRows, xlsxOf } from '@lantai/extract/testing'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { plantDocument, plantRepaired } from '../operation/plant-document.ts'
import type { World } from '../operation/world.ts'
import { planted_secret } from './ground.ts'
import type { Ground } from './ground.ts'
import {
  freshName, nameOf, plantAssignment, plantBody, plantCharge, plantDeputy, plantDraft, plantDuty, plantEntry, plantFinding, plantHolding,
  plantLeader, plantPerson, plantProposal, plantSecondLook, plantSession, plantTarget, plantTwoFindings, plantUnit, signInNameOf,
  versionOfUnit,
} from './plant.ts'

export interface Stand { readonly ground: Ground; readonly world: World; readonly unit: string; readonly caller: Actor }

export interface Planted {
  readonly input: Record<string, unknown>
  /** The row a list is looked through for. */
  readonly target?: string
  /** Where the operation is about one's own: the planted account itself calls, if anybody signed in does. */
  readonly caller?: Actor
  /** Where the operation needs an instance of its own. */
  readonly world?: World
}

export interface Case {
  plant(stand: Stand): Promise<Planted>
  /** Lists only: the ids of the rows in an answer. */
  readonly shown?: (answer: never) => readonly string[]
  /** True where no unit is there for a target to stand in: each caller calls once, and his five cells say the same. */
  readonly placeless?: true
}

type Row = Readonly<Record<string, unknown>>

/** The ids of the rows of a list; a unit told only as the way up to the caller's own is no row of his list. */
function rowsOf(list: string, id: string) {
  return (answer: Readonly<Record<string, readonly Row[]>>): readonly string[] =>
    answer[list]!.filter((row) => row['context'] !== true).map((row) => String(row[id]))
}

/** An account at the unit with the caller's own roles, which then calls in his place. */
async function ownAccount({ ground, unit, caller }: Stand): Promise<Actor> {
  return ground.person(unit, caller.grants.map((grant) => [grant.role, grant.unit] as const))
}

/** The day so many days from now. */
export function inDays(days: number): string { return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) }

const administrator = (world: World) => ({ name: '管理员', signInName: signInNameOf(world.parts.ids.next()) })

const before_sign_in: Readonly<Record<string, Case>> = {
  'org.set-up': {
    placeless: true,
    async plant({ ground }) {
      const { world, setUpSecret } = await ground.emptyInstance()
      return {
        world,
        input: {
          setUpSecret, bureauName: '市局', systemAdministrator: administrator(world), securityAdministrator: administrator(world),
          auditAdministrator: administrator(world),
        },
      }
    },
  },
  'org.sign-in': {
    async plant({ ground, world, unit }) {
      const person = await plantPerson(world, unit, { secretHash: ground.secretHash })
      return { input: { name: signInNameOf(person), secret: planted_secret, kind: 'token' } }
    },
  },
}

const own: Readonly<Record<string, Case>> = {
  'org.sign-out': { plant: async (stand) => ({ caller: await ownAccount(stand), input: {} }) },
  'org.show-me': { plant: async (stand) => ({ caller: await ownAccount(stand), input: {} }) },
  'org.change-secret': {
    plant: async (stand) => ({ caller: await ownAccount(stand), input: { oldSecret: planted_secret, newSecret: 'another horse battery' } }),
  },
  'org.end-session': {
    async plant(stand) {
      const caller = await ownAccount(stand)
      return { caller, input: { session: (await plantSession(stand.world, caller.id)).session } }
    },
  },
}

const units: Readonly<Record<string, Case>> = {
  'org.list-units': { plant: async ({ unit }) => ({ target: unit, input: {} }), shown: rowsOf('units', 'id') },
  'org.expand-unit-group': {
    async plant({ world, unit }) {
      const office = await plantUnit(world, unit)
      await sql`update org.unit set kind = 'county-bureau' where id = ${office}`.execute(world.database.owner)
      return { target: await plantUnit(world, office), input: { words: '机关各科室', unit: office } }
    },
    shown: rowsOf('units', 'id'),
  },
  'org.create-unit': { plant: async ({ world, unit }) => ({ input: { parent: unit, name: freshName(world), kind: 'section' } }) },
  // The unit itself, not one below it: whoever keeps units keeps the one he stands in as well.
  'org.change-unit': {
    plant: async ({ world, unit }) => ({ input: { unit, expectedVersion: await versionOfUnit(world, unit), name: freshName(world) } }),
  },
  // What has units below it cannot be closed: in reach it is a new one; out of reach, where none is closed, the place itself.
  'org.close-unit': {
    async plant({ world, unit }) {
      const inside = unit === world.units.own || unit === world.units.child
      if (inside) return { input: { unit: await plantUnit(world, unit), expectedVersion: 1 } }
      return { input: { unit, expectedVersion: await versionOfUnit(world, unit) } }
    },
  },
  'org.list-outside-bodies': {
    plant: async ({ world, unit }) => ({ target: await plantBody(world, unit), input: {} }), shown: rowsOf('bodies', 'id'),
  },
  'org.create-outside-body': { plant: async ({ world, unit }) => ({ input: { unit, name: freshName(world), kind: 'other' } }) },
  'org.change-outside-body': {
    plant: async ({ world, unit }) => ({ input: { body: await plantBody(world, unit), expectedVersion: 1, name: freshName(world) } }),
  },
  'org.list-duties': {
    plant: async ({ world, unit }) => ({ target: await plantDuty(world, unit), input: { unit } }), shown: rowsOf('duties', 'id'),
  },
  'org.set-duty': { plant: async ({ world, unit }) => ({ input: { unit, text: `承办${freshName(world)}` } }) },
  'org.list-calendar': { plant: async ({ unit }) => ({ input: { unit, from: '2026-02-01', until: '2026-02-28' } }) },
  'org.set-calendar-day': { plant: async ({ unit }) => ({ input: { unit, day: '2026-02-13', working: false, note: '调休' } }) },
  'org.end-duty': { plant: async ({ world, unit }) => ({ input: { duty: await plantDuty(world, unit) } }) },
}

/** A list with one new unit in it, uploaded by who calls. */
export async function plantRegister(world: World, owner: Actor): Promise<string> {
  return world.upload(owner, xlsxOf({ sheets: [{ name: '单位', rows: gridRows([['单位名称', '类别'], [freshName(world), '科室']]) }] }))
}

const register: Readonly<Record<string, Case>> = {
  'org.preview-register': { plant: async ({ world, unit, caller }) => ({ input: { blob: await plantRegister(world, caller), unit } }) },
  'org.export-register': { plant: async ({ unit }) => ({ input: { unit } }) },
  'org.import-register': { plant: async ({ world, unit, caller }) => ({ input: { blob: await plantRegister(world, caller), unit } }) },
}

const people: Readonly<Record<string, Case>> = {
  'org.list-people': {
    async plant({ world, unit }) {
      const target = await plantPerson(world, unit)
      return { target, input: { unit, text: nameOf(target) } }
    },
    shown: rowsOf('people', 'id'),
  },
  'org.create-person': {
    plant: async ({ world, unit }) => ({ input: { unit, name: '新人', signInName: signInNameOf(world.parts.ids.next()) } }),
  },
  'org.change-person': {
    plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit), expectedVersion: 1, title: '科长' } }),
  },
  'org.disable-person': { plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit), expectedVersion: 1 } }) },
  'org.enable-person': {
    plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit, { state: 'disabled' }), expectedVersion: 1 } }),
  },
  'org.renew-secret': { plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit) } }) },
  'org.list-roles': {
    async plant({ world, unit }) {
      const person = await plantPerson(world, unit)
      return { target: await plantHolding(world, person, 'handler', unit), input: { person, unit } }
    },
    shown: rowsOf('holdings', 'id'),
  },
  'org.give-role': { plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit), role: 'liaison', unit } }) },
  'org.take-role': {
    plant: async ({ world, unit }) => ({ input: { holding: await plantHolding(world, await plantPerson(world, unit), 'handler', unit) } }),
  },
  'org.list-charges': {
    async plant({ world, unit }) {
      const person = await plantLeader(world, unit)
      return { target: await plantCharge(world, person, unit), input: { person, unit } }
    },
    shown: rowsOf('charges', 'id'),
  },
  'org.list-deputies': {
    plant: async ({ world, unit }) => ({ target: (await plantDeputy(world, unit)).id, input: {} }), shown: rowsOf('deputies', 'id'),
  },
  'org.set-deputy': {
    async plant({ world, unit }) {
      const person = await plantPerson(world, unit)
      await plantHolding(world, person, 'handler', unit)
      return { input: { person, deputy: await plantPerson(world, unit), validUntil: inDays(30) } }
    },
  },
  'org.end-deputy': { plant: async ({ world, unit }) => ({ input: { deputy: (await plantDeputy(world, unit)).id } }) },
  'org.set-charge': { plant: async ({ world, unit }) => ({ input: { person: await plantLeader(world, unit), unit } }) },
  'org.end-charge': {
    plant: async ({ world, unit }) => ({ input: { charge: await plantCharge(world, await plantLeader(world, unit), unit) } }),
  },
}

const documents: Readonly<Record<string, Case>> = {
  'reading.receive-document': {
    async plant({ world, unit, caller }) {
      const blob = await world.upload(caller, Buffer.from(`${freshName(world)}：要抓好。`))
      return { input: { blob, name: '来文.txt', unit } }
    },
  },
  'reading.list-documents': {
    plant: async ({ world, unit }) => ({ target: (await plantDocument(world, unit, '要抓好。')).document, input: { rows: 200 } }),
    shown: rowsOf('documents', 'document'),
  },
  'reading.search-documents': {
    async plant({ world, unit }) {
      const { document } = await plantDocument(world, unit, '要抓好。')
      await followSearch(world.parts, world.parts.registry.search!)
      return { target: document, input: { q: '抓好', rows: 50 } }
    },
    shown: (answer: { results: readonly { document: { document: string } }[] }) => answer.results.map((row) => row.document.document),
  },
  'reading.show-document': {
    plant: async ({ world, unit }) => ({ input: { document: (await plantDocument(world, unit, '要抓好。')).document } }),
  },
  'reading.add-finding': {
    async plant({ world, unit }) {
      const { sentences } = await plantDocument(world, unit, '要抓好。')
      return { input: { sentence: sentences[0], kind: 'task', span: { start: 0, end: 2 } } }
    },
  },
  'reading.confirm-finding': {
    plant: async ({ world, unit }) => ({ input: { finding: (await plantProposal(world, unit, 'proposed')).finding, expectedVersion: 1 } }),
  },
  'reading.change-finding': {
    plant: async ({ world, unit }) => ({
      input: { finding: (await plantProposal(world, unit, 'proposed')).finding, expectedVersion: 1, values: null },
    }),
  },
  'reading.read-due': {
    plant: async ({ world, unit }) => ({ input: { finding: (await plantFinding(world, unit)).finding, words: '年底前' } }),
  },
  'reading.confirm-findings': {
    async plant({ world, unit }) {
      const { document, finding } = await plantProposal(world, unit, 'proposed')
      return { input: { document, findings: [{ finding, expectedVersion: 1 }] } }
    },
  },
  'reading.reopen-findings': {
    async plant({ world, unit }) {
      const { document, finding } = await plantFinding(world, unit)
      return { input: { document, findings: [{ finding, expectedVersion: 1 }] } }
    },
  },
  'reading.split-finding': {
    async plant({ world, unit }) {
      return { input: { finding: (await plantFinding(world, unit)).finding, expectedVersion: 1, at: [1] } }
    },
  },
  'reading.merge-findings': {
    async plant({ world, unit }) {
      const { document, findings } = await plantTwoFindings(world, unit)
      return { input: { document, findings: findings.map((finding) => ({ finding, expectedVersion: 1 })) } }
    },
  },
  'reading.restore-finding': {
    plant: async ({ world, unit }) => ({ input: { finding: (await plantProposal(world, unit, 'withdrawn')).finding, expectedVersion: 1 } }),
  },
  'reading.withdraw-finding': {
    plant: async ({ world, unit }) => ({ input: { finding: (await plantFinding(world, unit)).finding, expectedVersion: 1 } }),
  },
  'reading.settle-place': {
    async plant({ world, unit }) {
      const { document, revision } = await plantRepaired(world, unit)
      return { input: { document, revision, place: 0, text: '常' } }
    },
  },
  'reading.rerun-document': {
    plant: async ({ world, unit }) => ({ input: { document: (await plantDocument(world, unit, '要抓好。')).document, from: 'find' } }),
  },
  'reading.rerun-unit': { plant: async ({ unit }) => ({ input: { unit } }) },
  'reading.answer-second-look': {
    plant: async ({ world, unit }) => ({ input: { look: (await plantSecondLook(world, unit)).look, expectedVersion: 1, answer: 'drop' } }),
  },
  'reading.list-findings': {
    async plant({ world, unit }) {
      const { finding, document } = await plantFinding(world, unit)
      return { target: finding, input: { document } }
    },
    shown: rowsOf('findings', 'finding'),
  },
  'reading.follow-findings': {
    plant: async ({ world, unit }) => ({ input: { document: (await plantFinding(world, unit)).document, after: 0 } }),
  },
  'reading.list-outcomes': {
    plant: async ({ world, unit }) => ({ target: (await plantFinding(world, unit)).document, input: { rows: 200 } }),
    shown: rowsOf('outcomes', 'document'),
  },
  'reading.mark-target': {
    plant: async ({ world, unit }) => ({ input: { finding: (await plantFinding(world, unit)).finding, expectedVersion: 1 } }),
  },
  'reading.unmark-target': {
    plant: async ({ world, unit }) => ({ input: { finding: await plantTarget(world, unit), expectedVersion: 1 } }),
  },
  'reading.follow-sentence': { plant: async ({ world, unit }) => ({ input: { sentence: (await plantFinding(world, unit)).sentence } }) },
}

const drafts: Readonly<Record<string, Case>> = {
  'work.draft-matters': {
    async plant({ world, unit }) {
      const { document, finding } = await plantFinding(world, unit)
      return { input: { document, findings: [finding] } }
    },
  },
  'work.change-draft': {
    plant: async ({ world, unit }) => ({ input: { matter: (await plantDraft(world, unit)).matter, expectedVersion: 1, title: '抓落实' } }),
  },
  'work.change-drafts': {
    async plant({ world, unit }) {
      const { document, matter } = await plantDraft(world, unit)
      return { input: { document, cells: [{ matter, expectedVersion: 1, field: 'due', text: '2026-06-30' }] } }
    },
  },
  'work.change-assignments': {
    async plant({ world, unit }) {
      const { matter } = await plantDraft(world, unit)
      const assignments = [{ assignment: await plantAssignment(world, matter), due: '2026-06-30' }]
      return { input: { matter, expectedVersion: 1, assignments } }
    },
  },
  'work.restore-draft': {
    plant: async ({ world, unit }) => ({ input: { matter: (await plantDraft(world, unit, 'discarded')).matter, expectedVersion: 1 } }),
  },
  'work.discard-draft': {
    plant: async ({ world, unit }) => ({ input: { matter: (await plantDraft(world, unit)).matter, expectedVersion: 1 } }),
  },
  'work.list-drafts': {
    async plant({ world, unit }) {
      const { matter, document } = await plantDraft(world, unit)
      return { target: matter, input: { document } }
    },
    shown: rowsOf('drafts', 'matter'),
  },
  'work.show-draft': { plant: async ({ world, unit }) => ({ input: { matter: (await plantDraft(world, unit)).matter } }) },
  'work.export-drafts': { plant: async ({ world, unit }) => ({ input: { document: (await plantDraft(world, unit)).document } }) },
}

export const cases: Readonly<Record<string, Case>> = {
  ...before_sign_in, ...own, ...units, ...register, ...people, ...documents, ...drafts,
  'journal.list-entries': {
    plant: async ({ world, unit }) => ({ target: await plantEntry(world, unit), input: { rows: 200 } }),
    shown: rowsOf('entries', 'subjectId'),
  },
}

/** What is missing between the operations of a registry and the cases. */
export function uncovered(operations: readonly string[]): readonly string[] {
  return [
    ...operations.filter((name) => !Object.hasOwn(cases, name)).map((name) => `${name} has no case.`),
    ...Object.keys(cases).filter((name) => !operations.includes(name)).map((name) => `The case ${name} is for no operation.`),
  ]
}
