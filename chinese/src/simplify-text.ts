// Traditional characters back to simplified ones. Many characters stand in both kinds of text (后 里 乾 著), so a text is only touched
// when it is traditional as a whole: a simplified text comes through unchanged.
import table from './generated/simplified.json' with { type: 'json' }

export interface Simplification {
  /** UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** `before_after=result`, taken apart. */
interface Context { readonly before: string; readonly after: string; readonly to: number }

interface Tables {
  /** The simplified unit of a unit; 0 where it stays. */
  readonly simplified: Uint16Array
  /** Bits: only in traditional text, only in simplified text, decided by the words around it. */
  readonly kinds: Uint8Array
  readonly contexts: ReadonlyMap<number, readonly Context[]>
}

const traditional_only = 1
const simplified_only = 2
const contextual = 4
const han = 8

let tables: Tables | undefined

function makeTables(): Tables {
  const simplified = new Uint16Array(0x10000)
  const kinds = new Uint8Array(0x10000)
  kinds.fill(han, 0x3400, 0x4dc0).fill(han, 0x4e00, 0xa000)
  for (let at = 0; at < table.characters.length; at += 2) {
    simplified[table.characters.charCodeAt(at)] = table.characters.charCodeAt(at + 1)
    kinds[table.characters.charCodeAt(at)]! |= traditional_only
  }
  for (let at = 0; at < table.simplifiedOnly.length; at += 1) kinds[table.simplifiedOnly.charCodeAt(at)]! |= simplified_only
  // A converted character that simplified text uses too says nothing about the text.
  for (let at = 0; at < table.shared.length; at += 1) kinds[table.shared.charCodeAt(at)]! &= ~traditional_only
  const contexts = new Map<number, readonly Context[]>()
  for (const [character, rules] of Object.entries(table.contexts)) {
    kinds[character.charCodeAt(0)]! |= contextual
    contexts.set(character.charCodeAt(0), rules.map((rule) => {
      const [before = '', rest = ''] = rule.split('_')
      const [after = '', to = ''] = rest.split('=')
      return { before, after, to: to.charCodeAt(0) }
    }))
  }
  return { simplified, kinds, contexts }
}

/** How many Han characters there are, and how many of them stand only in traditional and only in simplified text. */
export function countScripts(text: string): { readonly han: number; readonly traditional: number; readonly simplified: number } {
  const { kinds } = tables ??= makeTables()
  const counts = { han: 0, traditional: 0, simplified: 0 }
  for (let at = 0; at < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)]!
    if ((kind & han) === 0) continue
    counts.han += 1
    if ((kind & traditional_only) !== 0) counts.traditional += 1
    else if ((kind & simplified_only) !== 0) counts.simplified += 1
  }
  return counts
}

/** In running text about three characters in ten stand only in one of the two kinds; a name or a quotation does not reach this share. */
const traditional_share_min = 0.05

/** Whether the text as a whole is written in traditional characters; names and quotations in a simplified text do not make it so. */
export function isTraditional(text: string): boolean {
  const counts = countScripts(text)
  return counts.traditional > counts.simplified && counts.traditional >= counts.han * traditional_share_min
}

/** What makes a part of a traditional page simplified: whoever calls has looked at the whole with `isTraditional`. */
export function simplifyTraditional(text: string): readonly Simplification[] {
  const { simplified, kinds, contexts } = tables ??= makeTables()
  const edits: Simplification[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const kind = kinds[unit]!
    let to = simplified[unit]!
    if ((kind & contextual) !== 0) to = unitInContext(text, at, contexts.get(unit)!) ?? to
    if (to !== 0 && to !== unit) edits.push({ start: at, end: at + 1, text: String.fromCharCode(to) })
  }
  return edits
}

/** The simplified form of one UTF-16 unit by itself, whatever stands around it: 乾 is 干 and 著 is 着. */
export function simplifiedUnit(unit: number): number { return (tables ??= makeTables()).simplified[unit]! || unit }

function unitInContext(text: string, at: number, contexts: readonly Context[]): number | undefined {
  for (const { before, after, to } of contexts) {
    if (agrees(text, at - before.length, before) && agrees(text, at + 1, after)) return to
  }
  return undefined
}

/** Whether these simplified characters stand here, in whichever form. */
function agrees(text: string, from: number, words: string): boolean {
  if (from < 0 || from + words.length > text.length) return false
  const { simplified } = tables!
  for (let at = 0; at < words.length; at += 1) {
    const [unit, wanted] = [text.charCodeAt(from + at), words.charCodeAt(at)]
    if (unit !== wanted && simplified[unit] !== wanted) return false
  }
  return true
}
