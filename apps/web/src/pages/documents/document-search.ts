// What is searched for stands in the address, so that it can be sent to a colleague, who finds what he himself may see.
import { findingKinds } from '../../finding-kinds.ts'
import type { FindingKind, InputOf, OutputOf } from '../../generated/client.ts'

export type SearchResult = OutputOf<'reading.search-documents'>['results'][number]
export type DocumentMedia = NonNullable<InputOf<'reading.search-documents'>['media']>

export const states = ['received', 'ready', 'failed'] as const
export const waitings = ['waiting', 'confirmed'] as const

/** As people call them, and as the address does. */
export const mediaByName = {
  txt: 'text/plain', html: 'text/html', pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<string, DocumentMedia>
export type MediaName = keyof typeof mediaByName
export const mediaNames = Object.keys(mediaByName) as MediaName[]

export interface DocumentSearch {
  readonly q?: string
  readonly state?: typeof states[number]
  readonly media?: MediaName
  readonly unit?: string
  readonly from?: string
  readonly until?: string
  readonly findings?: typeof waitings[number]
  readonly kind?: FindingKind
}

export const search_characters_max = 200
const day = /^\d{4}-\d{2}-\d{2}$/
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What does not fit is left out: an address may have been typed, or come from a later version. */
export function readDocumentSearch(given: Record<string, unknown>): DocumentSearch {
  // A number in an address comes as one.
  const q = typeof given['q'] === 'number' ? String(given['q']) : given['q']
  const read = {
    q: typeof q === 'string' && q.trim() !== '' ? q.slice(0, search_characters_max) : undefined,
    state: states.find((one) => one === given['state']),
    media: mediaNames.find((one) => one === given['media']),
    unit: fitting(given['unit'], id),
    from: fitting(given['from'], day), until: fitting(given['until'], day),
    findings: waitings.find((one) => one === given['findings']),
    kind: findingKinds.find((one) => one === given['kind']),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function fitting(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

export function isSearching(search: DocumentSearch): boolean { return Object.keys(search).length > 0 }

export interface Piece { readonly text: string; readonly marked: boolean; readonly at: number }

/** A text in pieces, by the marks in it, which stand in order. */
export function piecesOf(text: string, marks: readonly { readonly start: number; readonly end: number }[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false, at })
    pieces.push({ text: text.slice(start, end), marked: true, at: start })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false, at })
  return pieces
}
