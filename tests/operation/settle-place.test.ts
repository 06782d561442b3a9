// A damaged page through the whole pipeline: what was repaired is shown with its places, and settling one makes a revision.
import { after, before, describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { childExtractor } from '@lantai/extract'
import { Refusal, startWorker } from '@lantai/kernel'
import type { Actor } from '@lantai/kernel'
import { sql } from 'kysely'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

// 非 B7 C7, 常 B3 A3, 可 BF C9, 喜 CF B2, 。 A1 A3: without their first bytes before the folded ？ A3 BF.
const page = '相關(guān)推薦\n同志們:\n會(huì)議開(kāi)得好,全局形成共識(shí),非??上病?\n20xx年的會(huì)議在**市開(kāi),來(lái)的人多。\n**市的學(xué)校都要到會(huì)。\n'

interface Place {
  place: number; kind: string; certainty: string; shown: string; text: string; alike: number; choices: { text: string }[]
  settledBy: string | null
}
interface Shown {
  revision: {
    revision: string; ordinal: number; text: string; places: Place[]; parts: { title?: { value: string }; salutation?: { value: string } }[]
    sentences: { sentence: string; start: number; end: number; byte_start: number; byte_end: number }[]
    repairs: { class: string; certainty: string; count: number }[]
  }
}

describe('a damaged page', () => {
  let world: World
  let officer: Actor
  let document: string
  const extractor = childExtractor({ seconds_max: 10, memory_mb_max: 512 })
  before(async () => {
    world = await openWorld()
    await startWorker({ ...world.parts, extractor })
    officer = await world.actor('supervision-officer', world.units.own)
    const blob = await world.upload(officer, Buffer.from(page))
    const { answer } = await world.runtime.execute('reading.receive-document', { blob, name: '转载.txt' }, world.call(officer))
    document = (answer as { document: { document: string } }).document.document
    await until(async () => (await show()).revision !== null)
  })
  after(async () => {
    await world.close()
    await extractor.close()
  })

  async function until(condition: () => Promise<boolean>): Promise<void> {
    while (!await condition()) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  async function show(): Promise<Shown> {
    return await world.runtime.ask('reading.show-document', { document }, world.call(officer)) as Shown
  }
  async function settle(input: Record<string, unknown>): Promise<{ revision: string; ordinal: number }> {
    const answer = await world.runtime.execute('reading.settle-place', { document, ...input }, world.call(officer))
    return answer.answer as { revision: string; ordinal: number }
  }
  const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'accepted', (error: unknown) => (
    error instanceof Refusal ? error.code : String(error)))
  const texts = ({ revision }: Shown): string[] => revision.sentences.map(({ start, end }) => revision.text.slice(start, end))

  it('is repaired before it is split, and every sentence has its bytes', async () => {
    const shown = await show()
    assert.equal(shown.revision.ordinal, 2)
    assert.match(shown.revision.text, /会议开得好，全局形成共识，非常可喜。\n/)
    assert.equal(shown.revision.parts.length, 1)
    assert.equal(shown.revision.parts[0]?.salutation?.value, '同志们')
    assert.ok(texts(shown).includes('会议开得好，全局形成共识，非常可喜。'))
    const sentence = shown.revision.sentences.find(({ start, end }) => shown.revision.text.slice(start, end).startsWith('会议'))!
    const bytes = Buffer.from(page).subarray(sentence.byte_start, sentence.byte_end).toString('utf8')
    assert.equal(bytes, '會(huì)議開(kāi)得好,全局形成共識(shí),非??上病?')
    const annotations = shown.revision.repairs.find(({ class: kind }) => kind === 'annotation')
    assert.ok(annotations?.certainty === 'proven' && annotations.count >= 5)
  })

  it('shows what is not certain with its choices', async () => {
    const { revision } = await show()
    const place = revision.places.find(({ kind }) => kind === 'bytes')!
    assert.deepEqual([place.certainty, place.shown, place.text], ['ranked', '非??上病?', '非常可喜。'])
    assert.ok(place.choices.length > 3)
    assert.deepEqual(revision.places.filter(({ certainty }) => certainty === 'masked').map(({ text }) => text), ['xx', '**', '**'])
  })

  it('remembers a choice as a revision, and takes the marks along', async () => {
    const before_choice = await show()
    const place = before_choice.revision.places.find(({ kind }) => kind === 'bytes')!
    const { text, sentences } = before_choice.revision
    const marked = sentences.find(({ start }) => text.startsWith('会议', start))!
    await world.runtime.execute(
      'reading.add-finding', { sentence: marked.sentence, kind: 'result', span: { start: 0, end: 5 } }, world.call(officer))
    const other = place.choices.find((choice) => choice.text !== place.text)!.text
    const settled = await settle({ revision: before_choice.revision.revision, place: place.place, text: other })
    assert.equal(settled.ordinal, 3)
    const after_choice = await show()
    assert.equal(after_choice.revision.revision, settled.revision)
    assert.ok(after_choice.revision.text.includes(`全局形成共识，${other}`))
    assert.equal(after_choice.revision.places.find(({ kind }) => kind === 'bytes')?.settledBy !== null, true)
    const listed = await world.runtime.ask('reading.list-findings', { document }, world.call(officer))
    interface Listed { quote: string; sentence: string; sentenceText: string; origin: string }
    const finding = (listed as { findings: Listed[] }).findings.find(({ origin }) => origin === 'person')
    assert.equal(finding?.quote, '会议开得好')
    assert.ok(after_choice.revision.sentences.some(({ sentence }) => sentence === finding?.sentence))
    assert.ok(finding?.sentenceText.startsWith('会议开得好'))
  })

  it('fills in the same mask everywhere, and once more if it was wrong', async () => {
    const { revision } = await show()
    const mask = revision.places.find(({ text }) => text === '**')!
    assert.deepEqual(revision.places.filter(({ kind }) => kind === 'mask').map(({ alike }) => alike), [1, 2, 2])
    await settle({ revision: revision.revision, place: mask.place, text: '临溪', everywhere: true })
    const filled = await show()
    assert.match(filled.revision.text, /20xx年的会议在临溪市开，来的人多。\n临溪市的学校都要到会。/)
    await settle({ revision: filled.revision.revision, place: mask.place, text: '南浦', everywhere: true })
    assert.match((await show()).revision.text, /会议在南浦市开，来的人多。\n南浦市的学校/)
  })

  it('refuses what is no choice, no place, certain or of another revision, and changes nothing', async () => {
    const { revision } = await show()
    const bytes = revision.places.find(({ kind }) => kind === 'bytes')!
    const input = { revision: revision.revision, place: bytes.place, text: '非凡可喜' }
    assert.equal(await codeOf(settle(input)), 'reading.not-a-choice')
    assert.equal(await codeOf(settle({ ...input, place: 0 })), 'reading.no-such-place')
    assert.equal(await codeOf(settle({ ...input, place: 99_999 })), 'reading.no-such-place')
    assert.equal(await codeOf(settle({ ...input, revision: document })), 'reading.place-superseded')
    assert.match(await codeOf(settle({ ...input, text: '一\n二' })), /invalid/)
    assert.equal((await show()).revision.revision, revision.revision)
  })

  it('settled by two at once is settled by one', async () => {
    const { revision } = await show()
    const mask = revision.places.find(({ text }) => text === 'xx')!
    const both = await Promise.all(['12', '13'].map((text) => codeOf(settle({ revision: revision.revision, place: mask.place, text }))))
    assert.deepEqual(both.toSorted(), ['accepted', 'reading.place-superseded'])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from reading.revision where document_id = ${document}`.execute(world.database.owner)
    assert.deepEqual(rows, [{ count: 6 }])
  })
})
