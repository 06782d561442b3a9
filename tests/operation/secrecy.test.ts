// What carries the mark of a state secret leaves nothing here: no byte, no name, no word, in no table, object, log or journal.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gridRows, xlsxOf } from '@lantai/extract/testing'
import { createRuntime, followSearch, Refusal, startWorker } from '@lantai/kernel'
import type { Actor, Log, Runtime } from '@lantai/kernel'
import { writeDecompositionDocx } from '@lantai/office'
import { sql } from 'kysely'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

const sentence = '各单位要按会议要求抓好青石岭专项工作。'
/** Words of the names and texts below, of which nothing may be found. */
const traces = ['青石岭', '白鹭洲', Buffer.from('青石岭').toString('hex'), Buffer.from('白鹭洲').toString('hex')]

/** As the search index holds words: in pairs. */
const pairs = ['青石', '石岭', '白鹭', '鹭洲', '鹭']

describe('a file with the mark of a state secret', () => {
  let world: World
  let officer: Actor
  let runtime: Runtime
  const lines: string[] = []
  const log: Log = {
    info: (step, fields) => { lines.push(JSON.stringify([step, fields])) },
    warn: (step, fields) => { lines.push(JSON.stringify([step, fields])) },
    error: (step, fields) => { lines.push(JSON.stringify([step, fields])) },
  }
  before(async () => {
    world = await openWorld()
    const parts = { ...world.parts, log }
    runtime = createRuntime(parts)
    await startWorker(parts)
    officer = await world.actor('supervision-officer', world.units.own)
  })
  after(() => world.close())

  async function receive(text: string | Buffer, name = '白鹭洲来文.txt', key?: string, blob?: string): Promise<{
    refusal?: Refusal; document?: { document: string; secrecy: unknown } }> {
    const input = { blob: blob ?? await world.upload(officer, Buffer.from(text as string)), name }
    try {
      const { answer } = await runtime.execute('reading.receive-document', input, world.call(officer, key))
      return answer as { document: { document: string; secrecy: unknown } }
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error }
      throw error
    }
  }

  /** Every row of every table of every schema, as text. */
  async function rowsWith(words: readonly string[]): Promise<string[]> {
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(world.database.owner)
    const found: string[] = []
    assert.ok(tables.length > 20)
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} as one`.execute(world.database.owner)
      found.push(...rows.filter(({ row }) => words.some((word) => row.includes(word))).map(({ row }) => `${name} ${row}`))
    }
    return found
  }

  function filesIn(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesIn(path) : [path]
    })
  }

  const follow = (): Promise<boolean> => followSearch({ ...world.parts, log }, world.parts.registry.search!)

  async function assertNothingLeft(): Promise<void> {
    await follow()
    assert.deepEqual(filesIn(join(world.folder, 'search')).filter((path) => pairs.some((pair) => readFileSync(path).includes(pair))), [])
    for (const word of ['青石岭', '青', '白鹭洲', '鹭']) {
      assert.deepEqual(await world.parts.search.find({ words: [word], marks: [], rows_max: 9 }), [], word)
    }
    assert.deepEqual(await rowsWith(traces), [])
    assert.deepEqual(filesIn(world.folder).filter((path) => traces.some((word) => readFileSync(path).includes(word))), [])
    assert.deepEqual(lines.filter((line) => traces.some((word) => line.includes(word))), [])
  }

  async function entries(action: string): Promise<{ kind: string; id: string; lineage: string[] }[]> {
    const { rows } = await sql<{ kind: string; id: string; lineage: string[] }>`
      select subject_kind as kind, subject_id as id, lineage from journal.entry where action = ${action} order by seq`
      .execute(world.database.owner)
    return rows
  }

  it('is refused as a workbook with one secret row in its column of secrecy', async () => {
    const rows = gridRows([['序号', '题名', '密级'], ['1', '青石岭来文', '机密★10年'], ['2', '青石岭通知', '']])
    const { refusal } = await receive(Buffer.from(xlsxOf({ sheets: [{ name: '收文登记', rows }] })), '白鹭洲登记簿.xlsx')
    assert.equal(refusal?.code, 'reading.state-secret')
    assert.deepEqual(await rowsWith(traces), [])
  })

  it('is refused with its name and its mark, and leaves nothing but a count in the journal', async () => {
    const before_refusals = (await entries('refused')).length
    const { refusal } = await receive(`000012\n机密★10年\n特急\n关于${sentence}\n${sentence}`)
    assert.equal(refusal?.code, 'reading.state-secret')
    assert.deepEqual(refusal?.parameters, { name: '白鹭洲来文.txt', mark: '机密★10年' })
    await assertNothingLeft()
    assert.deepEqual(filesIn(join(world.folder, 'objects')), [])
    const refused = (await entries('refused')).slice(before_refusals)
    assert.deepEqual(refused, [{ kind: 'secret-document', id: '1', lineage: [world.units.root, world.units.own] }])
    const { rows } = await sql`select 1 from reading.document union all select 1 from kernel.blob`.execute(world.database.owner)
    assert.equal(rows.length, 0)
  })

  it('is refused the same way when the call is repeated, though its name is not kept', async () => {
    const blob = await world.upload(officer, Buffer.from(`秘密★3年\n${sentence}\n`))
    const first = await receive('', '白鹭洲二.txt', 'secret-key-1', blob)
    const second = await receive('', '白鹭洲二.txt', 'secret-key-1', blob)
    assert.deepEqual(second.refusal?.parameters, { name: '白鹭洲二.txt', mark: '秘密★3年' })
    assert.deepEqual(second.refusal?.parameters, first.refusal?.parameters)
    await assertNothingLeft()
  })

  it('is found in pages, in other encodings, behind scripts and in damaged characters', async () => {
    const script = `<script>${'var a = 1;\n'.repeat(20_000)}</script>`
    const files: (readonly [string, string | Buffer])[] = [
      ['page.html', `<html><head>${script}</head><body><p>绝密★长期</p><h1>${sentence}</h1></body></html>`],
      ['table.html', `<table><tr><th>题名</th><th>密级</th></tr><tr><td>${sentence}</td><td>机密</td></tr></table>`],
      ['wide.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`机密★1年\n${sentence}`, 'utf16le')])],
      ['gb.txt', Buffer.concat([Buffer.from([0xbb, 0xfa, 0xc3, 0xdc, 0xa1, 0xef, 0x31, 0x30, 0xc4, 0xea, 0x0a]), Buffer.from('ok\n')])],
      ['annotated.txt', `機(jī)密(mì)★10年\n會(huì)議開(kāi)得好,全局形成共識(shí)。\n${sentence}`],
    ]
    const word = await writeDecompositionDocx([{ title: '机密★3年', mark: '', notes: [sentence], columns: [], rows: [] }])
    files.push(['word.docx', Buffer.from(word)])
    for (const [name, bytes] of files) assert.equal((await receive(bytes, name)).refusal?.code, 'reading.state-secret', name)
    await assertNothingLeft()
  })

  it('takes the uploads of others and the documents over the same bytes along, wherever they stand', async () => {
    const elsewhere = await world.actor('supervision-officer', world.units.other)
    const text = `机密★5年\n${sentence}`
    const blob = await world.upload(elsewhere, Buffer.from(text))
    await plantOverBlob(blob, elsewhere, world.units.other)
    assert.notDeepEqual(await rowsWith(traces), [])
    await follow()
    for (const word of ['青石岭', '白鹭洲']) {
      assert.equal((await world.parts.search.find({ words: [word], marks: [], rows_max: 9 })).length, 1, word)
    }
    assert.equal((await receive(text)).refusal?.code, 'reading.state-secret')
    assert.equal((await entries('refused')).at(-1)?.id, '2')
    await assertNothingLeft()
  })

  /** A document as it was received before its mark was known, with all that can be made of it. */
  async function plantOverBlob(blob: string, person: Actor, unit: string): Promise<{ document: string; revision: string }> {
    const db = world.database.owner
    const [document, revision, one, two, finding, look, matter] = Array.from({ length: 7 }, () => world.parts.ids.next())
    await sql`insert into reading.document
        (id, unit_id, name, origin, digest, size_bytes, media_type, state, received_by, received_at)
      select ${document}, ${unit}, '白鹭洲旧件.txt', 'upload', digest, size_bytes, 'text/plain', 'received', ${person.id}, now()
        from kernel.blob where id = ${blob}`.execute(db)
    await sql`update kernel.blob set claimed_at = now() where id = ${blob}`.execute(db)
    await sql`insert into reading.revision (id, document_id, ordinal, tool_version, encoding, text, anchors, notes, at)
      values (${revision}, ${document}, 1, 'planted', 'utf-8', ${sentence}, '', '[]', now())`.execute(db)
    await sql`insert into reading.sentence
        (id, document_id, revision_id, ordinal, paragraph, text_start, text_end, byte_start, byte_end, text, succeeded_by)
      values (${two}, ${document}, ${revision}, 2, 1, 0, 5, 0, 5, ${sentence}, null),
             (${one}, ${document}, ${revision}, 1, 1, 0, 5, 0, 5, ${sentence}, ${two})`.execute(db)
    await sql`insert into reading.finding
        (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
      values (${finding}, ${document}, ${one}, 'task', 0, 3, '青石岭', 'person', 'confirmed', ${person.id}, now())`.execute(db)
    await sql`insert into reading.second_look
        (id, document_id, finding_id, decided, sentence_text, sentence_nth, word_start, words, state, at)
      values (${look}, ${document}, ${finding}, 'added', ${sentence}, 1, 0, '青石岭', 'open', now())`.execute(db)
    const [piece, correction] = [world.parts.ids.next(), world.parts.ids.next()]
    await sql`insert into reading.finding
        (id, document_id, sentence_id, kind, span_start, span_end, quote, origin, state, added_by, added_at)
      values (${piece}, ${document}, ${one}, 'task', 0, 2, '青石', 'person', 'confirmed', ${person.id}, now())`.execute(db)
    await sql`insert into reading.succession (older_id, newer_id, kind, at) values (${finding}, ${piece}, 'split', now())`.execute(db)
    await sql`insert into reading.correction (id, finding_id, ordinal, details, by, at)
      values (${correction}, ${piece}, 1, '{"of": "task", "title": "抓好青石岭"}', ${person.id}, now())`.execute(db)
    await sql`update reading.finding set correction_id = ${correction} where id = ${piece}`.execute(db)
    await sql`insert into work.matter
        (id, unit_id, state, title, title_key, requirement, goal, due_state, due_text, document_id, sentence_id, finding_id, created_by,
         created_at)
      values (${matter}, ${unit}, 'drafted', '抓好青石岭', ${matter}, ${sentence}, '', 'none', '', ${document}, ${one}, ${finding},
              'system:planted', now())`.execute(db)
    await sql`insert into work.assignment (id, matter_id, role, ordinal, unit_text, state)
      values (${world.parts.ids.next()}, ${matter}, 'lead', 1, '青石岭专班', 'prepared')`.execute(db)
    await sql`insert into reading.outline (revision_id, tool_version, warnings, at)
      values (${revision}, 'planted', '[]', now())`.execute(db)
    await sql`insert into reading.outline_node
        (revision_id, ordinal, part, level, number, title, text_start, text_end, part_end, sense, run_in)
      values (${revision}, 1, 1, 1, '一、', '青石岭', 0, 5, 5, 'none', false)`.execute(db)
    await sql`insert into reading.label (sentence_id, revision_id, label, confidence, cues, node)
      values (${one}, ${revision}, 'task', 0.9, '[]', 1)`.execute(db)
    await sql`insert into reading.step (document_id, name, tool_version, state)
      values (${document}, 'extract', 'planted', 'done')`.execute(db)
    await sql`update reading.document set state = 'ready', revision_id = ${revision} where id = ${document}`.execute(db)
    await sql`insert into kernel.idempotency (actor, key, operation, input_digest, answer, at)
      values (${person.id}, ${`planted-${document}`}, 'reading.receive-document', ${Buffer.alloc(32)},
              ${JSON.stringify({ answer: { document: { document, name: '白鹭洲旧件.txt' } } })}::jsonb, now())`.execute(db)
    return { document: document!, revision: revision! }
  }

  const later = `在会议上的讲话\n${'各单位要抓好落实。\n'.repeat(8_000)}附件\n题名\t密级\n${sentence}\t机密\n`
  const annotated = '各單(dān)位要認(rèn)真學(xué)習(xí)會(huì)議精神，抓好落實(shí)。\n'
  /** The second document of a page whose characters have to be repaired before its mark can be read. */
  const repaired = `在全市教育工作會(huì)議上的講話\n同志們：\n${annotated.repeat(400)}
機(jī)密(mì)★10年\n在全市安全工作會(huì)議上的講話\n同志們：\n${sentence}\n${annotated.repeat(20)}`

  it('that shows its mark only to a later step is destroyed with everything, and counted', async () => {
    for (const [count, text] of [later, repaired].entries()) {
      const { document } = await receive(text, '白鹭洲长件.txt')
      assert.ok(document)
      // Its name is found until its mark is.
      await follow()
      while ((await entries('destroyed')).length === count) await new Promise((resolve) => setTimeout(resolve, 10))
      const { rows } = await sql`select 1 from reading.document`.execute(world.database.owner)
      assert.equal(rows.length, 0)
      await assertNothingLeft()
      assert.deepEqual((await entries('destroyed')).at(-1), {
        kind: 'secret-document', id: '1', lineage: [world.units.root, world.units.own],
      })
      assert.deepEqual(filesIn(join(world.folder, 'objects')), [])
    }
  })

  async function untilDestroyed(before: number): Promise<void> {
    while ((await entries('destroyed')).length === before) await new Promise((resolve) => setTimeout(resolve, 10))
    await assertNothingLeft()
  }

  it('that was received before its mark was known is destroyed when it is read again', async () => {
    const { length } = await entries('destroyed')
    const blob = await world.upload(officer, Buffer.from(`机密★5年\n${sentence}`))
    const { document } = await plantOverBlob(blob, officer, world.units.own)
    assert.notDeepEqual(await rowsWith(traces), [])
    await runtime.execute('reading.rerun-document', { document }, world.call(officer))
    await untilDestroyed(length)
  })

  it('whose mark a person fills in is destroyed by the step that reads the filled-in text', async () => {
    const { length } = await entries('destroyed')
    const { document } = await receive(`密级：××长期\n在会议上的讲话\n同志们：\n${sentence}\n`, '白鹭洲遮盖件.txt')
    const shown = async () => await runtime.ask('reading.show-document', { document: document!.document }, world.call(officer)) as {
      steps: { name: string; state: string }[]
      revision: { revision: string; places: { place: number; kind: string; start: number }[] } | null
    }
    while (!(await shown()).steps.some(({ name, state }) => name === 'find' && state === 'done')) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const { revision, places } = (await shown()).revision!
    const [place] = places
    assert.equal(place?.kind, 'mask')
    const input = { document: document!.document, revision, place: place.place, text: '机密' }
    await runtime.execute('reading.settle-place', input, world.call(officer))
    await untilDestroyed(length)
  })

  it('is accepted when it is a work secret, internal or declassified, and shows its mark', async () => {
    const cases: (readonly [string, unknown])[] = [
      ['内部资料　注意保存\n工作简报第一期。\n', { kind: 'internal', words: '内部资料 注意保存' }],
      ['工作秘密\n关于有关工作的函。\n', { kind: 'work-secret', words: '工作秘密' }],
      ['机密★10年（已于2019年5月1日解密，依据临保〔2019〕3号）\n关于有关工作的函。\n', {
        kind: 'declassified', words: '机密★10年（已于2019年5月1日解密，依据临保〔2019〕3号）',
      }],
      ['各单位要学习《保密法》，稿件不得涉及国家秘密、商业秘密。\n', null],
    ]
    for (const [text, secrecy] of cases) assert.deepEqual((await receive(text)).document?.secrecy, secrecy, text)
    const listed = await runtime.ask('reading.list-documents', {}, world.call(officer)) as { documents: { secrecy: unknown }[] }
    assert.equal(listed.documents.filter((one) => one.secrecy !== null).length, 3)
  })
})
