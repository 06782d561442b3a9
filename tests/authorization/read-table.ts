// The table kept by hand, read into cells; whatever does not hang together is named, all of it at once.
import { roles } from '@lantai/kernel'

export const scopes = ['own', 'child', 'sibling', 'parent', 'other'] as const
export type ScopeName = (typeof scopes)[number]
export const callers = [...roles, 'anonymous', 'expired'] as const
export type CallerName = (typeof callers)[number]
export const outcomes = ['allowed', 'forbidden', 'not-found', 'sign-in', 'shown', 'absent'] as const
export type Outcome = (typeof outcomes)[number]

export interface Cell { readonly operation: string; readonly caller: CallerName; readonly scope: ScopeName; readonly expected: Outcome }

export function readTable(csv: string): { cells: readonly Cell[]; faults: readonly string[] } {
  const cells: Cell[] = []
  const faults: string[] = []
  for (const line of csv.split('\n').slice(1)) {
    if (line === '' || line.startsWith('#')) continue
    const [operation = '', named = '', ...expected] = line.split(',')
    if (expected.length !== scopes.length) faults.push(`${operation} has ${expected.length} cells in a line`)
    for (const caller of named.split(' ')) {
      if (!(callers as readonly string[]).includes(caller)) faults.push(`${operation} names the unknown role ${caller}`)
      for (const [at, scope] of scopes.entries()) {
        if (!(outcomes as readonly string[]).includes(expected[at] ?? '')) faults.push(`${operation} ${caller} ${scope} is ${expected[at]}`)
        cells.push({ operation, caller: caller as CallerName, scope, expected: expected[at] as Outcome })
      }
    }
  }
  return { cells, faults: [...faults, ...unevenRoles(cells)] }
}

function unevenRoles(cells: readonly Cell[]): string[] {
  const byOperation = Map.groupBy(cells, (cell) => cell.operation)
  return [...byOperation].flatMap(([operation, own]) => callers.flatMap((caller) => {
    const count = own.filter((cell) => cell.caller === caller).length / scopes.length
    return count === 1 ? [] : [`${operation} names ${caller} ${count} times`]
  }))
}
