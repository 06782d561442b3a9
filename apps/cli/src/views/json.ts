import { AnchorIndex } from '@lantai/chinese'
import type { FileRead } from './file-read.ts'

/**
 * Everything, for programs: one object a file, on a line of its own. Edits count units of `extracted` and bytes of the file; furniture,
 * documents and what was found in them count units of `text`.
 */
export function printJson(read: FileRead): string {
  const { repaired: { text, edits, keys }, furniture } = read.page
  const index = new AnchorIndex(read.anchors)
  return `${JSON.stringify({
    file: read.path, media: read.media, encoding: read.encoding, notes: read.notes, extracted: read.text, text,
    keys: Object.fromEntries([...keys].map(([key, readings]) => [key, [...readings]])),
    edits: edits.map((edit) => ({ ...edit, ...index.byteRangeOf(edit.start, edit.end) })), furniture,
    documents: read.readings().map(({ document, outline, sentences, warnings }) => ({ ...document, outline, sentences, warnings })),
  })}\n`
}
