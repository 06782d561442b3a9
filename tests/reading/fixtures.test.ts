// The expected findings keep to the form they are written in. Whether a reading finds them is not asked here.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFixtures } from './fixtures.ts'
import type { ExpectedFigure, ExpectedGoal, ExpectedRow, ExpectedSentence, Fixture } from './fixtures.ts'

const lists = {
  label: ['heading', 'task', 'result', 'problem', 'other'],
  bound: ['=', '~', '>=', '<='],
  change: ['none', 'up', 'down'],
  kind: ['by', 'in', 'from', 'every'],
  role: ['lead', 'with'],
  leadFrom: ['sentence', 'paragraph', 'section', 'speaker'],
  strength: ['must', 'aim', 'intend', 'explore', 'forbid'],
  every: ['week', 'month', 'quarter', 'year', null],
  state: ['resolved', 'relative', 'masked', 'vague', 'none'],
  statement: ['problem', 'cause', 'plan', 'commitment', 'suggestion', null],
}

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '')

/** What is wrong with the entries of a document, in words; nothing if they keep to the form. */
function faultsOf({ text, sentences }: Pick<Fixture, 'text' | 'sentences'>): readonly string[] {
  const faults: string[] = []
  const ends = new Set(text.split('\n').map(withoutSpace).filter((line) => line !== '').map(lastCharacters()))
  let joined = ''
  for (const sentence of sentences) {
    joined += withoutSpace(sentence.text)
    const closed = /[。！？；][”’）》]*$/.test(sentence.text)
    if (/[。！？；][”’）》]*[^。！？；”’）》]/.test(sentence.text)) faults.push('two sentences in one')
    if (!closed && !ends.has(joined.length)) faults.push('a sentence that ends nowhere')
    faults.push(...faultsOfSentence(sentence))
  }
  if (joined !== withoutSpace(text)) faults.push('not the sentences of the text')
  for (const end of ends) if (!endsOf(sentences).has(end)) faults.push('a sentence over two lines')
  return faults
}

/** Where each line ends, counted without white space from the beginning of the text. */
function lastCharacters(): (line: string) => number {
  let end = 0
  return (line) => end += line.length
}

function endsOf(sentences: readonly ExpectedSentence[]): ReadonlySet<number> {
  return new Set(sentences.map(({ text }) => withoutSpace(text)).map(lastCharacters()))
}

function faultsOfSentence({ text, label, figures, deadlines, units, rows, statement = null }: ExpectedSentence): readonly string[] {
  const parts = [...figures, ...deadlines, ...units].map((part) => part.text)
  return [
    !lists.label.includes(label) && 'unknown label',
    parts.some((part) => part === '' || !text.includes(part)) && 'words that are not in the sentence',
    figures.some((figure) => !isFigure(figure, text)) && 'no figure',
    deadlines.some(({ kind }) => !lists.kind.includes(kind)) && 'unknown kind',
    units.some(({ role }) => !lists.role.includes(role)) && 'unknown role',
    label !== 'task' && deadlines.length + units.length + (rows?.length ?? 0) > 0 && 'a deadline, unit or row outside a task',
    rows?.some((row, place) => row.part !== place + 1) && 'parts that are not counted',
    rows?.some((row) => !isRow(row, text)) && 'no row',
    rows?.some((row) => row.goals.some((goal) => !figures.some((figure) => figure.goal && isSame(figure, goal)))) && 'no goal',
    rows?.some(({ lead, lead_from, assist }) => !namesUnits(lead_from === 'sentence' ? lead : [], 'lead', units)
      || !namesUnits(assist, 'with', units)) && 'a unit that the sentence does not have',
    !lists.statement.includes(statement) && 'unknown part of a statement',
  ].filter((fault) => typeof fault === 'string')
}

function isFigure({ value, bound, change, subject, goal }: ExpectedFigure, text: string): boolean {
  const number = typeof value === 'number' ? Number.isFinite(value) : /^\d+(\.\d+)?:\d+(\.\d+)?$/.test(value)
  return number && lists.bound.includes(bound) && lists.change.includes(change) && typeof goal === 'boolean'
    && subject !== '' && text.includes(subject)
}

function isSame(figure: ExpectedFigure, goal: ExpectedGoal): boolean {
  return figure.value === goal.value && figure.unit === goal.unit && figure.bound === goal.bound && figure.subject === goal.subject
}

function isRow(row: ExpectedRow, text: string): boolean {
  return row.span !== '' && text.includes(row.span) && text.includes(row.action) && (row.only_if === null || text.includes(row.only_if))
    && row.lead.length > 0 && lists.leadFrom.includes(row.lead_from) && lists.strength.includes(row.strength)
    && lists.every.includes(row.every) && isDue(row.due)
    && [row.per_unit, row.commitment, row.universal].every((flag) => typeof flag === 'boolean')
}

function isDue({ state, by, text }: ExpectedRow['due']): boolean {
  if (!lists.state.includes(state)) return false
  return state === 'none' || (state === 'resolved' ? !Number.isNaN(Date.parse(by ?? '')) : text !== undefined)
}

function namesUnits(names: readonly string[], role: string, units: ExpectedSentence['units']): boolean {
  return names.every((name) => units.some((unit) => unit.text === name && unit.role === role))
}

const fixtures = readFixtures()

