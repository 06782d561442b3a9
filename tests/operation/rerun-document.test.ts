// A document read again by a later version: what people have decided stands where its sentence is the same, and everything else of it
// is listed, until a person takes it over or drops it.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { childExtractor } from '@lantai/extract'
import { Refusal, startWorker } from '@lantai/kernel'
import type { Actor, Extractor } from '@lantai/kernel'
import { sql } from 'kysely'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const speech = `在全市学前教育工作会议上的讲话
同志们：
一、去年工作回顾
去年，全市新建幼儿园18所。
二、下一步工作
年底前，各县（市、区）要新建幼儿园20所。
各学校要在6月底前报送自查报告。
抓好落实。
抓好落实。
**市的学校都要参加培训。
**县的学校都要参加培训。
`

interface Listed {
  finding: string; kind: string; quote: string; state: string; version: number; sentence: string; sentenceText: string
  details: { of: string; due?: { state: string; by?: string; text: string } } | null; correction: { from: unknown } | null
}
const task_values = {
  of: 'task', assist: [], every: null, perUnit: false, onlyIf: null, strength: 'must', commitment: false, goals: [], universal: false,
}
interface Step { name: string; toolVersion: string | null; state: string; failure: string | null; at: string | null; older: boolean }
interface Look {
  look: string; decided: string; kind: string | null; sentenceText: string; words: string; settledText: string | null
  decidedBy: string | null; candidate: string | null; version: number
}
interface Shown {
  document: { state: string; failure: string | null }
  mayRerun: boolean
  steps: Step[]
  secondLooks: Look[]
  revision: {
    revision: string; text: string; toolVersion: string; places: { place: number; text: string; shown: string; settledBy: string | null }[]
    sentences: { sentence: string; start: number; end: number }[]
  } | null
}

