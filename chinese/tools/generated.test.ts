// The generated tables are what the packages of the lock file give.
import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printReadings } from './print-readings.ts'
import { printSimplified } from './print-simplified.ts'

function committed(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'src', 'generated', name), 'utf8').replaceAll('\r\n', '\n')
}

describe('the tables of @lantai/chinese', () => {
  it('hold the simplified characters of the dictionary', () => { assert.ok(committed('simplified.json') === printSimplified()) })
  it('hold the readings of the dictionaries', () => { assert.ok(committed('readings.json') === printReadings()) })
})
