// Every way to read a stretch of a damaged page byte by byte, without a thought of which is likely. From a broken place on, the bytes
// that the page shows are taken up again, the lost ones are tried, and the stream is decoded anew, until every way is in step.
import { lead_max, lead_min, bytesOfUnit, trail_min, unitOfPair } from '../gbk.ts'
import { annotationAt } from './annotations.ts'
import type { Annotation } from './annotations.ts'
import type { PageContext } from './context.ts'
import { keysFor } from './lost-keys.ts'

export type LossKind =
  /** The second byte of a key, whose reading was put between the two bytes of a character. */
  | 'straddled-reading'
  /** A whole key with its parenthesis. No model of the damage says why, so this is never proven. */
  | 'lost-key'
  /** The first byte of a pair, where the second and the first of its neighbour were taken for one full-width sign and folded. */
  | 'straddled-sign'
  /** The second byte of a character, where the stream falls back into step. */
  | 'lost-byte'

/** A place where bytes were lost, on one way. */
export interface Loss {
  /** Of the question mark that stands for them. */
  readonly at: number
  readonly kind: LossKind
  /** What was put in. */
  readonly bytes: readonly number[]
  /** How many keys there were to put in; 0 where any byte could be. */
  readonly ways: number
  /** The key that a reading belongs to, where one was lost with its second byte or as a whole. */
  readonly key?: string
  readonly reading?: string
}

/** Where reading can stand: at a unit of the page, with the first byte of a pair pending (0 for none) and the byte before. */
export interface Node {
  readonly at: number
  readonly pending: number
  readonly last: number
  /** Whether a reading stands behind the last byte, so that it is no neighbour of the next one. */
  readonly annotated: boolean
  readonly edges: Edge[]
  /** Whether a way leads on from here to the end. */
  alive: boolean
}

export interface Edge {
  readonly to: Node
  /** The UTF-16 units that are complete now. */
  readonly units: readonly number[]
  readonly loss: Loss | undefined
  /** Whether a full-width question mark may have been swallowed with the lost byte. */
  readonly asks: boolean
}

export interface Lattice {
  /** In the order of the page; only those on a way from the first to the last. */
  readonly nodes: readonly Node[]
  readonly end: number
}

const region_units_max = 160
const space = 0x20
const question = 0x3f
const replacement = 0xfffd
const sign_row = 0xa3
const wide_space: readonly number[] = [0xa1, 0xa1]
const any_leads: readonly number[] = Array.from({ length: lead_max - lead_min + 1 }, (_, at) => lead_min + at)

/**
 * All ways over at least the broken place; `last` is the byte before `start`, where known. Undefined where no way leads on. Every
 * step is taken from the page's budget.
 */
export function buildLattice(page: PageContext, start: number, broken: number, last: number): Lattice | undefined {
  return new Builder(page, broken).build(start, last)
}

class Builder {
  readonly #page: PageContext
  readonly #broken: number
  readonly #agenda = new Map<number, Node[]>()

  constructor(page: PageContext, broken: number) {
    this.#page = page
    this.#broken = broken
  }

  build(start: number, last: number): Lattice | undefined {
    const { text } = this.#page
    const nodes: Node[] = []
    this.#node(start, 0, last, false)
    for (let at = start; at <= start + region_units_max && this.#agenda.size > 0; at += 1) {
      const here = this.#agenda.get(at)
      if (!here) continue
      this.#agenda.delete(at)
      nodes.push(...here)
      const inStep = at > this.#broken && here.every((node) => node.pending === 0)
      if (inStep && this.#agenda.size === 0 && here.length === 1) return cutLattice(nodes, here, this.#broken)
      if (at < text.length && text[at] !== '\n') for (const node of here) this.#advance(node)
      else if (at > this.#broken) {
        const closed = here.filter((node) => node.pending === 0)
        if (closed.length > 0) return cutLattice(nodes, closed, this.#broken)
      }
    }
    return undefined
  }

  #node(at: number, pending: number, last: number, annotated: boolean): Node {
    const here = this.#agenda.get(at)
    const known = here?.find((node) => node.pending === pending && node.last === last && node.annotated === annotated)
    if (known) return known
    const node: Node = { at, pending, last, annotated, edges: [], alive: false }
    if (here) here.push(node)
    else this.#agenda.set(at, [node])
    return node
  }

  #advance(node: Node): void {
    const { text, keys } = this.#page
    const { at } = node
    const unit = text.charCodeAt(at)
    const swallowed = keys && unit === question ? annotationAt(text, at + 1, keys.form, true) : undefined
    if (swallowed) this.#loseKey(node, swallowed)
    else if (unit === question || unit === replacement) this.#lose(node)
    // A space inside a character was put in later.
    if (unit === space && node.pending !== 0) this.#go(node, [], at + 1, false, undefined)
    // A mark before the rest of a reading is a lost byte; one inside a character may be a full-width sign out of step, or with the
    // space behind it the full-width space.
    if (unit === replacement || swallowed) return
    if (unit === question && node.pending !== 0) {
      if (text.charCodeAt(at + 1) === space) this.#go(node, wide_space, at + 2, false, undefined)
      this.#go(node, [sign_row, question + 0x80], at + 1, false, undefined)
      return
    }
    const annotation = keys && text[at + 1] === '(' ? annotationAt(text, at + 1, keys.form, false) : undefined
    for (const bytes of bytesOfUnit(unit)) this.#show(node, bytes, annotation)
    // A sign or letter that stands alone may have been full-width: that fold came after the decoding.
    const straddles = node.pending !== 0 || (text.charCodeAt(at + 1) === question && unit < 0x40)
    if (straddles && unit > 0x20 && unit < 0x7f) this.#show(node, [sign_row, unit + 0x80], annotation)
  }