describe('a document that is read again', () => {
  let world: World
  let officer: Actor
  const child = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  /** The version of now, and what it makes of the bytes before they are read: a later version that reads some words otherwise. */
  const now = { version: 'extract-1', reads: (text: string): string => text }
  const extractor: Extractor = {
    get version() { return now.version },
    extract: (bytes, media) => child.extract(Buffer.from(now.reads(Buffer.from(bytes).toString('utf8'))), media),
  }
  before(async () => {
    world = await openWorld()
    await startWorker({ ...world.parts, extractor })
    officer = await world.actor('supervision-officer', world.units.own)
  })
  after(async () => {
    await world.close()
    await child.close()
  })

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  async function quiet(): Promise<void> {
    await until(async () => (await world.parts.jobs.counts()).every(({ waiting, running }) => waiting + running === 0))
  }
  const show = async (document: string): Promise<Shown> =>
    await world.runtime.ask('reading.show-document', { document }, world.call(officer)) as Shown
  const list = async (document: string): Promise<Listed[]> => {
    const answer = await world.runtime.ask('reading.list-findings', { document, rows: 1_000 }, world.call(officer))
    return (answer as { findings: Listed[] }).findings
  }
  const execute = async (name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (await world.runtime.execute(name, input, world.call(officer))).answer as Record<string, unknown>
  const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'accepted', (error: unknown) => (
    error instanceof Refusal ? error.code : String(error)))
  const textsOf = ({ revision }: Shown): { sentence: string; text: string }[] => revision!.sentences.map(({ sentence, start, end }) => (
    { sentence, text: revision!.text.slice(start, end) }))
  const statesOf = ({ steps }: Shown): string[] => steps.map(({ name, state }) => `${name} ${state}`)
  const all_done = ['extract done', 'repair done', 'split done', 'find done']

  async function receive(text: string): Promise<string> {
    const blob = await world.upload(officer, Buffer.from(text))
    const { document } = await execute('reading.receive-document', { blob, name: '讲话.txt' }) as { document: { document: string } }
    await until(async () => (await show(document.document)).document.state !== 'received')
    await quiet()
    return document.document
  }
  async function rerun(document: string, from: string): Promise<void> {
    await execute('reading.rerun-document', { document, from })
    await quiet()
  }

  it('shows each step with its state, version, duration and moment', async () => {
    const shown = await show(await receive(`${speech}一。`))
    assert.deepEqual(statesOf(shown), all_done)
    assert.deepEqual(shown.steps.map(({ toolVersion }) => toolVersion), ['extract-1', 'repair-1', 'split-2', 'find-1'])
    assert.ok(shown.steps.every(({ at, older, failure }) => at !== null && !older && failure === null))
    assert.deepEqual([shown.mayRerun, shown.secondLooks], [true, []])
  })

  it('by the same version is what it was, with everything that was decided and settled', async () => {
    const document = await receive(`${speech}二。`)
    const before_settling = (await show(document)).revision!
    await execute('reading.settle-place', {
      document, revision: before_settling.revision, place: before_settling.places[0]!.place, text: '临溪',
    })
    await quiet()
    const task = (await list(document)).find(({ kind }) => kind === 'task')!
    await execute('reading.confirm-finding', { finding: task.finding, expectedVersion: task.version })
    const [findings, revision] = [await list(document), (await show(document)).revision!.revision]
    for (const from of ['extract', 'repair', 'split', 'find']) {
      await rerun(document, from)
      const shown = await show(document)
      assert.deepEqual([statesOf(shown), shown.revision!.revision, shown.secondLooks], [all_done, revision, []], from)
      assert.deepEqual(await list(document), findings, from)
    }
    const { rows } = await sql<{ action: string }>`select action from journal.entry
      where subject_id = ${document} and operation = 'reading.rerun-document'`.execute(world.database.owner)
    assert.deepEqual(rows.map(({ action }) => action), ['rerun', 'rerun', 'rerun', 'rerun'])
  })

  for (const [from, held] of [['extract', 'repair'], ['repair', 'split']] as const) {
    it(`shows at every moment that something is under way, also between ${from} and ${held}`, async () => {
      const document = await receive(`${speech}${from}。`)
      await world.database.owner.transaction().execute(async (holding) => {
        // What comes next cannot say that it has begun: a step that ends before it has said that it waits would be seen as the last.
        await sql`select 1 from reading.step where document_id = ${document} and name = ${held} for update`.execute(holding)
        await execute('reading.rerun-document', { document, from })
        for (let looks = 0; looks < 40; looks += 1) {
          const states = statesOf(await show(document))
          assert.ok(states.some((state) => / (waiting|running)$/.test(state)), states.join(', '))
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })
      await quiet()
      assert.deepEqual(statesOf(await show(document)), all_done)
    })
  }

  it('by a changed version keeps what stands on equal sentences, and lists everything else that people have decided', async () => {
    const document = await receive(`${speech}三。`)
    const first = await show(document)
    for (let masks = 2; masks > 0; masks -= 1) {
      const { revision } = await show(document)
      const place = revision!.places.find(({ text, settledBy }) => text === '**' && settledBy === null)!
      await execute('reading.settle-place', { document, revision: revision!.revision, place: place.place, text: '临溪' })
    }
    await quiet()
    const found = await list(document)
    const pick = (kind: string, words: string): Listed => found.find((one) => one.kind === kind && one.sentenceText.includes(words))!
    const [kept, changed, rejected, gone] = [pick('deadline', '6月底前'), pick('task', '年底前'), pick('task', '6月底前'), pick('result', '去年')]
    await execute('reading.change-finding', {
      finding: kept.finding, expectedVersion: 1, values: { of: 'deadline', kind: 'by', due: '2026年7月5日前', every: null },
    })
    await execute('reading.change-finding', {
      finding: changed.finding, expectedVersion: 1, values: {
        ...task_values, lead: ['各县（市）区教育局'], due: '2026年10月底前', title: '新建幼儿园', action: '新建', object: '幼儿园',
      },
    })
    for (const { finding } of [rejected, gone]) await execute('reading.withdraw-finding', { finding, expectedVersion: 1 })
    const twice = textsOf(await show(document)).filter(({ text }) => text === '抓好落实。')
    const marks: string[] = []
    for (const { sentence } of twice) {
      marks.push(String((await execute('reading.add-finding', { sentence, kind: 'problem', span: { start: 0, end: 2 } }))['finding']))
    }
    await quiet()

    // The later version reads 20 as 22 and 18 as 19, one of the two equal sentences otherwise, and a mask in other words.
    Object.assign(now, {
      version: 'extract-2',
      reads: (text: string) => text.replace('20所', '22所').replace('18所', '19所').replace('抓好落实。\n', '前言。\n')
        .replace('**县的学校', '**县各学校'),
    })
    assert.deepEqual((await show(document)).steps.map(({ older }) => older), [false, false, false, false])
    await rerun(document, 'extract')
    const shown = await show(document)
    const present = new Map(textsOf(shown).map(({ sentence, text }) => [sentence, text]))
    assert.deepEqual(statesOf(shown), all_done)
    assert.match(shown.revision!.text, /22所/)
    assert.notEqual(shown.revision!.revision, first.revision!.revision)
    // The mask on the equal sentence is filled in, the other is not.
    assert.match(shown.revision!.text, /临溪市的学校都要参加培训。\n\*\*县各学校/)
    assert.deepEqual(shown.secondLooks.map(({ decided, kind, sentenceText, words, settledText }) => (
      [decided, kind, sentenceText, words, settledText])), [
      ['settled', null, '**县的学校都要参加培训。', '**', '临溪'],
      ...[
        ['rejected', 'result', '去年，全市新建幼儿园18所。', gone.quote, null],
        ['changed', 'task', '年底前，各县（市、区）要新建幼儿园20所。', changed.quote, null],
        ['added', 'problem', '抓好落实。', '抓好', null],
      ].toSorted((one, other) => orderOf(one) - orderOf(other)),
    ])
    const states = new Map((await list(document)).map((one) => [one.finding, one]))
    assert.deepEqual([states.get(kept.finding)?.state, present.get(states.get(kept.finding)!.sentence)],
      ['confirmed', '各学校要在6月底前报送自查报告。'])
    // The person's values hold, and what was read stays beside them.
    assert.deepEqual(states.get(kept.finding)?.details?.due, { state: 'resolved', by: '2026-07-05', text: '2026年7月5日前' })
    assert.deepEqual(states.get(kept.finding)?.correction?.from, kept.details)
    assert.equal(present.get(states.get(marks[0]!)!.sentence), '抓好落实。')
    // What was rejected on an equal sentence is not proposed again.
    assert.ok(![...states.values()].some(({ kind, sentenceText }) => kind === 'task' && sentenceText.includes('6月底前')))
    await answerAll(document, { gone, changed })

    function orderOf([decided]: readonly unknown[]): number {
      const ids = { rejected: gone.finding, changed: changed.finding, added: marks[1]! } as const
      const at = found.findIndex(({ finding }) => finding === ids[decided as keyof typeof ids])
      return at < 0 ? found.length : at
    }
  })

  async function answerAll(document: string, { gone, changed }: { readonly gone: Listed; readonly changed: Listed }): Promise<void> {
    const shown = await show(document)
    const look = (decided: string): Look => shown.secondLooks.find((one) => one.decided === decided)!
    const sentenceOf = (words: string): string => textsOf(shown).find(({ text }) => text.includes(words))!.sentence
    const answer = (given: Look, more: Record<string, unknown>): Promise<Record<string, unknown>> =>
      execute('reading.answer-second-look', { look: given.look, expectedVersion: given.version, ...more })
    assert.equal(look('changed').candidate, sentenceOf('22所'))
    assert.equal(await codeOf(answer(look('changed'), { answer: 'take-over' })), 'reading.sentence-elsewhere')
    assert.equal(await codeOf(answer(look('changed'), { answer: 'take-over', sentence: changed.sentence })), 'reading.sentence-elsewhere')
    await answer(look('changed'), { answer: 'take-over', sentence: sentenceOf('22所') })
    await answer(look('rejected'), { answer: 'take-over', sentence: sentenceOf('19所') })
    await answer(look('added'), { answer: 'drop' })
    assert.equal(await codeOf(answer(look('added'), { answer: 'drop' })), 'reading.look-answered')
    await answer(look('settled'), { answer: 'take-over', sentence: sentenceOf('**县各学校') })
    await quiet()
    const after_all = await show(document)
    assert.deepEqual(after_all.secondLooks, [])
    assert.match(after_all.revision!.text, /临溪县各学校/)
    const findings = await list(document)
    const taken = findings.find(({ finding }) => finding === changed.finding)!
    assert.deepEqual([taken.state, taken.sentenceText.includes('22所')], ['confirmed', true])
    assert.deepEqual([taken.details?.due?.by, taken.correction?.from], ['2026-10-31', changed.details])
    assert.ok(!findings.some(({ finding }) => finding === gone.finding))
    assert.equal(findings.filter(({ kind }) => kind === 'problem').length, 1)
    assert.ok(!findings.some(({ kind, sentenceText }) => kind === 'result' && sentenceText.includes('19所')))
  }

  it('back to a text it had before has its decisions back', async () => {
    Object.assign(now, { version: 'extract-3', reads: (text: string) => text })
    const document = await receive(`${speech}四。`)
    const task = (await list(document)).find(({ kind, sentenceText }) => kind === 'task' && sentenceText.includes('年底前'))!
    await execute('reading.confirm-finding', { finding: task.finding, expectedVersion: task.version })
    const before_all = (await list(document)).map(({ kind, quote, state }) => [kind, quote, state])
    Object.assign(now, { version: 'extract-4', reads: (text: string) => text.replace('20所', '22所') })
    await rerun(document, 'extract')
    assert.deepEqual((await show(document)).secondLooks.map(({ decided }) => decided), ['confirmed'])
    Object.assign(now, { version: 'extract-3', reads: (text: string) => text })
    await rerun(document, 'extract')
    const shown = await show(document)
    assert.deepEqual([shown.secondLooks, statesOf(shown)], [[], all_done])
    const findings = await list(document)
    assert.equal(findings.find(({ finding }) => finding === task.finding)?.state, 'confirmed')
    assert.deepEqual(findings.map(({ kind, quote, state }) => [kind, quote, state].join()).toSorted(), before_all.map(String).toSorted())
  })

  it('after a failure says what failed, keeps its text, and can be run again from there', async () => {
    Object.assign(now, { version: 'extract-5', reads: (text: string) => (text.includes('五。') ? ' ' : text) })
    const failed = await receive(`${speech}五。`)
    assert.deepEqual([(await show(failed)).document.failure, ...statesOf(await show(failed))],
      ['extract.empty-text', 'extract failed', 'repair none', 'split none', 'find none'])
    for (const from of ['repair', 'split', 'find']) {
      assert.equal(await codeOf(execute('reading.rerun-document', { document: failed, from })), 'reading.step-not-reached')
    }
    Object.assign(now, { reads: (text: string) => text })
    await rerun(failed, 'extract')
    assert.deepEqual([(await show(failed)).document.state, statesOf(await show(failed))], ['ready', all_done])
    // A text that stands is kept when it cannot be read anew.
    Object.assign(now, { version: 'extract-6', reads: () => ' ' })
    await rerun(failed, 'extract')
    const kept = await show(failed)
    assert.deepEqual([kept.document.state, kept.steps[0]!.state, kept.steps[0]!.failure], ['ready', 'failed', 'extract.empty-text'])
    assert.match(kept.revision!.text, /20所/)
    Object.assign(now, { version: 'extract-5', reads: (text: string) => text })
  })

  it('breaks in repair or splitting with its sentence, and not silently', async () => {
    const { owner } = world.database
    await sql`revoke insert on reading.sentence from lantai_app`.execute(owner)
    const document = await receive(`${speech}六。`)
    assert.deepEqual([(await show(document)).document.failure, ...statesOf(await show(document))],
      ['reading.split-broke', 'extract done', 'repair done', 'split failed', 'find none'])
    await sql`grant insert on reading.sentence to lantai_app`.execute(owner)
    await rerun(document, 'split')
    assert.deepEqual([(await show(document)).document.state, statesOf(await show(document))], ['ready', all_done])
  })

  it('from splitting on, where an older rule had split otherwise, has a copy of its text with the sentences of now', async () => {
    const document = await receive(`${speech}九。`)
    const { owner } = world.database
    const before_all = await show(document)
    const mask = before_all.revision!.places[0]!
    const task = (await list(document)).find(({ kind, sentenceText }) => kind === 'task' && sentenceText.includes('年底前'))!
    await execute('reading.confirm-finding', { finding: task.finding, expectedVersion: task.version })
    // The older rule left the full stop of one sentence out.
    await sql`update reading.sentence set text = rtrim(text, '。'), text_end = text_end - 1
      where id = ${textsOf(before_all).at(-1)!.sentence}`.execute(owner)
    await execute('reading.settle-place', { document, revision: before_all.revision!.revision, place: mask.place, text: '临溪' })
    await quiet()
    await rerun(document, 'split')
    const shown = await show(document)
    assert.deepEqual([statesOf(shown), shown.secondLooks], [all_done, []])
    assert.match(shown.revision!.text, /临溪市的学校/)
    assert.equal(textsOf(shown).at(-1)!.text, '九。')
    const findings = await list(document)
    const present = new Set(textsOf(shown).map(({ sentence }) => sentence))
    assert.equal(findings.find(({ finding }) => finding === task.finding)?.state, 'confirmed')
    assert.ok(findings.every(({ sentence }) => present.has(sentence)))
    const { rows } = await sql<{ version: string }>`
      select tool_version as version from reading.revision where document_id = ${document} order by ordinal`.execute(owner)
    assert.deepEqual(rows.map(({ version }) => version.replace(/extract-\d/, 'extract')), [
      'extract', 'repair-1 extract', 'settled-3', 'repair-1 extract split-2', 'settled-5',
    ])
    // Once more changes nothing.
    await rerun(document, 'split')
    assert.equal((await show(document)).revision!.revision, shown.revision!.revision)
  })

  it('is so only by those who receive documents', async () => {
    const document = await receive(`${speech}十。`)
    const head = await world.actor('head', world.units.own)
    const shown = await world.runtime.ask('reading.show-document', { document }, world.call(head)) as Shown
    assert.equal(shown.mayRerun, false)
    const asked = world.runtime.execute('reading.rerun-document', { document }, world.call(head))
    assert.equal(await codeOf(asked), 'kernel.not-permitted')
  })

  it('with all others that an older version has read gets what that version had not, and only those', async () => {
    const old = await receive(`${speech}七。`)
    const { owner } = world.database
    // As it was received before there were findings.
    await sql`delete from reading.step where document_id = ${old} and name = 'find'`.execute(owner)
    await sql`delete from reading.finding where document_id = ${old}`.execute(owner)
    await sql`delete from reading.label where revision_id in (select id from reading.revision where document_id = ${old})`.execute(owner)
    const fresh = await receive(`${speech}八。`)
    const startsOf = async (document: string) => (await show(document)).steps.map(({ at }) => at)
    const untouched = await startsOf(fresh)
    assert.deepEqual(statesOf(await show(old)).at(-1), 'find none')
    await execute('reading.rerun-unit', { unit: world.units.own })
    await quiet()
    assert.deepEqual(statesOf(await show(old)), all_done)
    assert.ok((await list(old)).length > 0)
    assert.deepEqual(await startsOf(fresh), untouched)
    Object.assign(now, { version: 'extract-7' })
    await execute('reading.rerun-unit', {})
    await quiet()
    assert.deepEqual((await show(fresh)).steps[0]!.toolVersion, 'extract-7')
    assert.equal((await show(old)).steps[0]!.toolVersion, 'extract-7')
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from journal.entry
      where operation = 'reading.rerun-unit' and subject_id = ${world.units.own}`.execute(owner)
    assert.deepEqual(rows, [{ count: 2 }])
  })
})
