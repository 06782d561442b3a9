import { ExtractRefusal } from './extract-refusal.ts'

export type XmlToken = 'open' | 'close' | 'text' | 'end'

/** Deeper than any office program nests; a parser that follows further is a parser that can be made to fall. */
const depth_max = 256

const less = 0x3c
const greater = 0x3e
const slash = 0x2f
const quote = 0x22
const apostrophe = 0x27
const equals = 0x3d

interface Scope { readonly depth: number; readonly before: ReadonlyMap<string, string> }

/**
 * Reads XML token by token, in time linear in the source and with nothing built up but the names of the open elements. An empty
 * element gives an opening and a closing token. There are no document type declarations and no entities but the five of XML.
 * Throws ExtractRefusal.
 */
export class XmlReader {
  readonly source: string
  /** Where the present token stands in the source. */
  start = 0
  end = 0
  /** The element by the namespaces given, as `w:p`; '' when its namespace is another one. */
  name = ''
  readonly #prefixes: Readonly<Record<string, string>>
  readonly #open: string[] = []
  #bindings: ReadonlyMap<string, string> = new Map()
  #scopes: Scope[] = []
  #resolved = new Map<string, string>()
  /** An empty element's opening token was given, its closing one was not. */
  #emptyElement = false
  #rooted = false

  /** `prefixes` gives namespaces the prefix by which `name` tells of them, whatever the source calls them. */
  constructor(source: string, prefixes: Readonly<Record<string, string>>) {
    this.source = source
    this.#prefixes = prefixes
  }

