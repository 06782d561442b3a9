// Calls that name two things: the first stands at `own`, where the caller may; the second stands anywhere. Whoever looks only at the
// first lets a call reach everything through its second. By hand, like the table.
import type { Registry, Role } from '@lantai/kernel'
import { plantDocument } from '../operation/plant-document.ts'
import { callOnce } from './carry-out.ts'
import { inDays, plantRegister } from './cases.ts'
import type { Planted, Stand } from './cases.ts'
import type { Ground } from './ground.ts'
import {
  plantAssignment, plantCharge, plantDeputy, plantDraft, plantFinding, plantHolding, plantLeader, plantPerson, plantSecondLook,
  plantSession, plantUnit,
} from './plant.ts'
import { places } from './read-table.ts'
import type { Place } from './read-table.ts'

export interface SecondId {
  readonly operation: string
  /** The second thing, in words. */
  readonly second: string
  /** Held at `own` by the caller. */
  readonly role: Role
  /** `stand.unit` is where the second thing stands. */
  plant(stand: Stand): Promise<Planted>
  readonly expected: Readonly<Record<Place, string>>
}

const within = { own: 'allowed', child: 'allowed', sibling: 'not-found', parent: 'not-found', other: 'not-found' } as const
const nowhere = { own: 'not-found', child: 'not-found', sibling: 'not-found', parent: 'not-found', other: 'not-found' } as const
const everywhere = (word: string): Record<Place, string> => ({ own: word, child: word, sibling: word, parent: word, other: word })
/** The answer is the same for all, so that it tells nothing of the finding. */
const findingElsewhere = everywhere('reading.finding-elsewhere')
const assignmentElsewhere = everywhere('work.cells-refused')
/** Refused as a sentence of the same unit would be, so that the answer tells nothing of it. */
const elsewhere = everywhere('reading.sentence-elsewhere')
const anywhere = { own: 'allowed', child: 'allowed', sibling: 'allowed', parent: 'allowed', other: 'allowed' } as const

/** What an operation looks at itself, after `allow` has looked at the first thing. */
export const looked_at_inside: readonly SecondId[] = [
  {
    operation: 'org.change-unit', second: 'the unit it is put below', role: 'system-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { unit: await plantUnit(world, world.units.child), expectedVersion: 1, parent: unit } }),
  },
  {
    operation: 'org.change-person', second: 'the unit the person comes to', role: 'system-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, world.units.own), expectedVersion: 1, unit } }),
  },
  {
    operation: 'org.give-role', second: 'the person who gets it', role: 'security-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, unit), role: 'handler', unit: world.units.own } }),
  },
  {
    operation: 'work.change-draft', second: 'the supervisor', role: 'supervision-officer', expected: within,
    plant: async ({ world, unit }) => ({
      input: { matter: (await plantDraft(world, world.units.own)).matter, expectedVersion: 1, supervisor: await plantPerson(world, unit) },
    }),
  },
  {
    operation: 'org.set-charge', second: 'the leader', role: 'system-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { person: await plantLeader(world, unit), unit: world.units.own } }),
  },
  {
    operation: 'org.set-deputy', second: 'the deputy', role: 'office-head', expected: within,
    plant: async ({ world, unit }) => (
      { input: { person: await plantLeader(world, world.units.own), deputy: await plantPerson(world, unit), validUntil: inDays(30) } }),
  },
  {
    operation: 'org.set-deputy', second: 'the person he acts for', role: 'office-head', expected: within,
    plant: async ({ world, unit }) => (
      { input: { person: await plantLeader(world, unit), deputy: await plantPerson(world, world.units.own), validUntil: inDays(30) } }),
  },
]

