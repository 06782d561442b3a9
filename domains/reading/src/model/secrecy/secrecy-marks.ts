// Which mark of secrecy a text carries. A mark stands in a head (GB/T 9704: the upper left of the first page, with copy number
// and urgency), in a form beside the word 密级, or in the column 密级 of a register; words of running text are none. Where a line
// cannot be told from a mark it counts as one: what is refused can be sent again, what is stored has been stored.

export const secretLevels = ['绝密', '机密', '秘密'] as const
export type SecretLevel = typeof secretLevels[number]

export const keptSecrecies = ['work-secret', 'internal', 'declassified'] as const
export type KeptSecrecy = typeof keptSecrecies[number]

/** `words`: the mark as it stands; of a state secret the mark alone, never what else stands in its line. */
export type Secrecy =
  | { readonly kind: 'state-secret'; readonly level: SecretLevel; readonly words: string }
  | { readonly kind: KeptSecrecy; readonly words: string }

export interface SecrecyContext {
  /** Where documents begin on the page, UTF-16 units; the beginning of the text is always looked at. */
  readonly starts?: readonly number[]
  /** What stands beside the text, as headers and footers. */
  readonly beside?: readonly string[]
  /** YYYY-MM-DD; without it a day of declassification that is only named has not come. */
  readonly today?: string
}

type StateSecret = Extract<Secrecy, { kind: 'state-secret' }>

const head_units = 3_000
/** A level alone is a mark only where marks stand; further down it may be a word of a list. */
const mark_lines = 8
const line_units_max = 100
/** A mark stands above the title of its document, which is where a document of a page is taken to begin. */
const lines_above_start = 6

const level = '绝密|机密|秘密'
const star = '[★☆✩⭐*]'
const count = '(?:\\d+|[一二三四五六七八九十百]+)'
const span = `(?:${count}年(?:${count}个?月)?|${count}个?月|${count}[天日])`
const period = `(?:长期|永久|启用前|${span}|至?\\d{4}年(?:\\d+月(?:\\d+日)?)?)`
const label = '(?:本件|文件)?(?:密级(?:[和及与、]?保密期限)?|(?:秘密|保密)等级)'
const marked = `(?<level>${level})(?:(?<star>${star})+(?<period>${period})?|(?<bare>${period}))?`
const markPattern = new RegExp(`^[(【\\[〔]?(?<label>${label}:)?(?<ticked>[☑☒■√✓✔])?${marked}[)】\\]〕]?$`)
const bracketedPattern = new RegExp(`[(【\\[〔]${marked}[)】\\]〕]$`)
const besideLevel = new RegExp(
  `^(?:(?:份号)?:?(?:No\\.?)?\\d{1,8}|特急|加急|急件|平急|特提|第\\d+期|\\d{4}年.*|保密期限:?.*|${span}|解密.*|已.*解密.*)$`)
const sentenceMark = /[。;；!！?？]|[“”「」]/
const labelCell = new RegExp(`^${label}:?$`)
const registerCell = /题名|标题|名称|文号|字号|档号|事由|事项|件名|文件/

const workSecret = new RegExp(`^(?:${label}:)?工作秘密(?:${star}+(?:${period})?)?$`)
const handling = '(?:注意保存|妥善保[存管]|(?:不得|请勿|严禁|禁止)(?:外传|扩散|公开|翻印|转载|上网)|阅后(?:收回|即焚|退回)|仅供参考|供领导参阅)'
const internal = new RegExp(
  `^[(【\\[〔]?(?:${label}:)?内部(?:(?:资料|文件|材料|刊物|使用|参考|传阅|掌握|发行|明电)[,、.·]?${handling}*|${handling})?[)】\\]〕]?$`)

const declassified = /(?<![未不没待])已?(?:于.{0,20})?(?<![未不没待])(?:解密|解除密级)/
const saysDeclassified = new RegExp(`^(?:[(【\\[〔]?(?:本件|本文|该件|此件)?已|[(【\\[〔]?解密(?:日期|时间):|(?:${label}:)?(?:${level}))`)
const basis = /\d{4}年|[〔[]\d{4}[〕\]]\d+号|依据|根据|经.{0,30}(?:审核|审查|批准|同意|决定)/
const namedDay = /解密(?:日期|时间):(?:(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})日?)?/

/** The gravest mark of the text; undefined when it has none. Pure and linear in the text. */
export function readSecrecy(text: string, context: SecrecyContext = {}): Secrecy | undefined {
  const found: Secrecy[] = []
  for (const start of new Set([0, ...context.starts ?? []])) {
    const one = readHead(headLines(text, start), context.today)
    if (one) found.push(one)
  }
  for (const words of context.beside ?? []) {
    const one = readHead(words.split(/[\n；]/), context.today)
    if (one) found.push(one)
  }
  const row = text.includes('\t') ? findRow(text) : undefined
  if (row) found.push(row)
  return found.find(({ kind }) => kind === 'state-secret') ?? found.find(({ kind }) => kind === 'work-secret') ?? found[0]
}

/** From a few lines above the beginning of a document on. */
function headLines(text: string, start: number): readonly string[] {
  let from = start
  for (let lines_left = lines_above_start; from > 0 && lines_left > 0; lines_left -= 1) {
    from = text.lastIndexOf('\n', from - 2) + 1
  }
  return text.slice(from, start + head_units).split(/\r\n|[\n\r\f\v\u2028\u2029]/)
}

