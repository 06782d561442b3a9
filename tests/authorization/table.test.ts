// The checks of the table are shown to fail: a text that does not hang together, a flipped cell, and every `may()` changed.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Operation } from '@lantai/kernel'
import { registry } from '@lantai/server'
import { carryOut, routedOperations } from './carry-out.ts'
import { uncovered } from './cases.ts'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { blindInside, mutantsOf, withHolders } from './mutants.ts'
import type { Mutant } from './mutants.ts'
import { columns, readTable } from './read-table.ts'
import type { Cell } from './read-table.ts'
import { carryOutSecondId, looked_at_inside } from './second-ids.ts'

const csv = readFileSync(join(import.meta.dirname, 'expected.csv'), 'utf8')
const operations = routedOperations(registry)
const { cells } = readTable(csv, operations)

describe('reading the authorization table is red', () => {
  const faultsOf = (text: string): readonly string[] => readTable(text, operations).faults
  const changed = (from: string, to: string): readonly string[] => {
    assert.ok(csv.includes(from), from)
    return faultsOf(csv.replace(from, to))
  }
  const line = (start: string): number => csv.split('\n').findIndex((text) => text.startsWith(start)) + 1

  it('for an operation without a line', () => {
    const without = csv.split('\n').filter((text) => !text.startsWith('org.end-duty,')).join('\n')
    assert.deepEqual(faultsOf(without), ['org.end-duty has no line.'])
  })

  it('for a role that is missing and for one named twice', () => {
    assert.deepEqual(changed('org.create-unit,head leader', 'org.create-unit,head'), ['org.create-unit names leader 0 times.'])
    assert.deepEqual(changed('org.create-unit,system-administrator', 'org.create-unit,system-administrator head'),
      ['org.create-unit names head 2 times.'])
    assert.deepEqual(changed('org.create-unit,anonymous expired', 'org.create-unit,anonymous'), ['org.create-unit names expired 0 times.'])
  })

  it('for an operation and a role that do not exist', () => {
    assert.deepEqual(faultsOf(`${csv}org.paint-wall,head,allowed,allowed,allowed,allowed,allowed\n`),
      [`Line ${csv.split('\n').length}: org.paint-wall is not an operation.`])
    assert.deepEqual(changed('org.create-unit,system-administrator', 'org.create-unit,everybody system-administrator'),
      [`Line ${line('org.create-unit,system-administrator')}: org.create-unit names "everybody", which is no role.`])
  })

  it('for a cell that is missing, is no word, or is the word of another kind of operation', () => {
    const at = `Line ${line('org.create-unit,system-administrator')}`
    const start = 'org.create-unit,system-administrator,allowed'
    assert.equal(changed(`${start},allowed,`, `${start},`)[0], `${at}: org.create-unit has 4 cells instead of 5.`)
    for (const word of ['perhaps', 'shown', '']) {
      assert.deepEqual(changed(start, `org.create-unit,system-administrator,${word}`),
        [`${at}: org.create-unit has the cell "${word}", which is none of allowed, forbidden, not-found, sign-in.`])
    }
    const list = 'journal.list-entries,audit-administrator,'
    assert.deepEqual(changed(`${list}shown`, `${list}allowed`),
      [`Line ${line(list)}: journal.list-entries has the cell "allowed", which is none of shown, absent, forbidden, sign-in.`])
  })

  it('for other columns', () => assert.deepEqual(changed(columns, 'operation,roles,own'), [`The first line must be ${columns}.`]))

  it('for an operation without a case and a case without an operation', () => {
    const names = operations.map(({ name }) => name)
    assert.deepEqual(uncovered([...names, 'org.paint-wall']), ['org.paint-wall has no case.'])
    assert.deepEqual(uncovered(names.filter((name) => name !== 'org.set-duty')), ['The case org.set-duty is for no operation.'])
  })
})

describe('carrying the authorization table out is red', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  const of = (name: string): readonly Cell[] => cells.filter(({ operation }) => operation === name)

  it('for each flipped cell, all of them at once', async () => {
    const flipped = of('reading.add-finding').map((cell): Cell => {
      if (cell.caller === 'supervision-officer' && cell.place === 'sibling') return { ...cell, expected: 'allowed' }
      if (cell.caller === 'expired' && cell.place === 'own') return { ...cell, expected: 'allowed' }
      return cell.caller === 'handler' && cell.place === 'child' ? { ...cell, expected: 'not-found' } : cell
    })
    assert.deepEqual((await carryOut({ ground, registry, cells: flipped })).differences.toSorted(), [
      'reading.add-finding expired own: expected allowed, found sign-in',
      'reading.add-finding handler child: expected not-found, found forbidden',
      'reading.add-finding supervision-officer sibling: expected allowed, found not-found',
    ])
  })

  it('for flipped cells of a list', async () => {
    const flipped = of('reading.list-findings').map((cell): Cell => (cell.caller !== 'head' ? cell
      : cell.place === 'own' ? { ...cell, expected: 'absent' } : cell.place === 'other' ? { ...cell, expected: 'shown' } : cell))
    assert.deepEqual((await carryOut({ ground, registry, cells: flipped })).differences, [
      'reading.list-findings head own: expected absent, found shown',
      'reading.list-findings head other: expected shown, found absent',
    ])
  })

  it('for a permission table with one role more', async () => {
    const wider = withHolders(registry, 'reading.mark', ['supervision-officer', 'handler'])
    assert.deepEqual((await carryOut({ ground, registry: wider, cells: of('reading.withdraw-finding') })).differences, [
      'reading.withdraw-finding handler own: expected forbidden, found allowed',
      'reading.withdraw-finding handler child: expected forbidden, found allowed',
    ])
  })

  const all = mutantsOf(registry)

  it('for every operation in more ways than one', () => {
    const names = Map.groupBy(all, ({ operation }) => operation)
    assert.deepEqual([...names.keys()].toSorted(), operations.map(({ name }) => name).toSorted())
    // Who may is asked of a role or of a unit: its holders and its reach are both changed.
    for (const [name, mutants] of names) {
      const { allow } = registry.find(name) as Exclude<Operation, { kind: 'tool' }>
      if (allow.kind === 'on' || allow.kind === 'within') assert.ok(mutants.length >= 5, name)
    }
  })

  for (const [change, mutants] of Map.groupBy(all, (mutant: Mutant) => mutant.change)) {
    it(`for every operation that is changed: ${change}`, async () => {
      const unnoticed: string[] = []
      for (const mutant of mutants) {
        const own = of(mutant.operation)
        const { differences } = await carryOut({ ground, registry: mutant.registry, cells: own, firstAt: mutant.place })
        if (differences.length === 0) unnoticed.push(mutant.operation)
        // A mutant that only breaks would prove nothing about the table.
        for (const difference of differences) assert.doesNotMatch(difference, /broken invariant/)
      }
      assert.deepEqual(unnoticed, [])
    })
  }

  it('for every operation that does not look at its second thing', async () => {
    for (const one of looked_at_inside) {
      assert.deepEqual(await carryOutSecondId(ground, blindInside(registry, one.operation), one), [
        'sibling: expected not-found, found allowed',
        'parent: expected not-found, found allowed',
        'other: expected not-found, found allowed',
      ], `${one.operation}: ${one.second}`)
    }
  })
})
