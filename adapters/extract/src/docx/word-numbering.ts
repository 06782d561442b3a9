import { formatNumber } from './number-formats.ts'
import { eachChild, integerOf, isOn, wordReader } from './word-xml.ts'
import type { ListReference, WordStyles } from './word-styles.ts'
import type { XmlReader } from './xml-reader.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** As `（%1）`, where %1 stands for the number of the first level. */
  readonly pattern: string
  readonly suffix: string
  /** Counts anew only after this level or one above it (from 1); 0: never; undefined: after every level above. */
  readonly restart?: number
  /** All levels in digits. */
  readonly legal: boolean
  readonly style?: string
  /** A sign of a symbol font or a picture: the character in the file is not the one people see. */
  readonly symbol: boolean
}

interface AbstractList { readonly levels: ReadonlyMap<number, Level>; readonly linkedStyle?: string }
interface List { readonly abstract: string; readonly overrides: ReadonlyMap<number, { start?: number; level?: Level }> }

const levels_max = 9
const pattern_units_max = 255
const links_max = 8
const bullet = '•'
const symbolFonts = /^(?:Symbol|Wingdings|Webdings)/i

const plain: Level = { start: 1, format: 'decimal', pattern: '', suffix: 'tab', legal: false, symbol: false }

/** Counts the automatic numbers of a document, in its order, and writes them as people see them. */
export class WordNumbering {
  readonly #styles: WordStyles
  readonly #abstracts = new Map<string, AbstractList>()
  readonly #lists = new Map<string, List>()
  /** By abstract list: lists made from the same one go on counting. */
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  /** `source` is word/numbering.xml; undefined when there is none. */
  constructor(source: string | undefined, styles: WordStyles) {
    this.#styles = styles
    if (source === undefined) return
    const reader = wordReader(source)
    if (reader.next() !== 'open') return
    eachChild(reader, (name) => {
      if (name === 'w:abstractNum') this.#readAbstract(reader)
      else if (name === 'w:num') this.#readList(reader)
    })
  }

  /** The text in front of the next paragraph that has this style and names this list; '' without one. Counts it. */
  next(style: string | undefined, direct: ListReference | undefined): string {
    const byStyle = this.#styles.listOf(style)
    const id = direct?.number ?? byStyle.number
    const list = id === undefined ? undefined : this.#lists.get(id)
    if (id === undefined || !list) return ''
    const [key, levels] = this.#resolve(list)
    const named = direct?.number === undefined ? levelNamed(levels, byStyle.styles) : undefined
    const level = direct?.level ?? named ?? (direct?.number === undefined ? byStyle.level : undefined) ?? 0
    if (!isLevel(level)) return ''
    return this.#count(id, list, key, levels, level)
  }

