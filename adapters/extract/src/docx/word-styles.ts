import { eachChild, integerOf, isOn, wordReader } from './word-xml.ts'
import type { XmlReader } from './xml-reader.ts'

/** A reference to a list: w:numPr. A number of '0' says that there is none. */
export interface ListReference { readonly number?: string; readonly level?: number }

interface Style { readonly basedOn?: string; readonly list?: ListReference; readonly hidden?: boolean }

/** How far styles are based on each other before it is taken for a circle. */
const ancestors_max = 32

/** What the styles of a document say of numbering and of hidden text. */
export class WordStyles {
  readonly #styles = new Map<string, Style>()
  #defaultParagraph: string | undefined
  #hiddenByDefault = false

  /** `source` is word/styles.xml; undefined when there is none. */
  constructor(source: string | undefined) {
    if (source === undefined) return
    const reader = wordReader(source)
    if (reader.next() !== 'open') return
    eachChild(reader, (name) => {
      if (name === 'w:style') this.#read(reader)
      else if (name === 'w:docDefaults') this.#readDefaults(reader)
    })
  }

  /** The style that a paragraph has which names none. */
  get defaultParagraph(): string | undefined { return this.#defaultParagraph }

  /** The list a paragraph of this style belongs to, and the styles that may name its level, nearest first. */
  listOf(style: string | undefined): ListReference & { readonly styles: readonly string[] } {
    let number: string | undefined
    let level: number | undefined
    const styles: string[] = []
    for (const [id, { list }] of this.#line(style)) {
      styles.push(id)
      number ??= list?.number
      level ??= list?.level
    }
    return { number, level, styles }
  }

  /** Hidden is a property that styles switch over: a hidden character style on a hidden paragraph style shows again. */
  isHidden(paragraphStyle: string | undefined, characterStyle: string | undefined): boolean {
    const says = (style: string | undefined): boolean => {
      for (const [, { hidden }] of this.#line(style)) if (hidden !== undefined) return hidden
      return false
    }
    return this.#hiddenByDefault || says(paragraphStyle) !== says(characterStyle)
  }

  *#line(style: string | undefined): Generator<readonly [string, Style], void, undefined> {
    let id = style
    for (let turn = 0; id !== undefined && turn < ancestors_max; turn += 1) {
      const found: Style | undefined = this.#styles.get(id)
      if (!found) return
      yield [id, found]
      id = found.basedOn
    }
  }

  #read(reader: XmlReader): void {
    const id = reader.attribute('styleId')
    const isParagraph = reader.attribute('type') === 'paragraph'
    const isDefault = /^(?:1|true|on)$/i.test(reader.attribute('default') ?? '')
    const style: { -readonly [Key in keyof Style]: Style[Key] } = {}
    eachChild(reader, (name) => {
      if (name === 'w:basedOn') style.basedOn = reader.attribute('val')
      else if (name === 'w:pPr') eachChild(reader, (property) => { if (property === 'w:numPr') style.list = readList(reader) })
      else if (name === 'w:rPr') style.hidden = readHidden(reader)
    })
    if (id === undefined) return
    this.#styles.set(id, style)
    if (isParagraph && isDefault) this.#defaultParagraph ??= id
  }

  #readDefaults(reader: XmlReader): void {
    eachChild(reader, () => eachChild(reader, (name) => {
      if (name === 'w:rPr') this.#hiddenByDefault = readHidden(reader) ?? false
    }))
  }
}

export function readList(reader: XmlReader): ListReference {
  let number: string | undefined
  let level: number | undefined
  eachChild(reader, (name) => {
    if (name === 'w:numId') number = reader.attribute('val')
    else if (name === 'w:ilvl') level = integerOf(reader, 'val')
  })
  return { number, level }
}

function readHidden(reader: XmlReader): boolean | undefined {
  let hidden: boolean | undefined
  eachChild(reader, (name) => { if (name === 'w:vanish') hidden = isOn(reader) })
  return hidden
}
