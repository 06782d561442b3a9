// The units that stand and those a list adds, found by their names and by the names of those above them.
import type { UnitKind } from '../fields.ts'
import { keyOf } from './words.ts'

export interface RegisteredUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: UnitKind
  /** Null for the unit below which everything is looked for. */
  readonly parent: string | null
  readonly ordinal: number
  readonly version: number
}

export interface Node extends RegisteredUnit { readonly isNew: boolean; readonly depth: number }

export class UnitTree {
  readonly root: Node
  readonly #byId = new Map<string, Node>()
  readonly #byKey = new Map<string, Node[]>()
  readonly #below = new Map<string, Node[]>()

  /** Parents before children; the first is the root. `rootDepth` is how deep that one stands in the whole tree. */
  constructor(units: readonly RegisteredUnit[], rootDepth: number) {
    for (const [at, unit] of units.entries()) {
      if (at === 0) this.#put({ ...unit, parent: null, isNew: false, depth: rootDepth })
      else this.#put({ ...unit, isNew: false, depth: this.#depthBelow(unit.parent) })
    }
    this.root = this.#byId.get(units[0]!.id)!
  }

  add(unit: RegisteredUnit): Node {
    const node = { ...unit, isNew: true, depth: this.#depthBelow(unit.parent) }
    this.#put(node)
    return node
  }

  has(id: string): boolean { return this.#byId.has(id) }

  node(id: string): Node { return this.#byId.get(id)! }

  /** The child that is called so, by its full name before its short one. */
  child(parent: string, name: string): Node | undefined {
    const key = keyOf(name)
    const children = this.#below.get(parent) ?? []
    const short = children.filter((node) => node.shortName !== null && keyOf(node.shortName) === key)
    return children.find((node) => keyOf(node.name) === key) ?? (short.length === 1 ? short[0] : undefined)
  }

  nextOrdinal(parent: string): number {
    return Math.min(1_000_000, Math.max(-1, ...(this.#below.get(parent) ?? []).map((node) => node.ordinal)) + 1)
  }

  /** All that are called so: by a name, or by 上级/名称 as far up as is written. */
  called(words: string): readonly Node[] {
    const whole = this.#named(words)
    if (whole.length > 0) return whole
    const parts = words.split(/[/／>＞\\＼→]/u).filter((part) => part.trim() !== '')
    if (parts.length < 2) return []
    return this.#named(parts.at(-1)!).filter((node) => this.#standsUnder(node, parts.slice(0, -1)))
  }

  /** The shortest way to say which unit is meant: its name, or with those above it where others are called the same. */
  wordsFor(node: Node): string {
    let words = node.name
    for (let above = node.parent; this.called(words).length > 1 && above !== null; above = this.node(above).parent) {
      words = `${this.node(above).name}/${words}`
    }
    return words
  }

  #named(words: string): readonly Node[] {
    const found = this.#byKey.get(keyOf(words)) ?? []
    const whole = found.filter((node) => keyOf(node.name) === keyOf(words))
    return whole.length > 0 ? whole : found
  }

  #standsUnder(node: Node, parts: readonly string[]): boolean {
    let above = node.parent
    for (const part of parts.toReversed()) {
      if (above === null) return false
      const parent = this.node(above)
      if (![parent.name, parent.shortName ?? ''].some((name) => keyOf(name) === keyOf(part))) return false
      above = parent.parent
    }
    return true
  }

  #depthBelow(parent: string | null): number { return parent === null ? 1 : this.node(parent).depth + 1 }

  #put(node: Node): void {
    this.#byId.set(node.id, node)
    for (const key of new Set([node.name, node.shortName ?? ''].filter((name) => name !== '').map(keyOf))) {
      this.#byKey.set(key, [...this.#byKey.get(key) ?? [], node])
    }
    if (node.parent !== null) {
      const children = this.#below.get(node.parent)
      if (children) children.push(node)
      else this.#below.set(node.parent, [node])
    }
  }
}
