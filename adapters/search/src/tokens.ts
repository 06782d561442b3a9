// How words become tokens of FTS5: pairs of neighbouring characters, found by phrase, and single ones, found by themselves.
import { foldText } from '@lantai/chinese/fold-text'

/** The tokenizer `ascii` parts at every sign of ASCII; as characters of private use they are parts of words. */
function tokenUnit(unit: number): number {
  const isSign = unit < 0x80 && !(unit >= 0x30 && unit <= 0x39) && !(unit >= 0x41 && unit <= 0x5a) && !(unit >= 0x61 && unit <= 0x7a)
  return isSign ? 0xe000 + unit : unit
}

function tokenOf(characters: string): string {
  let token = ''
  for (let at = 0; at < characters.length; at += 1) token += String.fromCharCode(tokenUnit(characters.charCodeAt(at)))
  return token
}

/** `中国人` → `中国 国人 人`: the last one alone keeps the next text apart. */
export function pairTokens(folded: string): string {
  // Written unit by unit: a text of millions, put together of pieces, would take hundreds of megabytes meanwhile.
  const units = new Uint16Array(folded.length * 3)
  let count = 0
  for (let at = 0; at < folded.length; at += widthAt(folded, at)) {
    const next = at + widthAt(folded, at)
    for (let unit = at; unit < next + widthAt(folded, next); unit += 1) units[count++] = tokenUnit(folded.charCodeAt(unit))
    units[count++] = space
  }
  return Buffer.from(units.buffer, 0, count * 2).toString('utf16le')
}

const space = 0x20

/** How many units the character has that begins here; none at the end. */
function widthAt(text: string, at: number): number {
  return at >= text.length ? 0 : text.codePointAt(at)! > 0xffff ? 2 : 1
}

export interface EntryTokens { readonly title: string; readonly text: string; readonly characters: string }

export function entryTokens(title: string, texts: readonly string[]): EntryTokens {
  const folded = texts.map((text) => foldText(text).text)
  const foldedTitle = foldText(title).text
  const characters = new Set<string>(foldedTitle)
  for (const text of folded) for (const character of text) characters.add(character)
  return {
    title: pairTokens(foldedTitle), text: folded.map(pairTokens).join(''),
    characters: [...characters].map(tokenOf).join(' '),
  }
}

/** An expression of FTS5 for one word that is folded already. */
export function wordExpression(folded: string): string {
  const characters = [...folded]
  if (characters.length === 1) return `characters : "${tokenOf(characters[0]!)}"`
  const pairs = characters.slice(1).map((character, at) => tokenOf(characters[at]! + character))
  return `{title text} : "${pairs.join(' ')}"`
}