  /** A reader that goes on from the same place by itself. */
  fork(): XmlReader {
    const fork = new XmlReader(this.source, this.#prefixes)
    fork.start = this.start
    fork.end = this.end
    fork.name = this.name
    fork.#open.push(...this.#open)
    fork.#bindings = this.#bindings
    fork.#scopes = [...this.#scopes]
    fork.#resolved = this.#resolved
    fork.#emptyElement = this.#emptyElement
    fork.#rooted = this.#rooted
    return fork
  }

  get depth(): number { return this.#open.length }

  next(): XmlToken {
    if (this.#emptyElement) {
      this.#emptyElement = false
      this.#close()
      return 'close'
    }
    for (;;) {
      this.start = this.end
      if (this.start >= this.source.length) return this.#finish()
      if (this.source.charCodeAt(this.start) !== less) {
        const end = this.source.indexOf('<', this.start)
        this.end = end < 0 ? this.source.length : end
        if (this.#open.length > 0) return 'text'
        if (this.source.slice(this.start, this.end).trim() !== '') this.#broken('text outside of the root element')
        continue
      }
      const token = this.#markup()
      if (token) return token
    }
  }

  /** Goes on behind the element whose opening token was just given. */
  skip(): void {
    const depth = this.#open.length
    while (this.next() !== 'close' || this.#open.length >= depth) { /* onwards */ }
  }

  /** An attribute of the element whose opening token was just given, whatever its prefix; references are resolved. */
  attribute(local: string): string | undefined {
    for (const [name, value] of this.#attributes()) {
      if (name.slice(name.indexOf(':') + 1) === local && !name.startsWith('xmlns')) return resolveReferences(value)
    }
    return undefined
  }

  /** The text directly within the element whose opening token was just given, references resolved; goes on behind it. */
  content(): string {
    const depth = this.#open.length
    let text = ''
    for (let token = this.next(); token !== 'close' || this.#open.length >= depth; token = this.next()) {
      if (token !== 'text' || this.#open.length !== depth) continue
      const piece = this.source.slice(this.start, this.end)
      text += piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : resolveReferences(piece)
    }
    return text
  }

  #markup(): XmlToken | undefined {
    const { source, start } = this
    const next = source.charCodeAt(start + 1)
    if (next === slash) {
      const end = source.indexOf('>', start)
      if (end < 0) this.#broken('an end tag that never ends')
      this.end = end + 1
      const name = source.slice(start + 2, end).trimEnd()
      if (name !== this.#open.at(-1)) this.#broken(`</${name.slice(0, 40)}> where <${this.#open.at(-1)?.slice(0, 40)}> is open`)
      this.#close()
      return 'close'
    }
    if (next === 0x3f) { this.end = this.#after('?>'); return undefined }
    if (next !== 0x21) return this.#openElement()
    if (source.startsWith('<!--', start)) { this.end = this.#after('-->'); return undefined }
    if (source.startsWith('<![CDATA[', start) && this.#open.length > 0) {
      this.end = this.#after(']]>')
      return 'text'
    }
    throw new ExtractRefusal('declares-entities', `A declaration at ${start}: ${source.slice(start, start + 40)}`)
  }

  #after(closing: string): number {
    const at = this.source.indexOf(closing, this.start + 2)
    if (at < 0) this.#broken(`no ${closing}`)
    return at + closing.length
  }

  #openElement(): XmlToken {
    const { source, start } = this
    let end = start + 1
    let nameEnd = 0
    for (; ; end += 1) {
      const code = source.charCodeAt(end)
      if (code === greater) break
      if (code === quote || code === apostrophe) {
        end = source.indexOf(code === quote ? '"' : '\'', end + 1)
        if (end < 0) this.#broken('an attribute that never ends')
      } else if (nameEnd === 0 && (isSpace(code) || code === slash)) nameEnd = end
      else if (code === less || Number.isNaN(code)) this.#broken('a tag that never ends')
    }
    this.end = end + 1
    this.#emptyElement = source.charCodeAt(end - 1) === slash
    const name = source.slice(start + 1, nameEnd === 0 ? end : nameEnd)
    if (name === '') this.#broken('a tag without a name')
    if (this.#open.length === 0 && this.#rooted) this.#broken('a second root element')
    this.#rooted = true
    this.#open.push(name)
    if (this.#open.length > depth_max) throw new ExtractRefusal('nested-too-deep', `More than ${depth_max} levels at ${start}.`)
    if (nameEnd !== 0 && source.slice(nameEnd, end).includes('xmlns')) this.#bind()
    this.name = this.#resolve(name)
    return 'open'
  }

  #close(): void {
    this.name = this.#resolve(this.#open.pop()!)
    if (this.#scopes.at(-1)?.depth !== this.#open.length + 1) return
    this.#bindings = this.#scopes.pop()!.before
    this.#resolved = new Map()
  }

  #bind(): void {
    const bindings = new Map(this.#bindings)
    for (const [name, value] of this.#attributes()) {
      if (name === 'xmlns') bindings.set('', resolveReferences(value))
      else if (name.startsWith('xmlns:')) bindings.set(name.slice(6), resolveReferences(value))
    }
    this.#scopes.push({ depth: this.#open.length, before: this.#bindings })
    this.#bindings = bindings
    this.#resolved = new Map()
  }

  #resolve(name: string): string {
    const known = this.#resolved.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const namespace = this.#bindings.get(colon < 0 ? '' : name.slice(0, colon))
    const prefix = namespace !== undefined && Object.hasOwn(this.#prefixes, namespace) ? this.#prefixes[namespace] : undefined
    const resolved = prefix === undefined ? '' : `${prefix}:${name.slice(colon + 1)}`
    this.#resolved.set(name, resolved)
    return resolved
  }

  *#attributes(): Generator<readonly [name: string, value: string], void, undefined> {
    const { source } = this
    const end = this.end - 1
    let at = this.start + 1 + this.#open.at(-1)!.length
    while (at < end) {
      while (at < end && (isSpace(source.charCodeAt(at)) || source.charCodeAt(at) === slash)) at += 1
      const name = at
      while (at < end && source.charCodeAt(at) !== equals && !isSpace(source.charCodeAt(at))) at += 1
      const nameEnd = at
      while (at < end && source.charCodeAt(at) !== quote && source.charCodeAt(at) !== apostrophe) at += 1
      if (at >= end) return
      const valueEnd = source.indexOf(source[at]!, at + 1)
      yield [source.slice(name, nameEnd), source.slice(at + 1, valueEnd)]
      at = valueEnd + 1
    }
  }

  #finish(): XmlToken {
    if (this.#open.length > 0) this.#broken(`the end where <${this.#open.at(-1)?.slice(0, 40)}> is open`)
    if (!this.#rooted) this.#broken('no element')
    this.start = this.end = this.source.length
    return 'end'
  }

  #broken(what: string): never { throw new ExtractRefusal('xml-broken', `Not well-formed at ${this.start}: ${what}.`) }
}

function isSpace(code: number): boolean { return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d }

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }
const reference_units_max = 16

/** The reference that begins with the ampersand at `at`; throws ExtractRefusal for an entity that nobody can have declared. */
export function referenceAt(source: string, at: number): { readonly text: string; readonly end: number } {
  const semicolon = source.slice(at, at + reference_units_max).indexOf(';')
  const name = source.slice(at + 1, at + Math.max(semicolon, 1))
  const digits = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name)
  const text = digits ? characterOf(digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16))
    : Object.hasOwn(named, name) ? named[name] : undefined
  if (text === undefined) throw new ExtractRefusal('xml-broken', `No entity of XML at ${at}: ${source.slice(at, at + reference_units_max)}`)
  return { text, end: at + semicolon + 1 }
}

function characterOf(code: number): string {
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
}

function resolveReferences(value: string): string {
  let resolved = ''
  let at = 0
  for (let found = value.indexOf('&'); found >= 0; found = value.indexOf('&', at)) {
    const { text, end } = referenceAt(value, found)
    resolved += value.slice(at, found) + text
    at = end
  }
  return at === 0 ? value : resolved + value.slice(at)
}
