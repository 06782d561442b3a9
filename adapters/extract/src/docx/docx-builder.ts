// Writes zips and .docx files for tests, sound ones and broken ones.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** What the directory says the entry inflates to, where that is not true. */
  readonly told_bytes?: number
  readonly encrypted?: boolean
  readonly crc32?: number
  readonly stored?: boolean
}

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes as string)
    const packed = entry.stored ? bytes : deflateRawSync(bytes, { level: 9 })
    const name = Buffer.from(entry.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.encrypted ? 1 : 0, 2)
    common.writeUInt16LE(entry.stored ? 0 : 8, 4)
    common.writeUInt32LE(entry.crc32 ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(entry.told_bytes ?? bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, name)
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const transitional = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const others = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

/** One element around `content` with all names declared. */
export function partOf(root: string, content: string): string {
  return `${declaration}<w:${root} ${transitional} ${others}>${content}</w:${root}>`
}

export function documentXml(body: string): string { return partOf('document', `<w:body>${body}</w:body>`) }

export const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="xml" ContentType="application/xml"/></Types>'

/** A document of the parts given, in the order in which Word writes them. */
export function docxOf(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', bytes: contentTypes },
    ...Object.entries(parts).map(([name, bytes]) => ({ name: `word/${name}.xml`, bytes })),
  ])
}

export function bodyDocx(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return docxOf({ document: documentXml(body), ...parts })
}

/** A paragraph; `text` may hold markup of runs already. */
export function paragraph(text: string, properties = ''): string {
  const run = text === '' || text.startsWith('<') ? text : `<w:r><w:t>${text}</w:t></w:r>`
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run}</w:p>`
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A table; each cell is its text or its paragraphs. */
export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (content: string): string => `<w:tc><w:tcPr/>${/^<w:(?:p|tbl)>/.test(content) ? content : paragraph(content)}</w:tc>`
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** `w:numPr` of a paragraph. */
export function listed(number: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`
}

export interface LevelSource { readonly format: string; readonly pattern: string; readonly more?: string; readonly start?: number }

export function levelXml(at: number, { format, pattern, more = '', start = 1 }: LevelSource): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`
}

/** numbering.xml with one abstract list, numbered 0, and the lists given as they stand behind it. */
export function numberingXml(levels: readonly LevelSource[], lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'): string {
  const abstract = levels.map((level, at) => levelXml(at, level)).join('')
  return partOf('numbering', `<w:abstractNum w:abstractNumId="0">${abstract}</w:abstractNum>${lists}`)
}
