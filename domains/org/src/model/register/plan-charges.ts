import { isReversed, overlap } from '../day.ts'
import type { Day, Period } from '../day.ts'
import { periodOf } from './days.ts'
import type { ReadPeriod } from './days.ts'
import type { GridRow } from './grid.ts'
import type { ListSheet } from './heads.ts'
import type { PeopleAfter, RegisteredPerson } from './plan-people.ts'
import { cellOf } from './plan-units.ts'
import type { Node, UnitTree } from './unit-tree.ts'
import { RowFindings } from './verdict.ts'
import { keyOf, nameOf } from './words.ts'

export interface RegisteredCharge extends Period { readonly id: string; readonly person: string; readonly unit: string }
export interface RegisteredDuty extends Period { readonly id: string; readonly unit: string; readonly text: string }
export interface PeriodEdit { readonly id: string; readonly validUntil: Day | null }

export interface ChargesStanding {
  readonly charges: readonly RegisteredCharge[]
  readonly duties: readonly RegisteredDuty[]
  /** When somebody holds the role of leader. */
  readonly leaders: readonly (Period & { readonly person: string })[]
  readonly today: Day
}

export interface ChargeRow { readonly list: ListSheet; readonly line: GridRow; readonly name: string; readonly found: RowFindings }

export interface PlannedCharges {
  readonly rows: readonly ChargeRow[]
  readonly charges: readonly RegisteredCharge[]
  readonly chargeEdits: readonly PeriodEdit[]
  readonly duties: readonly RegisteredDuty[]
  readonly dutyEdits: readonly PeriodEdit[]
}

const duty_characters_max = 2_000
const between = /[、，,;；\s]+/u

/** A row with 分管 puts units in a leader's charge, one with 职能 says what a unit is for; one row may do either. */
export function planCharges(
  lists: readonly ListSheet[], tree: UnitTree, people: PeopleAfter, standing: ChargesStanding, nextId: () => string,
): PlannedCharges {
  const planner = new ChargePlanner(tree, people, standing, nextId)
  const rows = lists.flatMap((list) => list.rows.map((line) => planner.plan(list, line)))
  return { rows, ...planner.end() }
}

class ChargePlanner {
  readonly #tree: UnitTree
  readonly #people: PeopleAfter
  readonly #standing: ChargesStanding
  readonly #nextId: () => string
  readonly #charges: RegisteredCharge[] = []
  readonly #chargeEdits: PeriodEdit[] = []
  readonly #duties: RegisteredDuty[] = []
  readonly #dutyEdits: PeriodEdit[] = []

  constructor(tree: UnitTree, people: PeopleAfter, standing: ChargesStanding, nextId: () => string) {
    this.#tree = tree
    this.#people = people
    this.#standing = standing
    this.#nextId = nextId
  }

