// What reading makes of the text of a page, without database or server: repaired, the site's parts told apart, split into documents.
import { repairText } from '@lantai/chinese'
import type { RepairedText } from '@lantai/chinese'
import { findFurniture } from './page/find-furniture.ts'
import type { Furniture } from './page/find-furniture.ts'
import { splitDocuments } from './page/split-documents.ts'
import type { PageDocument } from './page/split-documents.ts'

export type { Furniture, FurnitureKind } from './page/find-furniture.ts'
export type { PageDocument } from './page/split-documents.ts'
export type { Reading } from './page/read-head.ts'
export { readFindings } from './findings/read-findings.ts'
export { decompositionTable } from './findings/decomposition-table.ts'
export type { DecompositionTable, TableColumn, TableColumnKey, TableGroup, TableTask } from './findings/decomposition-table.ts'
export * from './findings/shapes.ts'
export { readingLimits } from '../limits.ts'

export interface PageRead {
  readonly repaired: RepairedText
  /** UTF-16 units of the repaired text, as those of the documents. */
  readonly furniture: readonly Furniture[]
  readonly documents: readonly PageDocument[]
}

export function readPage(text: string): PageRead {
  const repaired = repairText(text)
  const furniture = findFurniture(repaired.text)
  return { repaired, furniture, documents: splitDocuments(repaired.text, furniture) }
}

/** The text without the site's parts, line by line; a line of which nothing is left goes with them. */
export function withoutFurniture(text: string, furniture: readonly Furniture[]): string {
  let kept = ''
  let at = 0
  for (const { start, end } of furniture) {
    kept += text.slice(at, start)
    at = end
    if ((kept === '' || kept.endsWith('\n')) && (text[at] === '\n' || text.slice(at).search(/[^ \t\u3000]/) < 0)) at += 1
  }
  return kept + text.slice(at)
}