  /** Bytes as the page shows them; a reading behind them must be one of the key that they complete. */
  #show(node: Node, bytes: readonly number[], annotation: Annotation | undefined): void {
    if (annotation && !this.#isRead(bytes.length > 1 ? bytes.at(-2)! : node.last, bytes.at(-1)!, annotation.reading)) return
    this.#go(node, bytes, annotation?.end ?? node.at + 1, annotation !== undefined, undefined)
  }

  #isRead(lead: number, trail: number, reading: string): boolean {
    const { keys, language } = this.#page
    // Without tones the tables of readings cannot be asked; what stands before is not always known.
    if (!keys || keys.form !== 'toned' || lead === 0) return true
    const unit = lead < lead_min || trail < trail_min ? 0 : unitOfPair(lead << 8 | trail)
    const key = String.fromCharCode(unit)
    return unit !== 0 && (keys.readings.get(key)?.has(reading) ?? language.isRead(key, reading))
  }

  /** A reading whose parenthesis is gone: its key lies across two characters, and its second byte is lost. */
  #loseKey(node: Node, { end, reading }: Annotation): void {
    const { keys: straddled, certain } = keysFor(this.#page, node.last, reading)
    for (const key of straddled) {
      this.#go(node, [key.bytes[1]], end, true,
        { at: node.at, kind: 'straddled-reading', bytes: [key.bytes[1]], ways: straddled.length, key: key.character, reading })
    }
    if (certain) return
    const whole = keysFor(this.#page, undefined, reading).keys
    for (const { character, bytes } of whole) {
      this.#go(node, bytes, end, true, { at: node.at, kind: 'lost-key', bytes, ways: whole.length, key: character, reading })
    }
  }

  /** A lone byte: before a sign that was folded byte by byte, or where the stream falls back into step. */
  #lose(node: Node): void {
    const { text, folded } = this.#page
    const { at } = node
    const follower = text.charCodeAt(at + 1)
    if (folded.has(follower + 0x80)) {
      for (const byte of any_leads) {
        this.#go(node, [byte, sign_row, follower + 0x80], at + 2, true, { at, kind: 'straddled-sign', bytes: [byte], ways: 0 })
      }
    }
    if (node.pending === 0) return
    // A question asked right there has left the same mark.
    const asks = folded.has(question + 0x80) && follower !== question
    const swallowedTag = text[at + 1] === '/' && /^\/[a-z]{1,10}>/.test(text.slice(at + 1, at + 14)) ? [0x3c] : []
    for (const byte of any_leads) {
      this.#go(node, [byte, ...swallowedTag], at + 1, true, { at, kind: 'lost-byte', bytes: [byte], ways: 0 }, asks)
    }
  }

  /** Nothing where the bytes are no text here, or leave a key of the page without its reading. */
  #go(node: Node, bytes: readonly number[], to: number, annotated: boolean, loss: Loss | undefined, asks = false): void {
    let { pending, last } = node
    const units: number[] = []
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index]!
      const apart = (annotated && index === bytes.length - 1) || (node.annotated && index === 0)
      if (last !== 0 && !apart && this.#isBareKey(last, byte)) return
      last = byte
      if (pending === 0 && byte >= lead_min && byte <= lead_max) {
        pending = byte
        continue
      }
      const unit = pending === 0 ? (byte === 0x80 ? 0x20ac : byte) : byte < trail_min ? 0 : unitOfPair(pending << 8 | byte)
      if (unit === 0) return
      pending = 0
      units.push(unit)
    }
    // ASCII follows upon a lost second byte, so that no key can lie across: all these ways go on as one.
    if (loss?.kind === 'lost-byte' && pending === 0) last = 0
    this.#page.budget.edges -= 1
    node.edges.push({ to: this.#node(to, pending, last, bytes.length === 0 ? node.annotated : annotated && last !== 0), units, loss, asks })
  }

  #isBareKey(lead: number, trail: number): boolean {
    const { keys } = this.#page
    if (!keys?.complete || lead < lead_min || trail < trail_min) return false
    const unit = unitOfPair(lead << 8 | trail)
    return unit !== 0 && keys.readings.has(String.fromCharCode(unit))
  }
}

/** Only what lies on a way, as far as the first place behind the broken one where all ways meet. */
function cutLattice(nodes: readonly Node[], closed: readonly Node[], broken: number): Lattice | undefined {
  for (const node of closed) node.alive = true
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index]!
    if (node.edges.some(({ to }) => to.alive)) node.alive = true
  }
  const alive = nodes.filter((node) => node.alive)
  let reach = 0
  for (const [index, node] of alive.entries()) {
    const alone = alive[index + 1]?.at !== node.at && alive[index - 1]?.at !== node.at
    if (alone && node.at > broken && node.pending === 0 && reach <= node.at) {
      return { nodes: alive.slice(0, index + 1), end: node.at }
    }
    for (const { to } of node.edges) if (to.alive) reach = Math.max(reach, to.at)
  }
  const [first] = alive
  return first && { nodes: alive, end: closed[0]!.at }
}
