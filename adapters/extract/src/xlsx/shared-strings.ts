import { sheetReader, stringOf } from './sheet-xml.ts'

/** The strings that cells name by their place in xl/sharedStrings.xml. */
export function sharedStrings(source: string | undefined): readonly string[] {
  const strings: string[] = []
  if (source === undefined) return strings
  const reader = sheetReader(source)
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    if (token === 'open' && reader.name === 's:si') strings.push(stringOf(reader))
  }
  return strings
}
