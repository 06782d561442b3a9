// A plain speech through the whole pipeline: what the engine reads out of it is proposed, and a person has the last word.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { childExtractor } from '@lantai/extract'
import { Refusal, startWorker } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
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
**市的学校都要参加培训。
`

interface Listed {
  finding: string; kind: string; quote: string; state: string; origin: string; version: number; sentence: string; sentenceText: string
  span: { start: number; end: number }; confidence: number | null; toolVersion: string | null
  cursor: number
  details: { of: string; action?: string; value?: number; unit?: string; goal?: boolean } | null
}
interface Shown {
  document: { state: string; findings: number }
  steps: { name: string; toolVersion: string; state: string; failure: string | null }[]
  findings: { kind: string; proposed: number; confirmed: number }[]
  revision: {
    revision: string; text: string; places: { place: number; text: string }[]
    sentences: { sentence: string; start: number; end: number; reads: { label: string; node: number | null } | null }[]
    outline: { toolVersion: string; nodes: { node: number; number: string; title: string; sense: string }[] } | null
  }
}

describe('findings of a document', () => {
  let world: World
  let officer: Actor
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  before(async () => {
    world = await openWorld()
    await startWorker({ ...world.parts, extractor })
    officer = await world.actor('supervision-officer', world.units.own)
  })
  after(async () => {
    await world.close()
    await extractor.close()
  })

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const show = async (document: string): Promise<Shown> =>
    await world.runtime.ask('reading.show-document', { document }, world.call(officer)) as Shown
  const list = async (document: string, more: Record<string, unknown> = {}): Promise<Listed[]> => {
    const answer = await world.runtime.ask('reading.list-findings', { document, rows: 1_000, ...more }, world.call(officer))
    return (answer as { findings: Listed[] }).findings
  }
  const execute = async (name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (await world.runtime.execute(name, input, world.call(officer))).answer as Record<string, unknown>
  const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'accepted', (error: unknown) => (
    error instanceof Refusal ? error.code : String(error)))
  const stepOf = async (document: string): Promise<string | undefined> =>
    (await show(document)).steps.find(({ name }) => name === 'find')?.state

  async function receive(text: string): Promise<string> {
    const blob = await world.upload(officer, Buffer.from(text))
    const { document } = await execute('reading.receive-document', { blob, name: '讲话.txt' }) as { document: { document: string } }
    return document.document
  }
  async function received(text: string): Promise<string> {
    const document = await receive(text)
    await until(async () => await stepOf(document) === 'done')
    await quiet()
    return document
  }
  async function quiet(): Promise<void> {
    await until(async () => (await world.parts.jobs.counts()).every(({ waiting, running }) => waiting + running === 0))
  }
  /** The step once more, as a start after a kill would run it. */
  async function again(document: string): Promise<void> {
    const { revision } = (await show(document)).revision
    await world.database.app.transaction().execute((transaction) => world.parts.jobs.send(transaction, [
      { queue: 'reading.find-findings', key: revision, payload: { document, revision } }]))
    await quiet()
  }
  const finding = (listed: readonly Listed[], kind: string, words: string): Listed => {
    const found = listed.find((one) => one.kind === kind && one.sentenceText.includes(words))
    assert.ok(found, `${kind} in ${words}`)
    return found
  }

  it('are proposed with their sentence, their words and what was read out of them', async () => {
    const document = await received(speech)
    const listed = await list(document)
    for (const { sentenceText, span, quote, state, origin, toolVersion, confidence } of listed) {
      assert.equal(sentenceText.slice(span.start, span.end), quote)
      assert.deepEqual([state, origin, toolVersion], ['proposed', 'engine', 'find-1'])
      assert.ok(confidence !== null && confidence >= 0 && confidence <= 1)
    }
    const task = finding(listed, 'task', '年底前，各县（市、区）要新建幼儿园20所。')
    assert.deepEqual([task.details?.of, task.details?.action], ['task', '新建'])
    const read = (kind: string, words: string): Listed['details'] => finding(listed, kind, words).details
    const { value, unit, goal } = read('figure', '年底前')!
    assert.deepEqual([value, unit, goal], [20, '所', true])
    assert.deepEqual(read('deadline', '年底前'), { of: 'deadline', kind: 'by', due: { state: 'relative', text: '年底前' }, every: null })
    assert.deepEqual(read('unit', '年底前'), { of: 'unit', role: 'lead' })
    assert.equal(finding(listed, 'result', '去年').quote, '去年，全市新建幼儿园18所。')
    const shown = await show(document)
    assert.equal(shown.document.findings, listed.length)
    assert.equal(shown.findings.reduce((sum, { proposed }) => sum + proposed, 0), listed.length)
    assert.deepEqual(shown.findings.find(({ kind }) => kind === 'result'), { kind: 'result', proposed: 1, confirmed: 0 })
  })

  it('stand beside the outline and a label for every sentence', async () => {
    const { revision } = await show(await received(`${speech}上下都要抓好落实。`))
    assert.deepEqual(revision.outline?.nodes.map(({ number, title, sense }) => `${number}${title} ${sense}`), [
      '一、去年工作回顾 review', '二、下一步工作 deploy',
    ])
    const told = revision.sentences.map(({ start, end, reads }) => [revision.text.slice(start, end), reads?.label, reads?.node])
    assert.deepEqual(told.slice(2, 6), [
      ['一、去年工作回顾', 'heading', 1], ['去年，全市新建幼儿园18所。', 'result', 1], ['二、下一步工作', 'heading', 2],
      ['年底前，各县（市、区）要新建幼儿园20所。', 'task', 2],
    ])
    assert.ok(told.every(([, label]) => label !== undefined))
  })

  it('are kept for headings of every form, numbered or not', async () => {
    const forms = ['下一步工作', '一、抓项目', '（一）抓开工', '1.抓进度', '（1）抓现场']
    const { revision, steps } = await show(await received(`在全市项目工作会议上的讲话\n同志们：\n${forms.join('\n')}\n各县要完成开工任务。`))
    assert.equal(steps.find(({ name }) => name === 'find')?.state, 'done')
    assert.deepEqual(revision.outline?.nodes.map(({ number, title }) => `${number}${title}`), forms)
  })

  it('are listed page by page in the order they were added, or the newest first', async () => {
    const document = await received(`${speech}上下齐心抓好落实。`)
    const all = await list(document)
    assert.ok(all.length > 6)
    for (const filter of [{}, { kind: all[0]!.kind }]) {
      const added = all.filter(({ kind }) => !('kind' in filter) || kind === filter.kind).map(({ finding: one }) => one)
      for (const [order, expected] of [['added', added], ['newest', [...added].reverse()]] as const) {
        const seen: Listed[] = []
        for (;;) {
          const page = await list(document, { ...filter, order, after: seen.at(-1)?.cursor ?? 0, rows: 2 })
          if (page.length === 0) break
          seen.push(...page)
        }
        assert.deepEqual(seen.map(({ finding: one }) => one), expected, `${order} ${JSON.stringify(filter)}`)
      }
    }
  })

  it('are the same after the step has run twice', async () => {
    const document = await received(`${speech}再来一遍。`)
    const first = await list(document)
    await again(document)
    assert.deepEqual(await list(document), first)
    assert.equal((await show(document)).document.findings, first.length)
  })

  it('are confirmed, rejected and taken back by a person, each once', async () => {
    const document = await received(`${speech}请各位办理。`)
    const listed = await list(document)
    const task = finding(listed, 'task', '年底前')
    const confirm = { finding: task.finding, expectedVersion: 1 }
    assert.equal(await codeOf(execute('reading.confirm-finding', { ...confirm, expectedVersion: 7 })), 'kernel.version-stale')
    assert.deepEqual(await execute('reading.confirm-finding', confirm), { finding: task.finding, version: 2 })
    assert.equal(await codeOf(execute('reading.confirm-finding', { ...confirm, expectedVersion: 2 })), 'reading.finding-confirmed')
    assert.deepEqual((await list(document, { state: 'confirmed' })).map((one) => one.finding), [task.finding])
    assert.deepEqual((await show(document)).findings.find(({ kind }) => kind === 'task')?.confirmed, 1)
    const { steps } = await world.runtime.ask('reading.follow-sentence', { sentence: task.sentence }, world.call(officer)) as {
      steps: { relation: string; id: string }[]
    }
    assert.deepEqual(steps.map(({ relation, id }) => [relation, id]), [['confirmed', task.finding]])
    const { rows } = await sql<{ action: string }>`
      select action from journal.entry where subject_id = ${task.finding} order by seq`.execute(world.database.owner)
    assert.deepEqual(rows, [{ action: 'confirmed' }])

    const result = finding(listed, 'result', '去年')
    await execute('reading.withdraw-finding', { finding: result.finding, expectedVersion: 1 })
    const rejected = { finding: result.finding, expectedVersion: 2 }
    assert.equal(await codeOf(execute('reading.confirm-finding', rejected)), 'reading.finding-withdrawn')
    const restored = await execute('reading.restore-finding', rejected)
    assert.deepEqual(restored, { finding: result.finding, version: 3, state: 'proposed', restored: [], withdrawn: [] })
    assert.equal(await codeOf(execute('reading.restore-finding', { ...rejected, expectedVersion: 3 })), 'reading.finding-stands')
  })

  it('leave a person’s marks alone, and what he rejected does not come back, also in the next revision', async () => {
    const document = await received(`${speech}以上请落实。`)
    const listed = await list(document)
    const [task, result] = [finding(listed, 'task', '年底前'), finding(listed, 'result', '去年')]
    await execute('reading.withdraw-finding', { finding: result.finding, expectedVersion: 1 })
    await execute('reading.withdraw-finding', { finding: task.finding, expectedVersion: 1 })
    // By hand on the very words: a row of his own, since he rejected the engine's.
    const mark = await execute('reading.add-finding', { sentence: task.sentence, kind: 'task', span: task.span })
    await quiet()
    const { revision } = await show(document)
    const mask = revision.places.find(({ text }) => text === '**')!
    await execute('reading.settle-place', { document, revision: revision.revision, place: mask.place, text: '临溪' })
    await until(async () => await stepOf(document) === 'done')
    await quiet()
    const now = await list(document)
    const shown = await show(document)
    const present = new Set(shown.revision.sentences.map(({ sentence }) => sentence))
    assert.ok(now.every(({ sentence }) => present.has(sentence)), 'a finding stays behind in the older text')
    assert.deepEqual(now.filter(({ kind, sentenceText }) => kind === 'task' && sentenceText.startsWith('年底前')).map((one) => [
      one.finding, one.origin, one.state,
    ]), [[mark['finding'], 'person', 'confirmed']])
    assert.ok(now.some(({ kind, sentenceText }) => kind === 'task' && sentenceText.startsWith('临溪市的学校')))
    assert.ok(now.every(({ kind }) => kind !== 'result'))
    assert.equal(shown.document.findings, now.length)
    assert.equal(shown.revision.outline?.nodes.length, 2)
  })

  it('that cannot be stored leave the document readable, and the step says so', async () => {
    const { owner } = world.database
    await sql`revoke insert on reading.outline from lantai_app`.execute(owner)
    const document = await receive(`${speech}这一份读不成。`)
    await until(async () => await stepOf(document) === 'failed')
    const shown = await show(document)
    assert.equal(shown.document.state, 'ready')
    assert.equal(shown.steps.find(({ name }) => name === 'find')?.failure, 'reading.find-broke')
    assert.deepEqual([shown.revision.outline, await list(document)], [null, []])
    await sql`grant insert on reading.outline to lantai_app`.execute(owner)
    await again(document)
    assert.equal(await stepOf(document), 'done')
    assert.ok((await list(document)).length > 0)
  })
})
