// What a repair changed, and how sure it is (reading.md §1).

/** Kinds of damage, in the order in which they are undone. */
export type DamageClass =
  /** UTF-8 that was read as Latin-1 or Windows-1252. */
  | 'misread-bytes'
  /** A reading in parentheses behind a character. */
  | 'reading'
  /** A reading that was put between the two bytes of a character. */
  | 'straddled-reading'
  /** Two bytes of two neighbours that were taken for one full-width sign and folded. */
  | 'straddled-sign'
  /** The second byte of a character that was lost where the bytes fall back into step. */
  | 'lost-byte'
  /** Traditional characters in place of simplified ones. */
  | 'traditional'
  /** Half-width signs in place of full-width ones. */
  | 'width'
  | 'space'
  /** A year, month, day or number sign that is missing between digits. */
  | 'lost-sign'
  /** What somebody has made unreadable on purpose; it stays. */
  | 'mask'

/**
 * `proven`: damaging the new text again gives what stood there, and no other text at this place does. `ranked`: others do too,
 * and this one is the likeliest. `unexplained`: something is wrong here that no known damage explains. `mask`: left as it is.
 */
export type Proof = 'proven' | 'ranked' | 'unexplained' | 'mask'

export interface Candidate {
  readonly text: string
  /** Natural logarithm of its likelihood in this context, only to be compared with others of the same place. */
  readonly score: number
}

export interface Edit {
  /** UTF-16 units of the damaged text. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly class: DamageClass
  readonly proof: Proof
  /** Likeliest first, the chosen one among them; only where there is a choice. */
  readonly candidates?: readonly Candidate[]
}
