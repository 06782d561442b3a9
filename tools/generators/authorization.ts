// tests/authorization/expected.csv is kept by hand: what each role may do in each scope. An operation that
// is not in it was not thought about.
import type { Registry } from '@lantai/kernel'
import { routedOperations } from './source.ts'

export const columns = 'operation,roles,own,child,sibling,parent,other'

/** Names each operation without a line, and each line whose operation is gone. */
export function checkAuthorization(registry: Registry, csv: string): readonly string[] {
  // Lines with # tell a reader why; they are no cells.
  const [head = '', ...lines] = csv.split(/\r?\n/).filter((line) => !line.startsWith('#'))
  if (head !== columns) return [`The first line must be ${columns}, not "${head}"`]
  const listed = new Set(lines.filter((line) => line !== '').map((line) => line.split(',')[0] ?? ''))
  const declared = routedOperations(registry).map((operation) => operation.name)
  return [
    ...declared.filter((name) => !listed.has(name)).map((name) => `${name} has no line`),
    ...[...listed].filter((name) => !declared.includes(name)).map((name) => `${name} is not an operation`),
  ]
}
