import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Registry } from '@lantai/kernel'
import { registry } from '@lantai/server'
import { openWorld } from '../operation/world.ts'
import type { World } from '../operation/world.ts'
import { readTable } from './read-table.ts'
import type { Cell } from './read-table.ts'
import { Cells } from './try-cell.ts'

const csv = readFileSync(join(import.meta.dirname, 'expected.csv'), 'utf8')
const { cells, faults } = readTable(csv)
const byOperation = Map.groupBy(cells, (cell) => cell.operation)
const routed = registry.operations().filter((operation) => operation.kind !== 'tool')

describe('the authorization table', () => {
  it('names every operation, and for each every role once', () => {
    assert.deepEqual(faults, [])
    assert.deepEqual([...byOperation.keys()].sort(), routed.map((operation) => operation.name).sort())
  })

  it('is red for a role that is missing, one named twice, and a cell that says nothing', () => {
    const line = 'journal.list-entries,audit-administrator'
    assert.ok(csv.includes(line))
    assert.ok(readTable(csv.replace(line, 'journal.list-entries,')).faults.length > 0)
    assert.ok(readTable(csv.replace(line, `${line} head`)).faults.length > 0)
    assert.ok(readTable(csv.replace('shown,shown,absent', 'shown,,absent')).faults.length > 0)
  })
})

describe('the authorization table against the real program', () => {
  let world: World
  before(async () => { world = await openWorld() })
  after(() => world.close())

  const differences = async (own: readonly Cell[], from: Registry): Promise<string[]> => {
    const tried = new Cells(world, from)
    const found: string[] = []
    for (const cell of own) {
      const difference = await tried.difference(cell)
      if (difference) found.push(difference)
    }
    return found
  }

  for (const operation of routed) {
    const own = byOperation.get(operation.name) ?? []
    if (operation.allow.kind === 'anyone') {
      it(`${operation.name} is open to everybody`, () => assert.ok(own.every((cell) => cell.expected === 'allowed')))
      continue
    }
    if (operation.allow.kind === 'signed-in') {
      it(`${operation.name} is every signed-in person's own`, () => {
        const signedOut = (caller: string): boolean => caller === 'anonymous' || caller === 'expired'
        for (const { caller, expected } of own) assert.equal(expected, signedOut(caller) ? 'sign-in' : 'allowed')
      })
      continue
    }
    it(operation.name, async () => assert.deepEqual(await differences(own, registry), []))
  }

  it('is red when a permission is given to one role more', async () => {
    const changed = new Registry(registry.domains.map((domain) => domain.name !== 'reading' ? domain : {
      ...domain, permissions: { ...domain.permissions, 'reading.mark': ['supervision-officer', 'handler'] },
    }))
    const own = (byOperation.get('reading.add-finding') ?? []).filter((cell) => cell.caller === 'handler')
    assert.deepEqual(await differences(own, changed), [
      'reading.add-finding handler own: expected forbidden, found allowed',
      'reading.add-finding handler child: expected forbidden, found allowed',
    ])
  })
})