describe('the texts to be read', () => {
  it('are of many kinds, and long enough', () => {
    for (const kind of ['speech', 'report', 'key-points', 'plan', 'notice', 'minutes', 'statement', 'summary', 'opinion']) {
      assert.ok(fixtures.filter(({ name }) => name.includes(`-${kind}-`)).length >= 2, kind)
    }
    assert.ok(fixtures.length >= 32)
    for (const { name, text } of fixtures) {
      const lines = text.split('\n').filter((line) => line !== '').length
      assert.ok(lines >= 8 && lines <= 30, `${name}: ${lines} lines`)
    }
  })

  it('have tasks decomposed in most documents', () => {
    const rows = fixtures.map(({ sentences }) => sentences.flatMap((sentence) => sentence.rows ?? []).length)
    assert.ok(rows.filter((count) => count > 0).length >= 20)
    assert.ok(rows.reduce((sum, count) => sum + count) >= 120)
  })

  it('hold what is easily misread', () => {
    const all = fixtures.map(({ text }) => text).join('')
    for (const words of ['近20亿元', '20余万人', '1600多处', '三四个月', '四、五年', '惠及学生290万', '第八批40所', '零的突破', '翻一番', '应归尽归',
      '由5.1:4.9提高到5.4:4.6', '分别', '其中', '全市平均增幅', '居全省第一位', '县（市、区）第二位', '4.5%—5%', '三分之二', '近三成', '万亿级', '“两会”',
      '20xx年', '20xx万元', '平均年龄', '每年12月底前', '之日起30日内', '“十五五”时期', '我们承诺']) assert.ok(all.includes(words), words)
  })

  for (const fixture of fixtures) {
    it(`${fixture.name} has each sentence once, and findings in the form agreed`, () => {
      assert.deepEqual(faultsOf(fixture), [])
    })
  }
})

describe('the look at the form', () => {
  const goal = { value: 60, unit: '卷', bound: '=', subject: '完成' }
  const sentence: ExpectedSentence = {
    text: '请各科室力争年底前完成60卷。', label: 'task',
    figures: [{ text: '60卷', value: 60, unit: '卷', bound: '=', change: 'none', subject: '完成', goal: true }],
    deadlines: [{ text: '年底前', kind: 'by' }], units: [{ text: '各科室', role: 'lead' }],
    rows: [{
      part: 1, span: '年底前完成60卷', action: '完成', object: '', lead: ['各科室'], lead_from: 'sentence', assist: [],
      due: { state: 'relative', text: '年底前' }, every: null, per_unit: true, only_if: null, strength: 'aim', commitment: false,
      goals: [goal], universal: false,
    }],
  }
  const faultsWith = (change: Partial<ExpectedSentence>) => faultsOf({ text: sentence.text, sentences: [{ ...sentence, ...change }] })
  const faultsOfFigure = (change: Partial<ExpectedFigure>) => faultsWith({
    figures: sentence.figures.map((figure) => ({ ...figure, ...change })), rows: [],
  })
  const faultsOfRow = (change: Partial<ExpectedRow>) => faultsWith({ rows: sentence.rows?.map((row) => ({ ...row, ...change })) })

  it('finds nothing where nothing is wrong', () => {
    assert.deepEqual(faultsWith({}), [])
  })

  it('finds sentences that are missing, changed or cut elsewhere', () => {
    const other = (text: string): ExpectedSentence => ({ text, label: 'other', figures: [], deadlines: [], units: [] })
    const faults = (text: string, ...sentences: string[]) => faultsOf({ text, sentences: sentences.map(other) })
    assert.deepEqual(faults('好。行！”\n对', '好。', '行！”', '对'), [])
    assert.notDeepEqual(faults('好。行！”\n对', '好。', '对'), [])
    assert.notDeepEqual(faults('好。行！”\n对', '好。', '行！', '”对'), [])
    assert.notDeepEqual(faults('好。行！”\n对', '好。行！”', '对'), [])
    assert.notDeepEqual(faults('好，行\n对', '好，', '行', '对'), [])
    assert.notDeepEqual(faults('好\n对', '好对'), [])
    assert.notDeepEqual(faults('好。', '坏。'), [])
  })

  it('finds words from elsewhere, values that are no number, and words of no list', () => {
    for (const change of [{ text: '60册' }, { value: '六十' }, { value: Number.NaN }, { bound: '>' }, { change: 'more' }, { subject: '档案' }]) {
      assert.notDeepEqual(faultsOfFigure(change), [], JSON.stringify(change))
    }
    for (const change of [
      { label: 'aim' }, { label: 'result' }, { statement: 'promise' }, { deadlines: [{ text: '年底前', kind: 'until' }] },
      { deadlines: [{ text: '月底前', kind: 'by' }] }, { units: [{ text: '各科室', role: 'with' }] }, { units: [{ text: '各科室', role: 'head' }] },
    ]) assert.notDeepEqual(faultsWith(change), [], JSON.stringify(change))
    for (const change of [
      { part: 2 }, { span: '完成60册' }, { lead: [] }, { lead: ['办公室'] }, { lead_from: 'title' }, { assist: ['各科室'] }, { strength: 'will' },
      { every: 'day' }, { due: { state: 'soon' } }, { due: { state: 'resolved' } }, { only_if: '合格的' }, { goals: [{ ...goal, value: 61 }] },
    ]) assert.notDeepEqual(faultsOfRow(change), [], JSON.stringify(change))
  })
})
