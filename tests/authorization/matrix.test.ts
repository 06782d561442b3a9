import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { registry } from '@lantai/server'
import { carryOut, routedOperations } from './carry-out.ts'
import { cases, uncovered } from './cases.ts'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { callers, places, readTable } from './read-table.ts'

const operations = routedOperations(registry)
const { cells, faults } = readTable(readFileSync(join(import.meta.dirname, 'expected.csv'), 'utf8'), operations)

describe('the authorization table', () => {
  it('has a line for every operation and in it every caller once, and every operation has a case', () => {
    assert.deepEqual([...faults, ...uncovered(operations.map(({ name }) => name))], [])
  })
})

for (const [domain, own] of Map.groupBy(operations, ({ name }) => name.split('.')[0]!)) {
  describe(`the authorization table, carried out: ${domain}`, () => {
    let ground: Ground
    before(async () => { ground = await openGround() })
    after(() => ground.close())

    for (const { name } of own) {
      it(name, async () => {
        const outcome = await carryOut({ ground, registry, cells: cells.filter(({ operation }) => operation === name) })
        assert.deepEqual(outcome.differences, [])
        assert.equal(outcome.carried, callers.length * (cases[name]?.placeless ? 1 : places.length))
        // A refusal that had written something first would leave one row more, a command that is not journaled one fewer.
        // So is a query that lets something leave the house.
        const operation = registry.find(name)
        const journaled = operation?.kind === 'command' || operation?.kind === 'query' && operation.reveals !== undefined
        assert.equal(await ground.entries(name), journaled ? outcome.allowed : 0)
      })
    }
  })
}