function readHead(lines: readonly string[], today: string | undefined): Secrecy | undefined {
  const heads = lines.filter((line) => line.trim() !== '' && line.trim().length <= line_units_max)
    .map((line) => ({ shown: line.trim().replaceAll(/\s+/g, ' '), plain: plainOf(line) }))
  const basis_line = heads.find(({ plain }) => isDeclassified(plain.replaceAll(/\s/g, ''), today))
  if (basis_line) return { kind: 'declassified', words: basis_line.shown }
  const bare: StateSecret[] = []
  for (const [at, { plain }] of heads.entries()) {
    const mark = markIn(plain)
    if (mark?.sure) return mark.secret
    if (mark && at < mark_lines + lines_above_start) bare.push(mark.secret)
  }
  // Levels one below the other are a list of levels.
  if (new Set(bare.map((one) => one.level)).size === 1) return bare[0]
  return keptMark(heads.slice(0, mark_lines))
}

function keptMark(heads: readonly { readonly shown: string; readonly plain: string }[]): Secrecy | undefined {
  for (const { shown, plain } of heads) {
    const joined = plain.replaceAll(/\s/g, '')
    for (const piece of [joined, ...plain.split(/\s+/)]) {
      const words = piece === joined ? shown : piece
      if (workSecret.test(piece)) return { kind: 'work-secret', words }
      if (internal.test(piece)) return { kind: 'internal', words }
    }
  }
  return undefined
}

/** `sure`: wherever in a head it stands. A level without star, period or label is not. */
function markIn(plain: string): { readonly secret: StateSecret; readonly sure: boolean } | undefined {
  if (sentenceMark.test(plain)) return undefined
  const pieces = plain.split(/\s+/)
  const marks = pieces.flatMap((piece): Groups[] => groupsOf(markPattern.exec(piece)))
  const ticked = marks.find((groups) => groups['ticked'] || groups['star'])
  if (ticked) return { secret: secretOf(ticked), sure: true }
  if (new Set(marks.map((groups) => groups['level'])).size > 1 || /[□○]/.test(plain)) return undefined
  const [mark] = marks
  if (mark?.['label']) return { secret: secretOf(mark), sure: true }
  if (mark) {
    const alone = pieces.every((piece) => markPattern.test(piece) || besideLevel.test(piece))
    return alone ? { secret: secretOf(mark), sure: mark['bare'] !== undefined } : undefined
  }
  const [behind] = groupsOf(bracketedPattern.exec(plain))
  return behind ? { secret: secretOf(behind), sure: behind['star'] !== undefined } : undefined
}

type Groups = Readonly<Record<string, string | undefined>>

function groupsOf(found: RegExpExecArray | null): Groups[] { return found?.groups ? [found.groups] : [] }

function secretOf(groups: Groups): StateSecret {
  const lasting = groups['period'] ?? groups['bare'] ?? ''
  return {
    kind: 'state-secret', level: groups['level'] as SecretLevel,
    words: `${groups['level']}${groups['star'] ? '★' : ''}${lasting}`,
  }
}

function isDeclassified(joined: string, today: string | undefined): boolean {
  if (!declassified.test(joined) || !basis.test(joined)) return false
  const named = namedDay.exec(joined)
  if (named) {
    const [, year, month, day] = named
    return year !== undefined && today !== undefined && `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` <= today
  }
  return saysDeclassified.test(joined) && /已/.test(joined)
}

/** Rows are lines of cells parted by tabs; a register names the column, a form has the level beside the word. */
function findRow(text: string): StateSecret | undefined {
  let column: number | undefined
  for (const line of text.split('\n')) {
    if (!line.includes('\t')) { column = undefined; continue }
    if (column === undefined && !line.includes('级') && !line.includes('級')) continue
    const cells = line.split('\t').map((cell) => plainOf(cell).replaceAll(/\s/g, ''))
    const at = cells.findIndex((cell) => labelCell.test(cell))
    if (at >= 0) {
      const own = levelOf(cells[at + 1])
      if (own && new Set(cells.flatMap((cell) => levelOf(cell)?.level ?? [])).size === 1) return own
      column = cells.some((cell) => registerCell.test(cell)) ? at : undefined
      continue
    }
    const listed = column === undefined ? undefined : levelOf(cells[column])
    if (listed) return listed
  }
  return undefined
}

function levelOf(cell: string | undefined): StateSecret | undefined {
  const groups = cell === undefined ? undefined : markPattern.exec(cell)?.groups
  return groups ? secretOf(groups) : undefined
}

const simple: Readonly<Record<string, string>> = { 機: '机', 絕: '绝', 絶: '绝', 祕: '秘', 級: '级', 長: '长', 啟: '启', 啓: '启', 個: '个', 內: '内', 資: '资' }

/** Full width, traditional forms and spaces inside a mark made one; tabs and other spaces stay. */
function plainOf(line: string): string {
  return line.normalize('NFKC').replaceAll(/[機絕絶祕級長啟啓個內資]/g, (character) => simple[character]!)
    .replaceAll(/\u200b|\u200c|\u200d|\ufeff|\ufe0f/g, '')
    .replaceAll(/(?<=[绝机秘])[ \u3000]+(?=密)|(?<=密)[ \u3000]+(?=级)/g, '')
    .replaceAll(/[ \u3000]*([★☆✩⭐*])[ \u3000]*/gu, '$1')
    .replaceAll(/[ \u3000]*:[ \u3000]*/g, ':')
    .replaceAll(/(?<=[\d★☆✩⭐*年个])[ \u3000]+(?=年|月|个|\d+(?:年|个?月))/gu, '')
    .trim()
}
