// How words become tokens of FTS5: pairs of neighbouring characters, found by phrase, and single ones, found by themselves.
import { foldText } from '@lantai/chinese/fold-text'

/** The tokenizer `ascii` parts at every sign of ASCII; as characters of private use they are parts of words. */
function tokenOf(characters: string): string {
  return characters.replaceAll(/[!-/:-@[-`{-~]/g, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)))
}

/** `中国人` → `中国 国人 人`: the last one alone keeps the next text apart. */
export function pairTokens(folded: string): string {
  const characters = [...folded]
  let tokens = ''
  for (let at = 0; at < characters.length; at += 1) tokens += `${tokenOf(characters[at]! + (characters[at + 1] ?? ''))} `
  return tokens
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
