// The table kept by hand, read into cells; whatever does not hang together is named, all of it at once.
import { roles } from '@lantai/kernel'
import type { Role } from '@lantai/kernel'

export const columns = 'operation,roles,own,child,sibling,parent,other'
export const places = ['own', 'child', 'sibling', 'parent', 'other'] as const
export type Place = (typeof places)[number]
export const callers = [...roles, 'anonymous', 'expired'] as const
export type Caller = Role | 'anonymous' | 'expired'

/** What a call about one thing comes to. */
const about_one = ['allowed', 'forbidden', 'not-found', 'sign-in']
/** What a list comes to: the row is in the answer or not. */
const about_many = ['shown', 'absent', 'forbidden', 'sign-in']

export interface Cell { readonly operation: string; readonly caller: Caller; readonly place: Place; readonly expected: string }

/** `list` decides which words the cells of an operation may use. */
export interface Known { readonly name: string; readonly list: boolean }

export interface Table { readonly cells: readonly Cell[]; readonly faults: readonly string[] }

export function readTable(csv: string, operations: readonly Known[]): Table {
  const [head = '', ...lines] = csv.split(/\r?\n/)
  const faults: string[] = head === columns ? [] : [`The first line must be ${columns}.`]
  const cells: Cell[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line, operations)
    cells.push(...read.cells)
    faults.push(...read.faults.map((fault) => `Line ${index + 2}: ${fault}`))
  }
  return { cells, faults: [...faults, ...unevenCallers(cells, operations)] }
}

function isCaller(name: string): name is Caller { return (callers as readonly string[]).includes(name) }

function readLine(line: string, operations: readonly Known[]): { cells: Cell[]; faults: string[] } {
  const [name = '', named = '', ...expected] = line.split(',')
  const operation = operations.find((known) => known.name === name)
  if (!operation) return { cells: [], faults: [`${name} is not an operation.`] }
  if (expected.length !== places.length) return { cells: [], faults: [`${name} has ${expected.length} cells instead of ${places.length}.`] }
  const words = operation.list ? about_many : about_one
  const faults = expected.filter((word) => !words.includes(word))
    .map((word) => `${name} has the cell "${word}", which is none of ${words.join(', ')}.`)
  const cells: Cell[] = []
  for (const caller of named.split(' ')) {
    if (!isCaller(caller)) faults.push(`${name} names "${caller}", which is no role.`)
    else places.forEach((place, at) => cells.push({ operation: name, caller, place, expected: expected[at] ?? '' }))
  }
  return { cells, faults }
}

/** Every caller exactly once for every operation; an operation without a line was not thought about. */
function unevenCallers(cells: readonly Cell[], operations: readonly Known[]): string[] {
  const counts = new Map<string, number>()
  for (const { operation, caller, place } of cells) {
    if (place === 'own') counts.set(`${operation} ${caller}`, (counts.get(`${operation} ${caller}`) ?? 0) + 1)
  }
  return operations.flatMap(({ name }) => {
    const uneven = callers.filter((caller) => counts.get(`${name} ${caller}`) !== 1)
    if (uneven.length === callers.length && uneven.every((caller) => !counts.has(`${name} ${caller}`))) return [`${name} has no line.`]
    return uneven.map((caller) => `${name} names ${caller} ${counts.get(`${name} ${caller}`) ?? 0} times.`)
  })
}
