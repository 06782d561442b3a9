import { describe, it } from 'node:test'
import assert from 'node:assert/strict'
import { printType } from './client.ts'

describe('types printed from JSON schema', () => {
  it('prints names, literals and unions', () => {
    assert.equal(printType({ $ref: '#/$defs/UnitId' }, ''), 'UnitId')
    assert.equal(printType({ enum: ['upload', 'it\'s'] }, ''), '\'upload\' | \'it\\\'s\'')
    assert.equal(printType({ type: ['integer', 'null'] }, ''), 'number | null')
    assert.equal(printType({ anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'integer' }] }, ''), 'string | number')
    assert.equal(printType({}, ''), 'unknown')
    assert.equal(printType({ not: {} }, ''), 'never')
  })

  it('marks a field that may be left out', () => {
    const shape = { type: 'object', properties: { name: { type: 'string' }, 'e-mail': { type: 'string' } }, required: ['name'] }
    assert.equal(printType(shape, ''), '{\n  name: string\n  \'e-mail\'?: string\n}')
  })

  it('brackets a union inside an array and leaves an object without', () => {
    assert.equal(printType({ type: 'array', items: { enum: ['a', 'b'] } }, ''), '(\'a\' | \'b\')[]')
    assert.equal(printType({ type: 'array', items: { anyOf: [{ type: 'object', properties: {} }, { type: 'null' }] } }, ''),
      '(Record<string, never> | null)[]')
    const kinds = { type: 'object', properties: { kind: { enum: ['a', 'b'] } }, required: ['kind'] }
    assert.equal(printType({ type: 'array', items: kinds }, ''), '{\n  kind: \'a\' | \'b\'\n}[]')
  })

  it('prints open records and tuples', () => {
    assert.equal(printType({ type: 'object', additionalProperties: { type: 'number' } }, ''), 'Record<string, number>')
    assert.equal(printType({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, ''), '[string, number]')
  })

  it('refuses what it does not know instead of printing something near', () => {
    assert.throws(() => printType({ type: 'date' }, ''), /no TypeScript type/)
  })
})
