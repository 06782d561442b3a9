import type { Anchors, DecodedText } from '@lantai/chinese'
import { AnchorIndex, AnchorWriter, composeAnchors, decodeText, runsOf } from '@lantai/chinese'
import { ExtractRefusal } from './extract-refusal.ts'
import { WordLayout } from './word-layout.ts'
import { WordNumbering } from './word-numbering.ts'
import { DocxRemarks } from './word-remarks.ts'
import type { DocxNoteCode } from './word-remarks.ts'
import { WordStyles } from './word-styles.ts'
import type { WordContext } from './word-walker.ts'
import { WordWalker } from './word-walker.ts'
import { ZipParts, zipLimits } from './zip-parts.ts'
import type { ZipLimits } from './zip-parts.ts'

interface DocxNote { readonly code: string; readonly byte_start: number; readonly byte_count: number; readonly detail?: string }

export interface DocxText {
  readonly text: string
  /**
   * From the text to bytes of word/document.xml as it is when inflated; where the document has foot- or endnotes, those of
   * word/footnotes.xml and word/endnotes.xml follow on, in this order.
   */
  readonly anchors: Anchors
  readonly encoding: string
  readonly notes: readonly DocxNote[]
}

const documentPart = 'word/document.xml'
const oleSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zipSignature = Buffer.from('PK')
const aside_units_max = 300
/** Headers and footers of a document with a section a chapter. */
const asides_max = 100

/** The text of a .docx file, as people see it on paper. Throws ExtractRefusal for what is none or cannot be read as one. */
export async function docxText(bytes: Uint8Array, limits: ZipLimits = zipLimits): Promise<DocxText> {
  refuseOtherFiles(bytes)
  const zip = await ZipParts.open(bytes, limits)
  const read = async (name: string): Promise<DecodedText | undefined> => decodeXml(await zip.read(name))
  const main = await read(documentPart)
  if (!main) throw new ExtractRefusal('no-document', `No ${documentPart} among ${zip.names().slice(0, 40).join(', ')}`)
  const styles = new WordStyles((await read('word/styles.xml'))?.text)
  const context: WordContext = {
    layout: new WordLayout(), styles, numbering: new WordNumbering((await read('word/numbering.xml'))?.text, styles),
    remarks: new DocxRemarks(), references: { footnote: new Map(), endnote: new Map() },
  }
  const space = new ByteSpace()
  new WordWalker(main.text, space.add(main), context).walk()
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = context.references[kind].size > 0 ? await read(`word/${kind}s.xml`) : undefined
    if (!part) continue
    const base = space.add(part)
    context.remarks.add({ code: 'docx-notes', start: base, end: base + part.text.length, detail: String(context.references[kind].size) })
    new WordWalker(part.text, base, context).walk()
  }
  const { text, anchors } = context.layout.end(space.units)
  const asides = await readAsides(zip, read, context.numbering, styles)
  return { text, encoding: main.encoding, ...space.compose(anchors, context.remarks, asides) }
}

function refuseOtherFiles(bytes: Uint8Array): void {
  if (startsWith(bytes, oleSignature)) throw new ExtractRefusal(isEncryptedPackage(bytes) ? 'encrypted' : 'old-word', 'A compound file.')
  if (!isZip(bytes)) throw new ExtractRefusal('not-docx', 'No zip.')
}

export function isZip(bytes: Uint8Array): boolean { return startsWith(bytes, zipSignature) }

/** A document with a password is a package inside of the container of old office files; names there are UTF-16. */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
  return startsWith(bytes, oleSignature) && viewOf(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function startsWith(bytes: Uint8Array, signature: Buffer): boolean { return viewOf(bytes).subarray(0, signature.length).equals(signature) }

function viewOf(bytes: Uint8Array): Buffer { return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }

export function decodeXml(bytes: Uint8Array | undefined): DecodedText | undefined {
  if (!bytes) return undefined
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1')
  const declared = /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})/.exec(head)?.[1]
  return decodeText(bytes, { declared })
}

/** The parts of a document one behind the other: what the anchors and notes of its text count in. */
class ByteSpace {
  readonly #writer = new AnchorWriter()
  readonly #notes: DocxNote[] = []
  #units = 0
  #bytes = 0

  get units(): number { return this.#units }

  /** Answers where the part begins, in units. */
  add(part: DecodedText): number {
    const base = this.#units
    const base_bytes = this.#bytes
    for (const run of runsOf(part.anchors)) {
      this.#writer.run(run)
      this.#bytes += run.kind === 'added' ? 0 : run.kind === 'linear' ? run.units * run.bytes_per_unit : run.bytes
    }
    for (const note of part.notes) this.#notes.push({ ...note, byte_start: note.byte_start + base_bytes })
    this.#units += part.text.length
    return base
  }

  compose(inner: Anchors, remarks: DocxRemarks, asides: readonly DocxNote[]): { anchors: Anchors; notes: readonly DocxNote[] } {
    const outer = this.#writer.end()
    const index = new AnchorIndex(outer)
    const places = remarks.list().map(({ code, start, end, detail }) => {
      const { byte_start, byte_end } = index.byteRangeOf(start, end)
      return { code, byte_start, byte_count: byte_end - byte_start, ...(detail === undefined ? {} : { detail }) }
    })
    return { anchors: composeAnchors(outer, inner), notes: [...this.#notes, ...places, ...asides] }
  }
}

const asideParts: readonly (readonly [RegExp, DocxNoteCode])[] = [
  [/^word\/(?:header|footer)\d*\.xml$/, 'docx-furniture'], [/^word\/comments\.xml$/, 'docx-comments'],
]

/** What stands beside the text is told, not read: a header may be the only place that says 内部资料. */
async function readAsides(
  zip: ZipParts, read: (name: string) => Promise<DecodedText | undefined>, numbering: WordNumbering, styles: WordStyles,
): Promise<readonly DocxNote[]> {
  const notes: DocxNote[] = []
  for (const [pattern, code] of asideParts) {
    const texts = new Set<string>()
    for (const name of zip.names().filter((each) => pattern.test(each)).slice(0, asides_max)) {
      const text = await asideText(name, read, numbering, styles)
      if (/[^\d\s—–-]/.test(text)) texts.add(text)
    }
    const detail = [...texts].join('；').slice(0, aside_units_max).toWellFormed()
    if (detail !== '') notes.push({ code, byte_start: 0, byte_count: 0, detail })
  }
  return notes
}

/** The text itself was read already: a header that cannot be read is no reason to refuse it. */
async function asideText(
  name: string, read: (name: string) => Promise<DecodedText | undefined>, numbering: WordNumbering, styles: WordStyles,
): Promise<string> {
  const layout = new WordLayout()
  const references = { footnote: new Map<string, number>(), endnote: new Map<string, number>() }
  try {
    const source = (await read(name))?.text ?? '<none/>'
    new WordWalker(source, 0, { layout, numbering, styles, remarks: new DocxRemarks(), references }).walk()
    return layout.end(source.length).text.replaceAll(/\s+/g, ' ').trim()
  } catch (error) {
    if (error instanceof ExtractRefusal) return ''
    throw error
  }
}
