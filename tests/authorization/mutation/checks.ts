// Everything the authorization tests look at, each as something that can be carried out again and again on one ground.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from '@lantai/kernel'
import { answers } from '../answers.ts'
import { carryOut, routedOperations } from '../carry-out.ts'
import type { Ground } from '../ground.ts'
import { readTable } from '../read-table.ts'
import type { Cell, Place } from '../read-table.ts'
import { rules } from '../rules.ts'
import { carryOutSecondId, second_ids } from '../second-ids.ts'
import { session_rules } from '../session-rules.ts'

export interface Check {
  readonly name: string
  /** What does not hold; the first of it is enough. */
  run(ground: Ground, registry: Registry, firstAt?: Place): Promise<readonly string[]>
}

export function cellsOf(registry: Registry): ReadonlyMap<string, readonly Cell[]> {
  const { cells, faults } = readTable(readFileSync(join(import.meta.dirname, '..', 'expected.csv'), 'utf8'), routedOperations(registry))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return Map.groupBy(cells, ({ operation }) => operation)
}

export function checksOf(registry: Registry): readonly Check[] {
  return [
    ...[...cellsOf(registry)].map(([operation, cells]): Check => ({
      name: operation,
      run: async (ground, changed, firstAt = 'sibling') => (await carryOut({ ground, registry: changed, cells, firstAt })).differences,
    })),
    ...second_ids.map((one): Check => ({
      name: `${one.operation}: ${one.second}`, run: (ground, changed) => carryOutSecondId(ground, changed, one),
    })),
    ...[...session_rules, ...answers, ...rules].map(({ says, check }): Check => ({
      name: says,
      async run(ground) {
        try {
          await check(ground)
          return []
        } catch (error) {
          return [error instanceof Error ? error.message.split('\n')[0]! : String(error)]
        }
      },
    })),
  ]
}
