import { NameField, ShortNameField } from '../fields.ts'
import type { UnitKind } from '../fields.ts'
import type { Field, ListSheet } from './heads.ts'
import type { GridRow } from './grid.ts'
import { UnitTree } from './unit-tree.ts'
import type { Node } from './unit-tree.ts'
import { RowFindings } from './verdict.ts'
import { keyOf, kindByName, kindOf, kindWords, nameOf } from './words.ts'

export interface UnitWrite {
  readonly id: string
  readonly parent: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: UnitKind
  readonly ordinal: number
  readonly depth: number
}
export interface UnitEdit { readonly id: string; readonly version: number; readonly shortName: string | null; readonly kind: UnitKind }

export interface PlannedUnits {
  readonly rows: readonly UnitRow[]
  readonly added: readonly UnitWrite[]
  readonly edited: readonly UnitEdit[]
}

export interface UnitRow {
  readonly list: ListSheet
  readonly line: GridRow
  readonly name: string
  readonly found: RowFindings
}

interface Pending extends UnitRow { readonly parent: string; readonly shortName: string; readonly kind: UnitKind | undefined }

/** Rows are placed as soon as the unit above them is, in whatever order the list has them; the tree then holds the new ones too. */
export function planUnits(lists: readonly ListSheet[], tree: UnitTree, nextId: () => string, levels_max: number): PlannedUnits {
  const rows = lists.flatMap((list) => list.rows.map((line) => readRow(list, line)))
  const planner = new UnitPlanner(tree, nextId, levels_max)
  let pending = rows.filter((row) => !row.found.isWrong)
  while (pending.length > 0) {
    const waiting = new Map<string, Set<Pending>>()
    for (const row of pending) waiting.set(keyOf(row.name), (waiting.get(keyOf(row.name)) ?? new Set()).add(row))
    const ready = pending.filter((row) => isReady(row, waiting))
    // What is left waits for itself: what its words mean is decided by what stands.
    const now = new Set(ready.length > 0 ? ready : pending)
    for (const row of now) planner.place(row)
    pending = pending.filter((row) => !now.has(row))
  }
  return { rows, added: planner.added, edited: planner.edited }
}

function isReady(row: Pending, waiting: ReadonlyMap<string, ReadonlySet<Pending>>): boolean {
  const above = row.parent.split(/[/／>＞\\＼→]/u).at(-1) ?? ''
  const others = [...waiting.get(keyOf(above)) ?? [], ...waiting.get(keyOf(row.parent)) ?? []]
  return row.parent === '' || others.every((other) => other === row)
}

export function cellOf(list: ListSheet, line: GridRow, field: Field): string {
  const column = list.columns.get(field)
  return column === undefined ? '' : line.cells.get(column) ?? ''
}

function readRow(list: ListSheet, line: GridRow): Pending {
  const found = new RowFindings()
  const name = nameOf(cellOf(list, line, 'name'))
  const shortName = nameOf(cellOf(list, line, 'short'))
  const kindWord = cellOf(list, line, 'kind')
  const kind = kindWord === '' ? undefined : kindOf(kindWord)
  if (name === '') found.wrong('name', 'unit-unnamed')
  else if (!NameField.safeParse(name).success) found.wrong('name', 'name-unfit', { characters_max: 200 })
  if (shortName !== '' && !ShortNameField.safeParse(shortName).success) found.wrong('short', 'name-unfit', { characters_max: 50 })
  if (kindWord !== '' && kind === undefined) {
    found.wrong('kind', 'kind-unknown', { found: kindWord, allowed: Object.values(kindWords).join('、') })
  }
  return { list, line, name, found, parent: nameOf(cellOf(list, line, 'parent')), shortName, kind }
}

class UnitPlanner {
  readonly added: UnitWrite[] = []
  readonly edited: UnitEdit[] = []
  readonly #tree: UnitTree
  readonly #nextId: () => string
  readonly #levels_max: number
  readonly #rows = new Map<string, Pending>()

  constructor(tree: UnitTree, nextId: () => string, levels_max: number) {
    this.#tree = tree
    this.#nextId = nextId
    this.#levels_max = levels_max
  }

  place(row: Pending): void {
    const { root } = this.#tree
    const isRoot = row.parent === '' && [root.name, root.shortName ?? ''].some((name) => keyOf(name) === keyOf(row.name))
    const parent = isRoot ? undefined : this.#parentOf(row)
    if (row.found.isWrong) return
    const standing = isRoot ? root : this.#tree.child(parent!.id, row.name)
    const earlier = standing && this.#rows.get(standing.id)
    if (earlier) {
      row.found.wrong('name', 'row-repeated', { sheet: earlier.list.sheet, row: earlier.line.row })
    } else if (standing) this.#compare(row, standing)
    else this.#add(row, parent!)
  }

  #parentOf(row: Pending): Node | undefined {
    if (row.parent === '') return this.#tree.root
    const called = this.#tree.called(row.parent)
    if (called.length === 0) row.found.wrong('parent', 'unit-not-found', { found: row.parent })
    if (called.length > 1) {
      row.found.wrong('parent', 'unit-several', { found: row.parent, count: called.length, words: this.#tree.wordsFor(called[0]!) })
    }
    if (called.length !== 1) return undefined
    if (called[0]!.depth >= this.#levels_max) row.found.wrong('parent', 'unit-too-deep', { levels_max: this.#levels_max })
    return called[0]
  }

  #compare(row: Pending, standing: Node): void {
    this.#rows.set(standing.id, row)
    const kind = row.kind ?? standing.kind
    row.found.change('short', standing.shortName, row.shortName)
    row.found.change('kind', kindWords[standing.kind], kindWords[kind])
    if (row.found.changes.length === 0) return
    this.edited.push({
      id: standing.id, version: standing.version, kind, shortName: row.shortName === '' ? standing.shortName : row.shortName,
    })
  }

  #add(row: Pending, parent: Node): void {
    row.found.isNew = true
    const kind = row.kind ?? kindByName(row.name)
    if (row.kind === undefined) row.found.hint('kind', 'kind-by-name', { kind: kindWords[kind] })
    const shortName = row.shortName === '' ? null : row.shortName
    const node = this.#tree.add({
      id: this.#nextId(), name: row.name, shortName, kind, parent: parent.id, ordinal: this.#tree.nextOrdinal(parent.id), version: 1,
    })
    this.#rows.set(node.id, row)
    this.added.push({ id: node.id, parent: parent.id, name: row.name, shortName, kind, ordinal: node.ordinal, depth: node.depth })
  }
}
