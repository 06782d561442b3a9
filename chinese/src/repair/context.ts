// What the byte search asks of the rest: the page's keys, the language, and which folds the page has made.
import type { KeySet } from './annotations.ts'

/** How likely a character is behind two others; all of them simplified, full-width signs as such. */
export interface Language {
  /** Natural logarithm. Units are UTF-16; 0 stands for no character. */
  logProbability(second_last: number, last: number, unit: number): number
  /** The simplified form of one traditional unit, by itself. */
  simplify(unit: number): number
  /** Characters of GBK that have this reading, with its tone mark. */
  charactersRead(reading: string): readonly string[]
  /** Whether a character can be read so; a program that leaves a tone out (們(men)) means any of its tones. */
  isRead(character: string, reading: string): boolean
}

export interface PageContext {
  readonly text: string
  readonly keys: KeySet | undefined
  readonly language: Language
  /** Second bytes of the full-width signs (A3xx) that were folded byte by byte on this page, where they straddle two characters. */
  readonly folded: ReadonlySet<number>
  /** How many more steps may be tried on this page: a text made of marks must not take for ever. */
  readonly budget: { edges: number }
}