/** What `allow` itself must look at although the other thing stands at `own`. */
const looked_at_first: readonly SecondId[] = [
  {
    // One of another matter is none of this one's, wherever it stands, and the answer is the same for all.
    operation: 'work.change-assignments', second: 'the assignment', role: 'supervision-officer', expected: assignmentElsewhere,
    async plant({ world, unit }) {
      const assignment = await plantAssignment(world, (await plantDraft(world, unit)).matter)
      const { matter } = await plantDraft(world, world.units.own)
      return { input: { matter, expectedVersion: 1, assignments: [{ assignment, due: '2026-06-30' }] } }
    },
  },
  ...['reading.confirm-findings', 'reading.reopen-findings'].map((operation): SecondId => ({
    operation, second: 'a finding of another document', role: 'supervision-officer', expected: findingElsewhere,
    async plant({ world, unit }) {
      const { document } = await plantDocument(world, world.units.own, '要抓好。')
      return { input: { document, findings: [{ finding: (await plantFinding(world, unit)).finding, expectedVersion: 1 }] } }
    },
  })),
  {
    operation: 'work.draft-matters', second: 'a finding of another document', role: 'supervision-officer',
    expected: everywhere('work.finding-elsewhere'),
    async plant({ world, unit }) {
      const { document } = await plantDocument(world, world.units.own, '要抓好。')
      return { input: { document, findings: [(await plantFinding(world, unit)).finding] } }
    },
  },
  {
    operation: 'work.change-drafts', second: 'a draft of another document', role: 'supervision-officer',
    expected: everywhere('work.cells-refused'),
    async plant({ world, unit }) {
      const { document } = await plantDocument(world, world.units.own, '要抓好。')
      const { matter } = await plantDraft(world, unit)
      return { input: { document, cells: [{ matter, expectedVersion: 1, field: 'title', text: '抓落实' }] } }
    },
  },
  {
    operation: 'reading.merge-findings', second: 'a task of another document', role: 'supervision-officer', expected: findingElsewhere,
    async plant({ world, unit }) {
      const { document, finding } = await plantFinding(world, world.units.own)
      const other = (await plantFinding(world, unit)).finding
      return { input: { document, findings: [finding, other].map((one) => ({ finding: one, expectedVersion: 1 })) } }
    },
  },
  {
    // A sentence of another document is none of this one's, wherever it stands, and the answer is the same for all.
    operation: 'reading.answer-second-look', second: 'the sentence', role: 'supervision-officer', expected: elsewhere,
    async plant({ world, unit }) {
      const { look } = await plantSecondLook(world, world.units.own)
      const { sentences } = await plantDocument(world, unit, '要抓好。')
      return { input: { look, expectedVersion: 1, answer: 'take-over', sentence: sentences[0] } }
    },
  },
  {
    operation: 'org.give-role', second: 'the unit it is held for', role: 'security-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { person: await plantPerson(world, world.units.own), role: 'handler', unit } }),
  },
  {
    operation: 'org.take-role', second: 'the unit it is held for', role: 'security-administrator', expected: within,
    plant: async ({ world, unit }) => (
      { input: { holding: await plantHolding(world, await plantPerson(world, world.units.own), 'handler', unit) } }),
  },
  {
    // Who may do what in a unit is decided there, also about those who come from elsewhere.
    operation: 'org.take-role', second: 'the unit of the person', role: 'security-administrator', expected: anywhere,
    plant: async ({ world, unit }) => (
      { input: { holding: await plantHolding(world, await plantPerson(world, unit), 'handler', world.units.own) } }),
  },
  {
    operation: 'org.set-charge', second: 'the unit in his charge', role: 'system-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { person: await plantLeader(world, world.units.own), unit } }),
  },
  {
    operation: 'org.end-charge', second: 'the unit in his charge', role: 'system-administrator', expected: within,
    plant: async ({ world, unit }) => ({ input: { charge: await plantCharge(world, await plantLeader(world, world.units.own), unit) } }),
  },
  {
    // Who acts for a person of one's own unit is ended there, wherever he comes from.
    operation: 'org.end-deputy', second: 'the unit of the deputy', role: 'office-head', expected: anywhere,
    plant: async ({ world, unit }) => ({ input: { deputy: (await plantDeputy(world, world.units.own, unit)).id } }),
  },
  {
    operation: 'org.end-deputy', second: 'the unit of the person he acts for', role: 'office-head', expected: within,
    plant: async ({ world, unit }) => ({ input: { deputy: (await plantDeputy(world, unit, world.units.own)).id } }),
  },
  {
    operation: 'org.end-session', second: 'the person whose session it is', role: 'system-administrator', expected: nowhere,
    plant: async ({ world, unit }) => ({ input: { session: (await plantSession(world, await plantPerson(world, unit))).session } }),
  },
]

/** An uploaded file is its owner's alone, also for his neighbours; it is refused by its own code. */
const unclaimed = 'kernel.blob-not-found'
const of_files: readonly SecondId[] = [
  {
    operation: 'reading.receive-document', second: 'the person who uploaded it', role: 'supervision-officer',
    expected: { own: unclaimed, child: unclaimed, sibling: unclaimed, parent: unclaimed, other: unclaimed },
    async plant({ ground, world, unit }) {
      const blob = await world.upload(await ground.person(unit), Buffer.from(`${world.parts.ids.next()}：要抓好。`))
      return { input: { blob, name: '来文.txt', unit: world.units.own } }
    },
  },
  ...['org.preview-register', 'org.import-register'].map((operation): SecondId => ({
    operation, second: 'the person who uploaded it', role: 'system-administrator',
    expected: { own: unclaimed, child: unclaimed, sibling: unclaimed, parent: unclaimed, other: unclaimed },
    plant: async ({ ground, world, unit }) => (
      { input: { blob: await plantRegister(world, await ground.person(unit)), unit: world.units.own } }),
  })),
]

export const second_ids: readonly SecondId[] = [...looked_at_inside, ...looked_at_first, ...of_files]

/** `place: expected …, found …`, one for each place where it does not hold. */
export async function carryOutSecondId(ground: Ground, registry: Registry, one: SecondId): Promise<readonly string[]> {
  const { world } = ground
  const caller = ground.holder(one.role)
  const differences: string[] = []
  for (const place of places) {
    const planted = await one.plant({ ground, world, unit: ground.unit(place), caller })
    const found = await callOnce({ registry, operation: one.operation, planted, caller, world })
    if (found !== one.expected[place]) differences.push(`${place}: expected ${one.expected[place]}, found ${found}`)
  }
  return differences
}
