import type { ArithmeticWarning, Figure, SentenceReading } from './shapes.ts'

/**
 * Numbers of a sentence that do not agree: a part (其中) larger than its whole, a list that is said to make up the whole (包括, 分别是,
 * ：) and does not, shares (占) that come to more than 100 %. Nothing is said where the text leaves room for others: a rate is no amount,
 * and what grows by 5 % may well have a part (其中) that grows by 7 %.
 */
export function arithmeticWarnings({ ordinal, text, start, figures }: SentenceReading): ArithmeticWarning[] {
  const warnings: ArithmeticWarning[] = []
  const warn = (code: ArithmeticWarning['code'], from: Figure, to: Figure, stated: number, counted: number): void => {
    const place = { start: from.start, end: to.end, text: text.slice(from.start - start, to.end - start) }
    warnings.push({ code, ...place, sentence: ordinal, stated, counted })
  }
  figures.forEach((figure, index) => {
    const whole = figure.relations.partOf === undefined ? undefined : figures[figure.relations.partOf]
    if (whole && isFirm(whole) && sameKind(whole, figure) && number(figure) > number(whole)) {
      warn('part-over-whole', whole, figure, number(whole), number(figure))
    }
    const parts = listBehind(figures, index, text, start)
    const counted = parts.reduce((sum, part) => sum + number(part), 0)
    if (parts.length > 1 && !equal(counted, number(figure))) warn('sum-differs', figure, parts.at(-1)!, number(figure), counted)
  })
  const shares = figures.filter((figure) => figure.unit === '%' && figure.relations.listPlace !== undefined)
  const counted = shares.reduce((sum, share) => sum + number(share), 0)
  if (shares.length > 1 && /占[^，。；]{0,16}分别|分别占/.test(text) && counted > shares_percent_max) {
    warn('share-over-whole', shares[0]!, shares.at(-1)!, 100, counted)
  }
  return warnings
}

// Shares are rounded: half of a tenth each.
const shares_percent_max = 100.5

const rates: ReadonlySet<string> = new Set(['%', 'pp', '×', 'rank', ':'])
/** An amount that is no lower limit (200人以上): its parts cannot come to more. */
const isFirm = ({ unit, bound }: Figure): boolean => !rates.has(unit) && bound !== '>='
const number = ({ value }: Figure): number => (typeof value === 'number' ? value : Number.NaN)
const sameKind = (one: Figure, other: Figure): boolean => one.unit === other.unit && typeof one.value === 'number'
  && typeof other.value === 'number'
const equal = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))

/** The parts that the words right behind a figure say make it up; none where it is counted about, or some parts are. */
function listBehind(figures: readonly Figure[], index: number, text: string, start: number): readonly Figure[] {
  const whole = figures[index]!
  const next = figures[index + 1]
  if (!next || whole.bound !== '=') return []
  const between = text.slice(whole.end - start, next.start - start)
  if (!/^[^，。；：]{0,12}(?:，(?:包括|分别是|由)|（(?:包括|分别是)|：)[^，。；：]{0,16}$/.test(between)) return []
  const parts: Figure[] = []
  for (let at = index + 1; at < figures.length; at += 1) {
    const part = figures[at]!
    const gap = at === index + 1 ? '、' : text.slice(figures[at - 1]!.end - start, part.start - start)
    if (!sameKind(whole, part) || part.bound !== '=' || !/^[^，。；]{0,16}[、和，][^，。；、]{0,16}$|^、$/.test(gap)) break
    parts.push(part)
  }
  return parts
}
