import { readList } from './word-styles.ts'
import type { ListReference } from './word-styles.ts'
import { eachChild, isOn } from './word-xml.ts'
import type { XmlReader } from './xml-reader.ts'

export interface ParagraphProperties {
  readonly style?: string
  readonly list?: ListReference
  /** The mark at its end is hidden or deleted: the next paragraph goes on in the same line. */
  readonly merges: boolean
  /** The mark is said to be shown, whatever the style says. */
  readonly shown?: boolean
}

/** Reads w:pPr, whose opening token was just given. What the properties were before a tracked change does not count. */
export function readParagraphProperties(reader: XmlReader): ParagraphProperties {
  let style: string | undefined
  let list: ListReference | undefined
  let deleted = false
  let hidden: boolean | undefined
  eachChild(reader, (name) => {
    if (name === 'w:pStyle') style = reader.attribute('val')
    else if (name === 'w:numPr') list = readList(reader)
    else if (name === 'w:rPr') {
      eachChild(reader, (property) => {
        if (property === 'w:del' || property === 'w:moveFrom') deleted = true
        else if (property === 'w:vanish') hidden = isOn(reader)
      })
    }
  })
  return { style, list, merges: deleted || hidden === true, shown: hidden === false }
}