  #count(id: string, list: List, key: string, levels: ReadonlyMap<number, Level>, level: number): string {
    const levelAt = (at: number): Level => list.overrides.get(at)?.level ?? levels.get(at) ?? plain
    const startAt = (at: number): number => list.overrides.get(at)?.start ?? levelAt(at).start
    const counters = this.#counters.get(key) ?? Array<number | undefined>(levels_max).fill(undefined)
    this.#counters.set(key, counters)
    if (!this.#begun.has(id)) {
      this.#begun.add(id)
      for (const [at, { start }] of list.overrides) if (start !== undefined) counters[at] = undefined
    }
    const before = counters[level]
    counters[level] = before === undefined ? startAt(level) : before + 1
    for (let below = level + 1; below < levels_max; below += 1) {
      const { restart } = levelAt(below)
      if (restart === undefined || level < restart) counters[below] = undefined
    }
    const own = levelAt(level)
    if (own.symbol) return bullet + suffixOf(bullet, own.suffix)
    const text = own.pattern.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return formatNumber(counters[at] ?? startAt(at), own.legal && levelAt(at).format !== 'none' ? 'decimal' : levelAt(at).format)
    })
    return text === '' ? '' : text + suffixOf(text, own.suffix)
  }

  /** A list that only points to a style has the levels of that style's list. */
  #resolve(list: List): [key: string, levels: ReadonlyMap<number, Level>] {
    let key = list.abstract
    for (let turn = 0; turn < links_max; turn += 1) {
      const linked = this.#abstracts.get(key)?.linkedStyle
      const number = linked === undefined ? undefined : this.#styles.listOf(linked).number
      const next = number === undefined ? undefined : this.#lists.get(number)?.abstract
      if (next === undefined) break
      key = next
    }
    return [key, this.#abstracts.get(key)?.levels ?? new Map()]
  }

  #readAbstract(reader: XmlReader): void {
    const id = reader.attribute('abstractNumId')
    const levels = new Map<number, Level>()
    let linkedStyle: string | undefined
    eachChild(reader, (name) => {
      if (name === 'w:numStyleLink') linkedStyle = reader.attribute('val')
      else if (name === 'w:lvl') {
        const at = integerOf(reader, 'ilvl')
        const level = readLevel(reader)
        if (isLevel(at)) levels.set(at, level)
      }
    })
    if (id !== undefined) this.#abstracts.set(id, { levels, linkedStyle })
  }

  #readList(reader: XmlReader): void {
    const id = reader.attribute('numId')
    let abstract: string | undefined
    const overrides = new Map<number, { start?: number; level?: Level }>()
    eachChild(reader, (name) => {
      if (name === 'w:abstractNumId') abstract = reader.attribute('val')
      else if (name === 'w:lvlOverride') {
        const at = integerOf(reader, 'ilvl')
        const override: { start?: number; level?: Level } = {}
        eachChild(reader, (part) => {
          if (part === 'w:startOverride') override.start = integerOf(reader, 'val')
          else if (part === 'w:lvl') override.level = readLevel(reader)
        })
        if (isLevel(at)) overrides.set(at, override)
      }
    })
    if (id !== undefined && id !== '0' && abstract !== undefined) this.#lists.set(id, { abstract, overrides })
  }
}

function isLevel(at: number | undefined): at is number { return at !== undefined && at >= 0 && at < levels_max }

/** A style belongs to the level that names it, whatever level the style itself names. */
function levelNamed(levels: ReadonlyMap<number, Level>, styles: readonly string[]): number | undefined {
  for (const style of styles) for (const [at, level] of levels) if (level.style === style) return at
  return undefined
}

function readLevel(reader: XmlReader): Level {
  const level: { -readonly [Key in keyof Level]: Level[Key] } = { ...plain }
  let font = ''
  let picture = false
  const readPart = (name: string): void => {
    if (name === 'w:start') level.start = integerOf(reader, 'val') ?? 1
    else if (name === 'w:numFmt') level.format = reader.attribute('val') ?? 'decimal'
    else if (name === 'w:lvlText') level.pattern = (reader.attribute('val') ?? '').slice(0, pattern_units_max)
    else if (name === 'w:suff') level.suffix = reader.attribute('val') ?? 'tab'
    else if (name === 'w:lvlRestart') level.restart = integerOf(reader, 'val')
    else if (name === 'w:isLgl') level.legal = isOn(reader)
    else if (name === 'w:pStyle') level.style = reader.attribute('val')
    else if (name === 'w:lvlPicBulletId') picture = true
    else if (name === 'w:rPr') {
      eachChild(reader, (property) => { if (property === 'w:rFonts') font = reader.attribute('ascii') ?? reader.attribute('hAnsi') ?? '' })
    } else if (name === 'mc:AlternateContent') {
      // A custom form stands in the choice; the fallback, which comes last, has the nearest one that every program knows.
      eachChild(reader, () => eachChild(reader, readPart))
    }
  }
  eachChild(reader, readPart)
  const isPrivate = /[\ue000-\uf8ff]/.test(level.pattern)
  const symbol = level.format === 'bullet' && level.pattern !== '' && (isPrivate || picture || symbolFonts.test(font))
  return { ...level, symbol }
}

/** Behind these the text goes on at once, as people write 一、 and （一）; a tab would read as the border of a cell. */
const closing = /[、。，．：；）》」』】〕〉”—①-⒛㊀-㊉]$/

function suffixOf(text: string, suffix: string): string {
  if (suffix === 'nothing') return ''
  return suffix === 'space' || !closing.test(text) ? ' ' : ''
}
