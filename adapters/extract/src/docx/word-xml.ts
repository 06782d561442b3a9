import { XmlReader } from './xml-reader.ts'

/** Transitional and strict name the same things; what is written here is what `XmlReader.name` begins with. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
}

export function wordReader(source: string): XmlReader { return new XmlReader(source, prefixes) }

/**
 * Calls `visit` with each element directly within the one whose opening token was just given, and goes on behind it. What a
 * visitor leaves unread of its element is passed over.
 */
export function eachChild(reader: XmlReader, visit: (name: string) => void): void {
  const { depth } = reader
  for (let token = reader.next(); token !== 'close'; token = reader.next()) {
    if (token !== 'open') continue
    visit(reader.name)
    if (reader.depth > depth) reader.skip()
  }
}

/** Whether a property that is on or off is on: its element alone says yes. */
export function isOn(reader: XmlReader): boolean { return !/^(?:0|false|off)$/i.test(reader.attribute('val') ?? '') }

/** A whole number of an attribute, within what office programs write. */
export function integerOf(reader: XmlReader, attribute: string): number | undefined {
  const value = reader.attribute(attribute)
  return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : undefined
}
