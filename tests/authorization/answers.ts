// What an answer tells beside the thing that was asked for is an answer too: marks of what one may, rows above, names, the trace.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { Refusal } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { plantDocument } from '../operation/plant-document.ts'
import type { Ground } from './ground.ts'
import {
  nameOf, plantBody, plantCharge, plantDraft, plantFinding, plantPerson, plantProposal, plantSecondLook, plantUnit, signInNameOf,
} from './plant.ts'

/** One thing that must hold on any ground, however much was planted there before. */
export interface Told {
  readonly says: string
  check(ground: Ground): Promise<void>
}

function asking(ground: Ground) {
  return async <Answer>(operation: string, caller: Actor, input: Record<string, unknown> = {}): Promise<Answer> =>
    await ground.world.runtime.ask(operation, input, ground.world.call(caller)) as Answer
}

async function refusal(asked: Promise<unknown>): Promise<Refusal> {
  try {
    await asked
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('The call was expected to be refused and was not.')
}

/** A unit below the root with one below it, where nothing else stands. */
async function freshUnits({ world }: Ground): Promise<{ top: string; below: string }> {
  const top = await plantUnit(world, world.units.root)
  return { top, below: await plantUnit(world, top) }
}

export const answers: readonly Told[] = [
  {
    says: 'org.list-units tells the units above only as the way up, and marks what may be kept',
    async check(ground) {
      const ask = asking(ground)
      const { top, below } = await freshUnits(ground)
      interface Answer { units: { id: string; context: boolean; mayKeep: boolean }[] }
      for (const [role, keeps] of [['system-administrator', true], ['handler', false]] as const) {
        const { units } = await ask<Answer>('org.list-units', await ground.person(top, [[role, top]]))
        const told = units.map(({ id, context, mayKeep }) => ({ id, context, mayKeep }))
        assert.deepEqual(told, [
          { id: ground.world.units.root, context: true, mayKeep: false },
          { id: top, context: false, mayKeep: keeps },
          { id: below, context: false, mayKeep: keeps },
        ])
      }
    },
  },
  {
    says: 'org.list-people, page by page and without any filter, tells nobody from outside',
    async check(ground) {
      const ask = asking(ground)
      const { top, below } = await freshUnits(ground)
      for (const unit of [top, below, ...Object.values(ground.world.units)]) {
        for (let count = 0; count < 4; count += 1) await plantPerson(ground.world, unit)
      }
      const handler = await ground.person(top, [['handler', top]])
      interface Answer { people: { unit: { id: string } }[]; after: string | null }
      const found = new Map<string, number>()
      let page: Answer = { people: [], after: null }
      do {
        const input = { rows: 5, state: 'all', ...page.after ? { after: page.after } : {} }
        page = await ask<Answer>('org.list-people', handler, input)
        for (const { unit } of page.people) found.set(unit.id, (found.get(unit.id) ?? 0) + 1)
      } while (page.after)
      assert.deepEqual([...found.keys()].sort(), [top, below].sort())
      assert.equal(found.get(below), 4)
    },
  },
  {
    says: 'org.list-people tells sign-in names to those who keep accounts or give roles, and to nobody else',
    async check(ground) {
      const ask = asking(ground)
      const person = await plantPerson(ground.world, ground.world.units.own)
      const told = async (role: Parameters<Ground['holder']>[0]) => (
        await ask<{ people: { signInName: string | null }[] }>('org.list-people', ground.holder(role), { text: nameOf(person) })).people
      for (const role of ['system-administrator', 'security-administrator'] as const) {
        assert.deepEqual((await told(role)).map(({ signInName }) => signInName), [signInNameOf(person)])
      }
      for (const role of ['audit-administrator', 'head', 'handler'] as const) {
        assert.deepEqual((await told(role)).map(({ signInName }) => signInName), [null])
      }
    },
  },
  {
    says: 'reading marks what may be done only for those who may',
    async check(ground) {
      const ask = asking(ground)
      const { document } = await plantDocument(ground.world, ground.world.units.child, '要抓好。')
      for (const [role, may] of [['supervision-officer', true], ['office-head', false]] as const) {
        const shown = await ask<{ mayMark: boolean; mayRerun: boolean }>('reading.show-document', ground.holder(role), { document })
        const listed = await ask<{ mayReceive: boolean }>('reading.list-documents', ground.holder(role))
        assert.deepEqual([shown.mayMark, shown.mayRerun, listed.mayReceive], [may, may, may])
      }
    },
  },
  {
    says: 'reading.follow-sentence leaves out what stands elsewhere or is not for the caller, without a gap to count',
    async check(ground) {
      const ask = asking(ground)
      const { world } = ground
      const { own, child, sibling } = world.units
      const { sentence, finding } = await plantFinding(world, own)
      const of = async (unit: string): Promise<readonly (readonly [string, string])[]> => [
        ['finding', (await plantFinding(world, unit)).finding], ['document', (await plantDocument(world, unit, '要检查。')).document],
        ['unit', unit], ['person', await plantPerson(world, unit)], ['matter', (await plantDraft(world, unit)).matter],
      ]
      const [inside, outside] = [await of(child), await of(sibling)]
      for (const [kind, id] of [['finding', finding] as const, ...outside, ...inside]) {
        await sql`insert into kernel.trace (source_kind, source_id, relation, target_kind, target_id, at)
          values ('sentence', ${sentence}, 'led-to', ${kind}, ${id}, now())`.execute(world.database.owner)
      }
      for (const [role, kinds] of [['handler', 4], ['supervision-officer', 5]] as const) {
        const { steps } = await ask<{ steps: { id: string }[] }>('reading.follow-sentence', ground.holder(role), { sentence })
        assert.deepEqual(steps.map(({ id }) => id), [finding, ...inside.slice(0, kinds).map(([, id]) => id)])
      }
    },
  },
  {
    says: 'a leader reads what stands in the units in his charge; a charge without the role gives nothing',
    async check(ground) {
      const ask = asking(ground)
      const { world } = ground
      const { own, sibling, other } = world.units
      const beside = (await plantDocument(world, sibling, '要抓好。')).document
      const abroad = (await plantDocument(world, other, '要抓好。')).document
      const charged = async (role: 'leader' | 'handler'): Promise<Actor> => {
        const person = await ground.person(own, [[role, own]])
        await plantCharge(world, person.id, sibling)
        return ground.again(person.id)
      }
      const leader = await charged('leader')
      const shown = await ask<{ document: { document: string } }>('reading.show-document', leader, { document: beside })
      assert.equal(shown.document.document, beside)
      assert.equal((await refusal(ask('reading.show-document', leader, { document: abroad }))).code, 'kernel.not-found')
      const handler = await charged('handler')
      assert.equal((await refusal(ask('reading.show-document', handler, { document: beside }))).code, 'kernel.not-found')
    },
  },
  {
    says: 'what one may not know of looks exactly like what is not there',
    async check(ground) {
      const ask = asking(ground)
      const { world } = ground
      const hidden = (await plantDocument(world, world.units.other, '要抓好。')).document
      const [of_hidden, of_missing] = await Promise.all([hidden, world.parts.ids.next()].map((document) => (
        refusal(ask('reading.show-document', ground.holder('head'), { document })))))
      const told = ({ code, kind, parameters, fields }: Refusal) => ({ code, kind, parameters, fields })
      assert.deepEqual(told(of_hidden!), told(of_missing!))
      assert.deepEqual(told(of_hidden!), { code: 'kernel.not-found', kind: 'not-found', parameters: {}, fields: [] })
    },
  },
  {
    says: 'org.list-people of one unit tells those of it and below it, and org.list-outside-bodies marks what may be kept',
    async check(ground) {
      const ask = asking(ground)
      const { world } = ground
      const { top, below } = await freshUnits(ground)
      const [above, under] = [await plantPerson(world, top), await plantPerson(world, below)]
      const body = await plantBody(world, top)
      const people = async (unit: string) => (
        await ask<{ people: { id: string }[] }>('org.list-people', ground.holder('handler'), { unit })).people.map(({ id }) => id)
      assert.deepEqual(await people(top), [])
      for (const [role, keeps] of [['system-administrator', true], ['handler', false]] as const) {
        const caller = await ground.person(world.units.sibling, [[role, top]])
        const told = async (unit: string) => (
          await ask<{ people: { id: string }[] }>('org.list-people', caller, { unit })).people.map(({ id }) => id)
        assert.deepEqual([(await told(top)).toSorted(), await told(below)], [[above, under].toSorted(), [under]])
        const { bodies } = await ask<{ bodies: { id: string; mayKeep: boolean }[] }>('org.list-outside-bodies', caller)
        assert.deepEqual(bodies.map(({ id, mayKeep }) => ({ id, mayKeep })), [{ id: body, mayKeep: keeps }])
      }
    },
  },
  {
    says: 'journal.list-entries: what stood nowhere, as a sign-in under an unknown name, is told to every audit administrator',
    async check(ground) {
      const subject = ground.world.parts.ids.next()
      await sql`
        insert into journal.entry (at, actor, operation, action, subject_kind, subject_id, lineage, input_digest)
        values (now(), 'anonymous', 'planted.by-hand', 'refused', 'planted', ${subject}, '{}', decode(repeat('00', 32), 'hex'))`
        .execute(ground.world.database.owner)
      const { entries } = await asking(ground)<{ entries: { subjectId: string }[] }>(
        'journal.list-entries', ground.holder('audit-administrator'), { rows: 5 })
      assert.ok(entries.some(({ subjectId }) => subjectId === subject))
    },
  },
  {
    says: 'org.list-calendar tells what the unit and those above have arranged and nothing of others, and marks who may arrange',
    async check(ground) {
      const { world } = ground
      const { top, below } = await freshUnits(ground)
      const keeper = await ground.person(top, [['system-administrator', world.units.root]])
      for (const [unit, day] of [[top, '2026-03-02'], [below, '2026-03-03'], [world.units.sibling, '2026-03-04']]) {
        await world.runtime.execute('org.set-calendar-day', { unit, day, working: false, note: '停电' }, world.call(keeper))
      }
      for (const [role, keeps] of [['system-administrator', true], ['handler', false]] as const) {
        const caller = await ground.person(top, [[role, top]])
        const { days, mayKeep } = await asking(ground)<{ days: { day: string; note: string | null }[]; mayKeep: boolean }>(
          'org.list-calendar', caller, { unit: below, from: '2026-03-01', until: '2026-03-07' })
        assert.deepEqual(days.filter(({ note }) => note !== null).map(({ day }) => day), ['2026-03-02', '2026-03-03'])
        assert.equal(mayKeep, keeps)
      }
    },
  },
  {
    says: 'reading.receive-document answers with the document that stands there only to whom it is shown',
    async check(ground) {
      const { world } = ground
      const receive = async (unit: string, words: string): Promise<{ outcome: string }> => {
        const officer = await ground.person(unit, [['supervision-officer', unit]])
        const blob = await world.upload(officer, Buffer.from(words))
        const done = await world.runtime.execute('reading.receive-document', { blob, name: '来文.txt', unit }, world.call(officer))
        return done.answer as { outcome: string }
      }
      const words = `${world.parts.ids.next()}：要落实。`
      const { own, child, other } = world.units
      const outcomes = [await receive(child, words), await receive(other, words), await receive(own, words)].map(({ outcome }) => outcome)
      assert.deepEqual(outcomes, ['received', 'received', 'duplicate'])
    },
  },
  {
    says: 'what is decided on many findings at once is decided, and a mark is taken over into its own document',
    async check(ground) {
      const { world } = ground
      const { own } = world.units
      const officer = ground.holder('supervision-officer')
      const done = async <Answer>(operation: string, input: Record<string, unknown>): Promise<Answer> =>
        (await world.runtime.execute(operation, input, world.call(officer))).answer as Answer
      const { document, finding } = await plantProposal(world, own, 'proposed')
      const seen = (expectedVersion: number) => ({ document, findings: [{ finding, expectedVersion }] })
      const { confirmed } = await done<{ confirmed: { finding: string }[] }>('reading.confirm-findings', seen(1))
      const { reopened } = await done<{ reopened: { finding: string }[] }>('reading.reopen-findings', seen(2))
      assert.deepEqual([confirmed[0]?.finding, reopened[0]?.finding], [finding, finding])
      const { look, sentence, document: of } = await plantSecondLook(world, own)
      const answer = { look, expectedVersion: 1, answer: 'take-over', sentence }
      const taken = await done<{ document: string }>('reading.answer-second-look', answer)
      assert.equal(taken.document, of)
    },
  },
]
