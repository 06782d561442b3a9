import { endsUnit } from '@lantai/chinese'
import type { PageDocument } from '../page/split-documents.ts'
import { readNumbering } from './numbering.ts'
import { senseOfHeading, senseOfKind, senseOfWording, senseOfYear } from './part-sense.ts'
import type { OutlineNode, PartSense } from './shapes.ts'

export interface OutlineSentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly paragraph: number
}

export interface Outlined {
  readonly nodes: readonly OutlineNode[]
  /** For each sentence the place of its node, undefined before the first heading. */
  readonly nodeOf: readonly (number | undefined)[]
  /** For each sentence whether it is a heading on a line of its own, a run-in lead, or text. */
  readonly roleOf: readonly SentencePlace[]
}

type SentencePlace = 'title' | 'heading' | 'run-in' | 'text'

interface OpenNode extends Omit<OutlineNode, 'partEnd' | 'sense'> {
  partEnd: number
  sense: PartSense
}

const heading_units_max = 50
const run_in_units_max = 60
const number_units_max = 30
const ends = /[。！？；]$/
const salutation = /^(?:尊敬的)?(?:各位|同志们|同学们|老师们|女士们|先生们|来宾们|朋友们|代表们|委员们)[^。！？；]{0,40}[：:！,，]?$/

/** The parts of a document, after the forms of GB/T 9704 and of speech. Sentences are those of the document, in order. */
export function readOutline(sentences: readonly OutlineSentence[], document: PageDocument): Outlined {
  const nodes: OpenNode[] = []
  const nodeOf: (number | undefined)[] = []
  const roleOf: SentencePlace[] = []
  const open: number[] = []
  const year = document.date && Number(document.date.value.slice(0, 4))
  const fallback = senseOfKind(document.kind?.value)
  sentences.forEach((sentence, index) => {
    const place = placeOf(sentences, index, document)
    roleOf.push(place)
    if (place === 'heading' || place === 'run-in') {
      const node = nodeFor(sentence, place)
      const kept = keptOpen(open.map((place) => nodes[place]!.level), node.level)
      while (open.length > kept) close(nodes, open, sentences[index - 1]!.end)
      const parent = open.at(-1)
      const above = parent === undefined ? fallback : nodes[parent]!.sense
      nodes.push({ ...node, parent, sense: senseUnder(node, above, year) })
      open.push(nodes.length - 1)
    } else closeRunIn(sentences, index, nodes, open)
    nodeOf.push(open.at(-1))
  })
  const last = sentences.at(-1)?.end ?? document.end
  while (open.length > 0) close(nodes, open, last)
  return { nodes, nodeOf, roleOf }
}

function nodeFor(sentence: OutlineSentence, place: SentencePlace): Omit<OpenNode, 'parent' | 'sense'> {
  const numbering = readNumbering(sentence.text)
  const title = sentence.text.slice(numbering?.number.length ?? 0).trim().replace(/[。：；]$/, '')
  return {
    level: numbering?.level ?? plain_level, number: numbering?.number ?? '', title, start: sentence.start, end: sentence.end,
    partEnd: sentence.end,
    runIn: place === 'run-in',
  }
}

/** The part's own words decide, then those of the part above, then the wording of its title. */
function senseUnder({ title, runIn }: { readonly title: string; readonly runIn: boolean }, above: PartSense,
  year: number | undefined): PartSense {
  if (runIn) return above === 'none' && senseOfHeading(title) === 'problem' ? 'problem' : above
  const own = senseOfHeading(title) ?? senseOfYear(title, year)
  // A part of a review may be called 工作安排 of something, but it stays a review.
  if (own !== undefined && !(above === 'review' && own === 'situation') && !(above === 'deploy' && own !== 'problem')) return own
  if (above !== 'none') return above
  return senseOfWording(title) ?? 'none'
}

const [plain_level, standard_levels, part_level] = [0, 4, 5]

/**
 * How many of the open parts a new one of this form stands in. A form that is open already begins its next item, wherever it was
 * opened. Of the forms that have lines of their own (none, 一、 （一） 1. （1）) the lower stands in the higher and ends what speech
 * counts (第一， 一是) on its way; a heading without a number stands in a numbered part, if one is open. Any other form stands in what
 * is open.
 */
function keptOpen(open: readonly number[], level: number): number {
  const same = open.lastIndexOf(level)
  if (same >= 0) return same
  if (level > standard_levels) return open.length
  let kept = open.length
  while (kept > 0 && !(open[kept - 1]! === part_level || (open[kept - 1]! < level || level === plain_level)
    && open[kept - 1]! <= standard_levels)) {
    kept -= 1
  }
  return kept
}

function close(nodes: readonly OpenNode[], open: number[], end: number): void {
  const node = nodes[open.pop()!]!
  node.partEnd = Math.max(node.end, end)
}

