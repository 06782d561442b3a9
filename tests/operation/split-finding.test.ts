// One task made several, several made one: who came of whom, the share of the values, the way back, and what a later reading leaves.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal, startWorker } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const speech = `关于学前教育工作的安排
同志们：
年底前，人事科要新建幼儿园20所，新增学位300个。
各学校要在6月底前报送自查报告。
各学校要在9月底前完成整改。
`

interface Row {
  finding: string; kind: string; quote: string; state: string; version: number; sentence: string; cameOf: string[]; origin: string
  details: { title?: string; lead: string[]; goals: { text: string }[]; due: { text: string } } | null
}

describe('tasks that are split and merged', () => {
  let world: World
  let [officer, second] = [] as unknown as [Actor, Actor]
  before(async () => {
    world = await openWorld()
    await startWorker(world.parts)
    officer = await world.actor('supervision-officer', world.units.root)
    second = await world.actor('supervision-officer', world.units.root)
  })
  after(() => world.close())

  const execute = async (name: string, input: Record<string, unknown>, actor = officer): Promise<Record<string, unknown>> =>
    (await world.runtime.execute(name, input, world.call(actor))).answer as Record<string, unknown>
  const ask = async (name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> =>
    await world.runtime.ask(name, input, world.call(officer)) as Record<string, unknown>
  const tasks = async (document: string): Promise<Row[]> => (
    (await ask('reading.list-findings', { document, rows: 1_000 }))['findings'] as Row[]).filter(({ kind }) => kind === 'task')
  const refusalOf = async (asked: Promise<unknown>): Promise<unknown[]> => asked.then(
    () => assert.fail('It was accepted.'),
    (error: unknown) => { if (error instanceof Refusal) return [error.code, error.parameters]; throw error })
  const seen = (rows: readonly Row[]) => rows.map(({ finding, version }) => ({ finding, expectedVersion: version }))

  async function quiet(document: string): Promise<void> {
    for (;;) {
      const { document: { state } } = await ask('reading.show-document', { document }) as { document: { state: string } }
      const counts = await world.parts.jobs.counts()
      if (state !== 'received' && counts.every(({ waiting, running }) => waiting + running === 0)) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  async function receive(last: string): Promise<string> {
    const blob = await world.upload(officer, Buffer.from(`${speech}${last}`))
    const { document: { document } } = await execute('reading.receive-document', { blob, name: '安排.txt' }) as {
      document: { document: string }
    }
    await quiet(document)
    return document
  }
  /** The task of the first sentence, from 新建 to its end, as one. */
  async function whole(document: string): Promise<Row> {
    const rows = (await tasks(document)).filter(({ quote }) => quote.includes('幼儿园') || quote.includes('学位'))
    if (rows.length === 1) return rows[0]!
    const { finding } = await execute('reading.merge-findings', { document, findings: seen(rows) })
    return (await tasks(document)).find((row) => row.finding === finding)!
  }
  const textOf = async ({ sentence }: Row): Promise<string> => String((await ask('reading.follow-sentence', { sentence }))['text'])

  it('have their share of the values, name what they came of, and come back whole', async () => {
    const document = await receive('一。')
    const task = await whole(document)
    const text = await textOf(task)
    const { successors } = await execute('reading.split-finding', {
      finding: task.finding, expectedVersion: task.version, at: [text.indexOf('，新增')],
    }) as { successors: string[] }
    const made = (await tasks(document)).filter(({ finding }) => successors.includes(finding))
    assert.deepEqual(made.map(({ quote, state, origin }) => [/新建|新增/.exec(quote)?.[0], state, origin]),
      [['新建', 'confirmed', 'person'], ['新增', 'confirmed', 'person']])
    assert.deepEqual(made.map(({ details }) => details!.goals.map(({ text: goal }) => goal)), [['20所'], ['300个']])
    assert.ok(made.every(({ details, cameOf }) => details!.due.text === task.details!.due.text && cameOf[0] === task.finding))
    assert.ok(!(await tasks(document)).some(({ finding }) => finding === task.finding))
    // The trace still knows the old one, and leads to what came of it.
    const { steps } = await ask('reading.follow-sentence', { sentence: task.sentence }) as {
      steps: { id: string; state: string; link: string }[]
    }
    const old = steps.find(({ id }) => id === task.finding)!
    assert.deepEqual([old.state, old.link], ['withdrawn', `/documents/${document}?finding=${successors[0]}`])
    const back = await execute('reading.restore-finding', { finding: task.finding, expectedVersion: task.version + 1 })
    assert.deepEqual([back['state'], new Set(back['withdrawn'] as string[])], [task.state, new Set(successors)])
    const again = await tasks(document)
    assert.ok(again.some(({ finding }) => finding === task.finding) && !again.some(({ finding }) => successors.includes(finding)))
    assert.deepEqual(again.find(({ finding }) => finding === task.finding)!.details, task.details)
  })

  it('do not come back while something stands that came of what they had become', async () => {
    const document = await receive('三。')
    const task = await whole(document)
    const text = await textOf(task)
    await execute('reading.mark-target', { finding: task.finding, expectedVersion: task.version })
    const marked = (await tasks(document)).find(({ finding }) => finding === task.finding)!
    const { successors } = await execute('reading.split-finding', {
      finding: task.finding, expectedVersion: marked.version, at: [text.indexOf('，新增')],
    }) as { successors: string[] }
    const { findings } = await ask('reading.list-findings', { document, target: 'marked' }) as { findings: { finding: string }[] }
    assert.deepEqual(new Set(findings.map(({ finding }) => finding)), new Set(successors))
    const parts = (await tasks(document)).filter(({ finding }) => successors.includes(finding))
    await execute('reading.merge-findings', { document, findings: seen(parts) })
    const back = execute('reading.restore-finding', { finding: task.finding, expectedVersion: marked.version + 1 })
    await assert.rejects(back, (error: unknown) => error instanceof Refusal && error.code === 'reading.successors-changed')
  })

  it('become one over neighbouring sentences, and all of them come back', async () => {
    const document = await receive('二。')
    const two = (await tasks(document)).filter(({ quote }) => /自查报告|整改/.test(quote))
    assert.equal(two.length, 2)
    const { finding } = await execute('reading.merge-findings', { document, findings: seen(two.toReversed()) })
    const merged = (await tasks(document)).find((row) => row.finding === finding)!
    assert.deepEqual([merged.sentence, new Set(merged.cameOf)], [two[0]!.sentence, new Set(two.map((row) => row.finding))])
    assert.match(merged.details!.title!, /自查报告；.*整改$/)
    assert.equal(merged.quote, two[0]!.quote)
    const { drafted } = await execute('work.draft-matters', { document, findings: [finding] }) as { drafted: { matter: string }[] }
    const { draft } = await ask('work.show-draft', { matter: drafted[0]!.matter }) as { draft: { title: string } }
    assert.equal(draft.title, merged.details!.title)
    const back = await execute('reading.restore-finding', { finding: two[1]!.finding, expectedVersion: two[1]!.version + 1 })
    assert.deepEqual([back['restored'], back['withdrawn']], [[two[0]!.finding], [finding]])
    const states = (await tasks(document)).filter((row) => two.some((one) => one.finding === row.finding)).map(({ state }) => state)
    assert.deepEqual(states, two.map(({ state }) => state))
  })

  it('are not taken back once what came of them has changed, and nothing is half done', async () => {
    const document = await receive('三。')
    const two = (await tasks(document)).filter(({ quote }) => /自查报告|整改/.test(quote))
    const { finding } = await execute('reading.merge-findings', { document, findings: seen(two) })
    const merged = (await tasks(document)).find((row) => row.finding === finding)!
    await execute('reading.change-finding', { finding, expectedVersion: 1, values: null }, second)
    const restoring = execute('reading.restore-finding', { finding: two[0]!.finding, expectedVersion: two[0]!.version + 1 })
    assert.deepEqual(await refusalOf(restoring), ['reading.successors-changed', { quote: merged.quote }])
    assert.deepEqual((await tasks(document)).filter((row) => /自查报告|整改/.test(row.quote)).map((row) => row.finding), [finding])
  })

  it('are refused where they are none, not neighbours, cut nowhere, or decided by somebody else', async () => {
    const document = await receive('四。')
    const task = await whole(document)
    const all = await tasks(document)
    const [report, repair] = all.filter(({ quote }) => /自查报告|整改/.test(quote))
    assert.deepEqual(await refusalOf(execute('reading.merge-findings', { document, findings: seen([task, repair!]) })),
      ['reading.not-neighbours', { quote: report!.quote }])
    const alone = { document, findings: seen([task, task]) }
    assert.deepEqual(await refusalOf(execute('reading.merge-findings', alone)), ['reading.merge-alone', {}])
    const cut = { finding: task.finding, expectedVersion: task.version, at: [0] }
    assert.deepEqual(await refusalOf(execute('reading.split-finding', cut)), ['reading.split-nowhere', { quote: task.quote }])
    const { findings } = await ask('reading.list-findings', { document, kind: 'unit' }) as { findings: Row[] }
    assert.deepEqual(await refusalOf(execute('reading.split-finding', { finding: findings[0]!.finding, expectedVersion: 1, at: [1] })),
      ['reading.tasks-only', { quote: findings[0]!.quote }])
    await execute('reading.withdraw-finding', { finding: report!.finding, expectedVersion: report!.version }, second)
    const [code] = await refusalOf(execute('reading.merge-findings', { document, findings: seen([report!, repair!]) }))
    assert.equal(code, 'reading.finding-withdrawn')
    assert.ok((await tasks(document)).some(({ finding }) => finding === repair!.finding))
  })

  it('by one of two who split at the same moment, once', async () => {
    const document = await receive('五。')
    const task = await whole(document)
    const at = [(await textOf(task)).indexOf('，新增')]
    const cut = { finding: task.finding, expectedVersion: task.version, at }
    const answers = await Promise.allSettled([officer, second].map((actor) => execute('reading.split-finding', cut, actor)))
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const { rows: [{ count } = { count: 0 }] } = await sql<{ count: number }>`
      select count(*)::int as count from reading.succession where older_id = ${task.finding}`.execute(world.database.owner)
    assert.equal(count, 2)
  })

  it('stay as they were made when the document is read anew, and what they came of is not proposed again', async () => {
    const document = await receive('六。')
    const task = await whole(document)
    const text = await textOf(task)
    const { successors } = await execute('reading.split-finding', {
      finding: task.finding, expectedVersion: task.version, at: [text.indexOf('，新增')],
    }) as { successors: string[] }
    const made = await tasks(document)
    for (const from of ['find', 'extract']) {
      await execute('reading.rerun-document', { document, from })
      await quiet(document)
      const now = await tasks(document)
      assert.deepEqual(now.map(({ quote, state, details }) => [quote, state, details]), made.map(({ quote, state, details }) => (
        [quote, state, details])), from)
      assert.ok(successors.every((finding) => now.some((row) => row.finding === finding)))
    }
  })
})
