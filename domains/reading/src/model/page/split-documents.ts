import type { Furniture } from './find-furniture.ts'
import { findStarts } from './find-starts.ts'
import type { PageLine } from './page-lines.ts'
import { readLine, readLines } from './page-lines.ts'
import type { Reading } from './read-head.ts'
import { readHead } from './read-head.ts'
import { readRecord } from './read-record.ts'
import { readSignature } from './read-signature.ts'

/**
 * One document of a page. What the text does not give is absent; each value stands beside the place it was read from, which for
 * what only the site's record gives lies outside the document.
 */
export interface PageDocument {
  /** UTF-16 units of the page's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly title?: Reading
  /** 讲话, 报告, 通知 …, by the last word of the title; 讲话 also where there is only a salutation. */
  readonly kind?: Reading
  readonly salutation?: Reading
  /** The issuing unit, or the speaker's, under the fullest name that the text gives for it. */
  readonly organisation?: Reading
  /** Where and when a speech was made, as the line under its title says. */
  readonly occasion?: Reading
  /** As it is cited: 临教〔2026〕12号. */
  readonly number?: Reading
  readonly addressees?: Reading
  readonly signature?: Reading
  /** 2026-03-05, 2026-03 or 2026: the date of the signature, or the one under the title; never that of the page. */
  readonly date?: Reading
}

/**
 * The documents of a page, in its order and not overlapping, with what their heads and ends say. Attachments belong to the
 * document they are attached to. A page of furniture alone has none. `furniture` is what findFurniture answered for this text.
 */
export function splitDocuments(text: string, furniture: readonly Furniture[]): PageDocument[] {
  const lines = keptLines(text, furniture)
  const starts = findStarts(lines)
  const record = starts.length === 1 ? readRecord(text, furniture) : {}
  return starts.map((first, index) => {
    const own = lines.slice(first, starts[index + 1] ?? lines.length)
    const head = readHead(text, own)
    const { body, title, kind, salutation, addressees, occasion } = head
    const ending = readSignature(text, own, body)
    const number = head.number ?? record.number
    const organisation = head.issuer ?? ending.organisation ?? head.speaker ?? record.organisation
    const date = ending.date ?? head.date ?? record.date
    const { signature } = ending
    return {
      start: own[0]!.start, end: own.at(-1)!.end,
      ...(title && { title }), ...(kind && { kind }), ...(salutation && { salutation }), ...(organisation && { organisation }),
      ...(occasion && { occasion }), ...(number && { number }), ...(addressees && { addressees }), ...(signature && { signature }),
      ...(date && { date }),
    }
  })
}

/** The lines of the page that are not furniture, without tags at their edges. */
function keptLines(text: string, furniture: readonly Furniture[]): PageLine[] {
  const kept: PageLine[] = []
  let next = 0
  for (const line of readLines(text)) {
    const first = next
    while (next < furniture.length && furniture[next]!.start < line.end) next += 1
    const rest = first === next ? line : withoutEdges(text, line, furniture.slice(first, next))
    if (rest) kept.push(rest)
  }
  return kept
}

function withoutEdges(text: string, line: PageLine, pieces: readonly Furniture[]): PageLine | undefined {
  let { start, end } = line
  for (const piece of pieces) {
    if (piece.start > start && text.slice(start, piece.start).trim() !== '') break
    start = piece.end
  }
  for (const piece of pieces.toReversed()) {
    if (piece.start < start || (piece.end < end && text.slice(piece.end, end).trim() !== '')) break
    end = piece.start
  }
  if (start >= end) return undefined
  return start === line.start && end === line.end ? line : readLine(text, start, end)
}
