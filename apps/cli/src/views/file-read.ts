import type { Anchors } from '@lantai/chinese'
import type { DocumentReading, PageRead } from '@lantai/reading/read-page'

/** A file that was read, for the views; each view returns what is to be written, and names the file where several were asked for. */
export interface FileRead {
  readonly path: string
  readonly media: string
  readonly encoding: string
  readonly notes: readonly { readonly code: string; readonly byte_start: number; readonly byte_count: number; readonly detail?: string }[]
  /** As it was extracted, before anything was repaired; the anchors lead from it to the bytes of the file. */
  readonly text: string
  readonly anchors: Anchors
  readonly page: PageRead
  /** What the documents of the page say, in its order; read when a view first asks. */
  readonly readings: () => readonly DocumentReading[]
}

export type View = (read: FileRead, named: boolean) => string

export function fileHeading(read: FileRead, named: boolean): string { return named ? `── ${read.path} ──\n` : '' }
