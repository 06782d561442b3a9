import { NameField, SignInNameField, TitleField } from '../fields.ts'
import type { GridRow } from './grid.ts'
import type { ListSheet } from './heads.ts'
import { cellOf } from './plan-units.ts'
import type { Node, UnitTree } from './unit-tree.ts'
import { RowFindings } from './verdict.ts'
import { keyOf, nameOf, narrow } from './words.ts'

export interface RegisteredPerson {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly unit: string
  readonly title: string | null
  readonly state: 'active' | 'disabled'
  readonly version: number
}

export interface PersonWrite {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly unit: string
  readonly title: string | null
}
export interface PersonEdit extends PersonWrite { readonly version: number }

export interface PersonRow { readonly list: ListSheet; readonly line: GridRow; readonly name: string; readonly found: RowFindings }

export interface PlannedPeople {
  readonly rows: readonly PersonRow[]
  readonly added: readonly PersonWrite[]
  readonly edited: readonly PersonEdit[]
  /** By unit and name, as they stand after the import. */
  readonly people: PeopleAfter
}

export interface PeopleStanding {
  readonly people: readonly RegisteredPerson[]
  /** Of people elsewhere, whom the caller need not know. */
  readonly takenElsewhere: ReadonlySet<string>
  /** The first of the running sign-in names p0001 … that was never given. */
  readonly nextNumber: number
}

interface Reading extends PersonRow { readonly unit: Node | undefined; readonly title: string; readonly account: string }

/**
 * A person is who has the sign-in name, else the only one of that name in that unit. By sign-in name first, all rows: of two people of
 * one name in one unit each is then found by his own.
 */
export function planPeople(lists: readonly ListSheet[], tree: UnitTree, standing: PeopleStanding, nextId: () => string): PlannedPeople {
  const readings = lists.flatMap((list) => list.rows.map((line) => readRow(list, line, tree)))
  const planner = new PeoplePlanner(standing, nextId, tree)
  const sound = readings.filter((row) => !row.found.isWrong)
  for (const row of sound) planner.byAccount(row)
  for (const row of sound) if (!row.found.isWrong) planner.byName(row)
  return { rows: readings, added: planner.added, edited: planner.edited, people: planner.after }
}

export function accountOf(text: string): string { return narrow(text).replaceAll(/\s+/gu, '').toLowerCase() }

function readRow(list: ListSheet, line: GridRow, tree: UnitTree): Reading {
  const found = new RowFindings()
  const name = nameOf(cellOf(list, line, 'name'))
  const title = nameOf(cellOf(list, line, 'title'))
  const account = accountOf(cellOf(list, line, 'account'))
  if (name === '') found.wrong('name', 'person-unnamed')
  else if (!NameField.safeParse(name).success) found.wrong('name', 'name-unfit', { characters_max: 200 })
  if (title !== '' && !TitleField.safeParse(title).success) found.wrong('title', 'name-unfit', { characters_max: 100 })
  if (account !== '' && !SignInNameField.safeParse(account).success) found.wrong('account', 'account-unfit', { found: account })
  const unit = unitOf(cellOf(list, line, 'unit'), tree, found)
  return { list, line, name, found, unit, title, account }
}

export function unitOf(words: string, tree: UnitTree, found: RowFindings): Node | undefined {
  const called = words === '' ? [tree.root] : tree.called(nameOf(words))
  if (called.length === 0) found.wrong('unit', 'unit-not-found', { found: words })
  if (called.length > 1) found.wrong('unit', 'unit-several', { found: words, count: called.length, words: tree.wordsFor(called[0]!) })
  return called.length === 1 ? called[0] : undefined
}

export class PeopleAfter {
  readonly #byName = new Map<string, RegisteredPerson[]>()

  put(person: RegisteredPerson): void {
    const key = keyOf(person.name)
    this.#byName.set(key, [...(this.#byName.get(key) ?? []).filter(({ id }) => id !== person.id), person])
  }

  called(name: string, unit?: string): readonly RegisteredPerson[] {
    return (this.#byName.get(keyOf(name)) ?? []).filter((person) => unit === undefined || person.unit === unit)
  }
}

class PeoplePlanner {
  readonly added: PersonWrite[] = []
  readonly edited: PersonEdit[] = []
  readonly after = new PeopleAfter()
  readonly #byAccount: Map<string, RegisteredPerson>
  readonly #standing: PeopleStanding
  readonly #nextId: () => string
  readonly #tree: UnitTree
  /** Who is told of by which row. */
  readonly #told = new Map<string, Reading>()
  readonly #accounts = new Map<string, Reading>()
  #number: number

