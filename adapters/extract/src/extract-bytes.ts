import type { Anchors, SniffedMedia } from '@lantai/chinese'
import { AnchorIndex, composeAnchors, decodeText } from '@lantai/chinese'
import type { HtmlRemark } from './html-text.ts'
import { htmlText } from './html-text.ts'
import { docxText } from './docx/docx-text.ts'
import type { PageLocations } from './pdf/pdf-text.ts'
import { pdfText } from './pdf/pdf-text.ts'
import type { SheetLocations } from './xlsx/xlsx-text.ts'
import { xlsxText } from './xlsx/xlsx-text.ts'

export type TextMedia = 'text/plain' | 'text/html'
export type Media = SniffedMedia

export interface Note { readonly code: string; readonly byte_start: number; readonly byte_count: number; readonly detail?: string }

/** The shape of the port's ExtractedText; written out here because the child process must not load the kernel. */
export interface Extracted {
  readonly text: string
  readonly anchors: Anchors
  readonly encoding: string
  readonly notes: readonly Note[]
  readonly locations?: SheetLocations | PageLocations
}

/** Reads a file of any kind there is, with an anchor for every character. Throws ExtractRefusal for what is not of its kind. */
export async function extractFile(bytes: Uint8Array, media: Media): Promise<Extracted> {
  if (media === 'text/plain' || media === 'text/html') return extractBytes(bytes, media)
  if (media === 'application/pdf') return pdfText(bytes)
  return media === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' ? xlsxText(bytes) : docxText(bytes)
}

/** Reads bytes as text, with an anchor for every character. Pure; never throws for what the bytes hold. */
export function extractBytes(bytes: Uint8Array, media: TextMedia): Extracted {
  if (media === 'text/plain') {
    const { text, anchors, encoding, notes } = decodeText(bytes)
    return { text, anchors, encoding, notes }
  }
  const source = decodeText(bytes, { declared: declaredCharset(bytes) })
  const page = htmlText(source.text)
  const anchors = composeAnchors(source.anchors, page.anchors)
  return { text: page.text, anchors, encoding: source.encoding, notes: [...source.notes, ...notesOf(page.remarks, source.anchors)] }
}

function notesOf(remarks: readonly HtmlRemark[], anchors: Anchors): readonly Note[] {
  if (remarks.length === 0) return []
  const index = new AnchorIndex(anchors)
  return remarks.map(({ code, start, end, detail }) => {
    const { byte_start, byte_end } = index.byteRangeOf(start, end)
    return { code, byte_start, byte_count: byte_end - byte_start, ...(detail === undefined ? {} : { detail }) }
  })
}

const declaration_bytes = 4096

/** The encoding a page names in its head. Only a hint: pages saved by an office program often keep the name of another one. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, declaration_bytes)).toString('latin1')
  const found = /<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i.exec(head)
    ?? /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})/i.exec(head)
  return found?.[1]
}