/** A run-in lead holds its own paragraph, and no other unless its items run on over several. */
function closeRunIn(sentences: readonly OutlineSentence[], index: number, nodes: readonly OpenNode[], open: number[]): void {
  const sentence = sentences[index]!
  const before = sentences[index - 1]
  if (!before || before.paragraph === sentence.paragraph) return
  while (open.length > 0 && nodes[open.at(-1)!]!.runIn && nodes[open.at(-1)!]!.level >= 7) close(nodes, open, before.end)
}

function placeOf(sentences: readonly OutlineSentence[], index: number, document: PageDocument): SentencePlace {
  const { start, end, text, paragraph } = sentences[index]!
  if (document.title && start >= document.title.start && end <= document.title.end && start < document.title.end) return 'title'
  // Its number stands under the title as a part of the head.
  if (document.number && start <= document.number.start && document.number.end <= end && text.length <= number_units_max) return 'title'
  const first = sentences[index - 1]?.paragraph !== paragraph
  const last = sentences[index + 1]?.paragraph !== paragraph
  const numbering = readNumbering(text)
  const closed = ends.test(text)
  if (first && last) {
    if (numbering) return text.length <= heading_units_max && (!closed || isShortTitle(text, numbering.level)) ? 'heading' : 'text'
    if (closed || /[：:，,]$/.test(text) || text.length > 30 || salutation.test(text)) return 'text'
    return isPlainHeading(text) ? 'heading' : 'text'
  }
  const leads = numbering !== undefined && !last && text.length <= run_in_units_max && /[。：]$/.test(text)
  // An item that is followed by the next one, or that counts something, says all it has to say itself.
  const next = readNumbering(sentences[index + 1]?.text ?? '')
  if (leads && (/\d/.test(text.slice(numbering.number.length)) || next?.level === numbering.level)) return 'text'
  return leads && (first || numbering.level >= 6) && !/[，：].*[，；]/.test(text.slice(numbering.number.length)) ? 'run-in' : 'text'
}

const nominalEnd = /(?:问题|方面|原则|情况|要求|意图|起因|体会|认识|背景|建议|打算)。$/

/** A numbered line that ends with 。 may still be a title: 一是起因。 第一层意思，解释一下…的意图。 */
function isShortTitle(text: string, level: number): boolean {
  return text.endsWith('。') && text.length <= 30
    && (/^第.{1,2}层意思/.test(text) || nominalEnd.test(text) || (level >= 6 && text.length <= 8))
}

// Who spoke, whom to call, who signed and when: lines of the form, not of the text.
export const formLine = new RegExp(
  '^(?:主持|出席|列席|参加|记录|会议|会议时间|会议地点|地点|与会人员|法定代表人|承诺单位|承诺人|负责人|单位|姓名|签字|盖章)：|^〔?20\\d\\d〕?.{0,4}第?\\d+[号期]$|^[^，。；]{2,24}：$'
    + '|^(?:联系人|联系电话|电话|传真|举报电话|邮箱|来源|时间|作者|编辑|抄送|主送|主题词|印发|附件|牵头单位|责任单位|配合单位|责任人)|\\d{7}|(?:局长|厅长|县长|区长|市长|省长|书记|主任|校长|馆长|主席'
    + '|科长|处长|股长|主管|经理|委员)[\\s\\u3000]+[\\u4e00-\\u9fff]{1,2}[\\s\\u3000]?[\\u4e00-\\u9fff]{1,2}$|^[（(]?(?:20\\d\\d'
    + '|20xx)年\\d{1,2}月\\d{1,2}日[）)]?$',
)

/** A line without number and without full stop titles what follows, unless it is a date, a name, a signature or a row of figures. */
function isPlainHeading(text: string): boolean {
  if (!/[\u4e00-\u9fff]{3}/.test(text) || /\d{4}年\d{1,2}月\d{1,2}日|[|\t]|^[（(].*[）)]$|https?:|^附件?[：:\d]/.test(text)) return false
  if (formLine.test(text)) return false
  return !/[\u3000 ]{1,4}[\u4e00-\u9fff]$/.test(text) && !(endsUnit(text, text.length) && text.length <= 20 && !/工作|建设|问题/.test(text))
}

const opening_units_max = 20

/**
 * Whether a sentence is a run-in lead: of a form, or the short first one of a long paragraph that only names what the others spell
 * out (更大力度提振消费。).
 */
export function isLead(sentences: readonly OutlineSentence[], index: number, place: SentencePlace): boolean {
  if (place === 'run-in') return true
  const { text, paragraph } = sentences[index]!
  if (place !== 'text' || sentences[index - 1]?.paragraph === paragraph || sentences[index + 2]?.paragraph !== paragraph) return false
  return text.length <= opening_units_max && text.endsWith('。') && !/[，、；：\d“《]|要(?!求)|各|[一二三四五六七八九十百千万]+[个项所家]/.test(text)
}