  constructor(standing: PeopleStanding, nextId: () => string, tree: UnitTree) {
    this.#standing = standing
    this.#nextId = nextId
    this.#tree = tree
    this.#number = standing.nextNumber
    this.#byAccount = new Map(standing.people.map((person) => [person.signInName, person]))
    for (const person of standing.people) this.after.put(person)
  }

  byAccount(row: Reading): void {
    if (row.account === '') return
    const earlier = this.#accounts.get(row.account)
    if (earlier) row.found.wrong('account', 'account-repeated', { found: row.account, sheet: earlier.list.sheet, row: earlier.line.row })
    else this.#accounts.set(row.account, row)
    if (this.#standing.takenElsewhere.has(row.account)) row.found.wrong('account', 'account-taken', { found: row.account })
    const holder = this.#byAccount.get(row.account)
    if (!holder || row.found.isWrong) return
    if (keyOf(holder.name) !== keyOf(row.name)) row.found.wrong('account', 'account-of-another', { found: row.account, name: holder.name })
    else this.#compare(row, holder)
  }

  byName(row: Reading): void {
    if (this.#told.get(this.#byAccount.get(row.account)?.id ?? '') === row) return
    const alike = this.#standing.people.filter((person) => person.unit === row.unit!.id && keyOf(person.name) === keyOf(row.name))
    const open = alike.filter(({ id }) => !this.#told.has(id))
    // Who is told of already by his sign-in name is another one, where this row has one of its own.
    if (row.account === '' && alike.length > 1) row.found.wrong('name', 'person-several', { name: row.name, count: alike.length })
    else if (open.length === 1) this.#compare(row, open[0]!)
    else if (alike.length === 1 && row.account === '') {
      const earlier = this.#told.get(alike[0]!.id)!
      row.found.wrong('name', 'row-repeated', { sheet: earlier.list.sheet, row: earlier.line.row })
    } else if (open.length > 1) row.found.wrong('name', 'person-several', { name: row.name, count: open.length })
    else this.#add(row)
  }

  #compare(row: Reading, person: RegisteredPerson): void {
    if (person.state === 'disabled') {
      row.found.wrong('name', 'person-disabled', { name: person.name })
      return
    }
    this.#told.set(person.id, row)
    const unit = row.list.columns.has('unit') && cellOf(row.list, row.line, 'unit') !== '' ? row.unit! : this.#tree.node(person.unit)
    if (unit.id !== person.unit) row.found.change('unit', this.#tree.wordsFor(this.#tree.node(person.unit)), this.#tree.wordsFor(unit))
    row.found.change('title', person.title, row.title)
    row.found.change('account', person.signInName, row.account)
    if (row.found.changes.length === 0) return
    const next = {
      ...person, unit: unit.id, title: row.title === '' ? person.title : row.title,
      signInName: row.account === '' ? person.signInName : row.account,
    }
    this.after.put(next)
    const { state: _, ...edit } = next
    this.edited.push(edit)
  }

  #add(row: Reading): void {
    row.found.isNew = true
    const signInName = row.account === '' ? this.#freeName() : row.account
    if (row.account === '') row.found.hint('account', 'account-by-number')
    const person = {
      id: this.#nextId(), name: row.name, signInName, unit: row.unit!.id, title: row.title === '' ? null : row.title,
      state: 'active' as const, version: 1,
    }
    const again = this.after.called(row.name, person.unit).find(({ id }) => this.#told.has(id))
    if (again && row.account === '') {
      const earlier = this.#told.get(again.id)!
      row.found.wrong('name', 'row-repeated', { sheet: earlier.list.sheet, row: earlier.line.row })
      return
    }
    this.#told.set(person.id, row)
    this.after.put(person)
    this.added.push({ id: person.id, name: person.name, signInName, unit: person.unit, title: person.title })
  }

  #freeName(): string {
    for (;;) {
      const name = `p${String(this.#number).padStart(4, '0')}`
      this.#number += 1
      if (!this.#byAccount.has(name) && !this.#standing.takenElsewhere.has(name) && !this.#accounts.has(name)) return name
    }
  }
}
