// Columns of plain text for a terminal that shows Chinese characters two places wide.

export interface TextColumn {
  readonly heading: string
  /** Its share of the width where there is not enough for all. */
  readonly weight: number
  readonly right?: boolean
}

const column_places_min = 4
const gap = '  '
const wide = new RegExp('[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60'
  + '\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}]', 'u')
const none = /[\p{Mn}\p{Me}\p{Cf}]/u
/** Must not begin a line. */
const closing = /^[，。、；：？！”’）》〉」』】〕％%…,.;:?!)\]]/
/** Must not end one. */
const opening = /^[“‘（《〈「『【〔([]$/

/** How many places a terminal gives the text. */
export function placesOf(text: string): number {
  let places = 0
  for (const character of text) places += none.test(character) ? 0 : wide.test(character) ? 2 : 1
  return places
}

/** One line, without what would move the cursor; longer than `places` it ends in …. */
export function cutText(text: string, places: number): string {
  const line = plain(text)
  if (placesOf(line) <= places) return line
  let cut = ''
  let used = 1
  for (const character of line) {
    used += placesOf(character)
    if (used > places) break
    cut += character
  }
  return `${cut}…`
}

/**
 * Lines of at most `places`, and a new one at each line feed; words and numbers stay whole where they fit, and no line begins with a
 * sign that closes.
 */
export function wrapText(text: string, places: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(plain(line), places))
}

function wrapLine(text: string, places: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const add = (piece: string): void => {
    const more = placesOf(piece)
    if (used + more > places && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (line === '' && piece.trim() === '') return
    line += piece
    used += more
  }
  for (const piece of piecesOf(text)) {
    if (placesOf(piece) <= places) add(piece)
    else for (const character of piece) add(character)
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

function plain(text: string): string { return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() }

/** What must not be parted, in order. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let end = ''
  for (const [token] of text.matchAll(/[\w.%:/+-]+|\s+|./gsu)) {
    if (end.trim() !== '' && (closing.test(token) || opening.test(end))) piece += token
    else {
      if (piece !== '') pieces.push(piece)
      piece = token
    }
    end = token.at(-1)!
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** Places for each column: a narrow one takes what it needs, and what is left is shared among the others by their weights. */
export function columnPlaces(columns: readonly TextColumn[], rows: readonly (readonly string[])[], width: number): number[] {
  const needed = columns.map(({ heading }, at) => rows.flatMap((row) => (row[at] ?? '').split('\n'))
    .reduce((most, line) => Math.max(most, placesOf(plain(line))), placesOf(heading)))
  const given = new Map<number, number>()
  let left = width - gap.length * (columns.length - 1)
  for (;;) {
    const open = columns.flatMap((column, at) => given.has(at) ? [] : [{ at, weight: column.weight }])
    const weights = open.reduce((sum, { weight }) => sum + weight, 0)
    const fitting = open.filter(({ at, weight }) => needed[at]! <= left * weight / weights)
    if (fitting.length === 0) {
      for (const { at, weight } of open) given.set(at, Math.max(column_places_min, Math.floor(left * weight / weights)))
      return columns.map((_column, at) => given.get(at)!)
    }
    for (const { at } of fitting) {
      given.set(at, needed[at]!)
      left -= needed[at]!
    }
  }
}

/** The lines of one row; with `whole` false the cells are cut to one. */
export function rowLines(cells: readonly string[], columns: readonly TextColumn[], places: readonly number[], whole = true): string[] {
  const wrapped = cells.map((cell, at) => whole ? wrapText(cell, places[at]!) : [cutText(cell, places[at]!)])
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_line, line) => wrapped.map((lines, at) => {
    const text = lines[line] ?? ''
    const blank = ' '.repeat(Math.max(0, places[at]! - placesOf(text)))
    return columns[at]!.right ? `${blank}${text}` : `${text}${blank}`
  }).join(gap).trimEnd())
}

/** The headings over a rule. */
export function headingLines(columns: readonly TextColumn[], places: readonly number[]): string[] {
  return [...rowLines(columns.map(({ heading }) => heading), columns, places), places.map((count) => '─'.repeat(count)).join(gap)]
}