  end(): Omit<PlannedCharges, 'rows'> {
    return { charges: this.#charges, chargeEdits: this.#chargeEdits, duties: this.#duties, dutyEdits: this.#dutyEdits }
  }

  plan(list: ListSheet, line: GridRow): ChargeRow {
    const found = new RowFindings()
    const cell = (field: Parameters<typeof cellOf>[2]): string => cellOf(list, line, field)
    const read = periodOf({ from: cell('from'), until: cell('until'), ends: cell('ends'), period: cell('period') })
    const field = list.columns.has('period') ? 'period' as const : 'from' as const
    if ('unread' in read) found.wrong(read.field, 'day-unread', { found: read.unread })
    else if (read.validUntil !== null && isReversed({ validFrom: read.validFrom ?? this.#standing.today, validUntil: read.validUntil })) {
      found.wrong(field, 'days-reversed')
    }
    const [charge, duty] = [cell('charge'), cell('duty')]
    if (charge === '' && duty === '') found.wrong(list.columns.has('charge') ? 'charge' : 'duty', 'charge-empty')
    if (!('unread' in read)) {
      if (charge !== '') this.#planCharge(list, line, read, found)
      if (duty !== '') this.#planDuty(list, line, read, found)
    }
    return { list, line, name: nameOf(cell('name')) || nameOf(cell('unit')), found }
  }

  #planCharge(list: ListSheet, line: GridRow, read: ReadPeriod, found: RowFindings): void {
    const person = this.#personOf(list, line, found)
    const units = this.#unitsOf('charge', cellOf(list, line, 'charge'), found)
    const next = { validFrom: read.validFrom ?? this.#standing.today, validUntil: read.validUntil }
    const isLeader = person && this.#standing.leaders.some((held) => (
      held.person === person.id && held.validFrom <= next.validFrom && (held.validUntil === null || held.validUntil > next.validFrom)))
    if (!person || found.isWrong) return
    const ends = new Set<string>()
    for (const unit of units) {
      const held = [...this.#standing.charges, ...this.#charges].filter((one) => one.person === person.id && one.unit === unit.id)
      const edit = this.#against(held, read, next, found, { name: unit.name })
      if (edit) this.#chargeEdits.push(edit)
      else if (edit === undefined && !isLeader) found.wrong('name', 'not-a-leader', { name: person.name })
      else if (edit === undefined && !found.isWrong) {
        ends.add(unit.name)
        this.#charges.push({ id: this.#nextId(), person: person.id, unit: unit.id, ...next })
      }
    }
    if (found.isWrong) this.#takeBack(person.id, units)
    else if (ends.size > 0) found.hint('charge', 'charges-added', { units: [...ends].join('、') })
  }

  /** A row is entered whole or not at all. */
  #takeBack(person: string, units: readonly Node[]): void {
    const ids = new Set(units.map(({ id }) => id))
    const kept = this.#charges.filter((one) => one.person !== person || !ids.has(one.unit))
    this.#charges.splice(0, this.#charges.length, ...kept)
    const edited = new Set(this.#standing.charges.filter((one) => one.person === person && ids.has(one.unit)).map(({ id }) => id))
    const edits = this.#chargeEdits.filter(({ id }) => !edited.has(id))
    this.#chargeEdits.splice(0, this.#chargeEdits.length, ...edits)
  }

  #planDuty(list: ListSheet, line: GridRow, read: ReadPeriod, found: RowFindings): void {
    const text = cellOf(list, line, 'duty').trim()
    if (text.length > duty_characters_max) found.wrong('duty', 'duty-long', { characters_max: duty_characters_max })
    const [unit] = this.#unitsOf('unit', cellOf(list, line, 'unit'), found)
    if (!unit || found.isWrong) return
    const next = { validFrom: read.validFrom ?? this.#standing.today, validUntil: read.validUntil }
    const held = [...this.#standing.duties, ...this.#duties].filter((one) => one.unit === unit.id && keyOf(one.text) === keyOf(text))
    const edit = this.#against(held, read, next, found, { name: unit.name })
    if (edit) this.#dutyEdits.push(edit)
    else if (edit === undefined && !found.isWrong) this.#duties.push({ id: this.#nextId(), unit: unit.id, text, ...next })
  }

  /** Null where it stands already, an edit where only its end is another, undefined where it is to be added or cannot be. */
  #against(
    held: readonly (Period & { readonly id: string })[], read: ReadPeriod, next: Period, found: RowFindings, { name }: { name: string },
  ): PeriodEdit | null | undefined {
    const met = held.filter((one) => overlap(one, next) || (read.validFrom !== null && one.validFrom === next.validFrom))
    const [one] = met
    if (!one) {
      found.isNew = true
      return undefined
    }
    const begins = read.validFrom === null || read.validFrom === one.validFrom
    if (begins && met.length === 1 && (!read.hasUntil || one.validUntil === read.validUntil)) return null
    if (begins && met.length === 1 && !this.#standingIds().has(one.id)) found.wrong(null, 'charge-twice', { name })
    else if (begins && met.length === 1) {
      found.change('until', one.validUntil, read.validUntil ?? '—')
      return { id: one.id, validUntil: read.validUntil }
    } else found.wrong('from', 'charge-overlaps', { name, from: one.validFrom })
    return undefined
  }

  #standingIds(): ReadonlySet<string> {
    return new Set([...this.#standing.charges, ...this.#standing.duties].map(({ id }) => id))
  }

  #personOf(list: ListSheet, line: GridRow, found: RowFindings): RegisteredPerson | undefined {
    const name = nameOf(cellOf(list, line, 'name'))
    const words = cellOf(list, line, 'unit')
    const [unit] = words === '' ? [] : this.#unitsOf('unit', words, found)
    const called = this.#people.called(name, unit?.id).filter(({ state }) => state === 'active')
    if (name === '') found.wrong('name', 'person-unnamed')
    else if (called.length === 0) found.wrong('name', 'person-not-found', { name })
    else if (called.length > 1) found.wrong('name', 'people-several', { name, count: called.length })
    return called.length === 1 ? called[0] : undefined
  }

  #unitsOf(field: 'charge' | 'unit', words: string, found: RowFindings): readonly Node[] {
    const isOne = field === 'unit' || this.#tree.called(nameOf(words)).length === 1
    const names = isOne ? [words] : words.split(between).filter((word) => word !== '')
    return names.flatMap((name) => {
      const called = this.#tree.called(nameOf(name))
      if (called.length === 0) found.wrong(field, 'unit-not-found', { found: name })
      if (called.length > 1) {
        found.wrong(field, 'unit-several', { found: name, count: called.length, words: this.#tree.wordsFor(called[0]!) })
      }
      return called.length === 1 ? [called[0]!] : []
    })
  }
}
