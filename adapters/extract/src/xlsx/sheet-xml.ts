import { XmlReader } from '../docx/xml-reader.ts'

/** Transitional and strict name the same things. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
}

export function sheetReader(source: string): XmlReader { return new XmlReader(source, prefixes) }

/** The text of a string item or an inline string, whose opening token was just given; how it is pronounced is left out. */
export function stringOf(reader: XmlReader): string {
  const { depth } = reader
  let text = ''
  for (let token = reader.next(); token !== 'close' || reader.depth >= depth; token = reader.next()) {
    if (token !== 'open') continue
    if (reader.name === 's:rPh') reader.skip()
    else if (reader.name === 's:t') text += unescape(reader.content())
  }
  return text
}

/** Characters that XML cannot hold are written _x000D_. */
function unescape(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** As a cell shows it within a line: breaks, tabs and other control characters are spaces. */
export function cellText(text: string): string { return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().toWellFormed() }
