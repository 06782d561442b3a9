import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { systemRandom } from '@lantai/kernel'
import { digestOf, firstSecret, hashSecret, longSecret, nobodysHash, verifySecret, weaknessOf } from './secret.ts'

const owner = { name: '陆怀瑾', signInName: 'leader-second' }

describe('secrets', () => {
  it('are weak when short, uniform or the name', () => {
    assert.equal(weaknessOf('短口令一二三四五六', owner), 'short')
    assert.equal(weaknessOf('aaaabbbbcccc', owner), 'uniform')
    assert.equal(weaknessOf('LeaderSecond2025', owner), 'name')
    assert.equal(weaknessOf('陆怀瑾一二三四五六七八', owner), 'name')
    assert.equal(weaknessOf('春眠不觉晓处处闻啼鸟', owner), undefined)
    assert.equal(weaknessOf('1234-5678-90', { name: '王', signInName: '20' }), undefined)
  })

  it('given for the first time are four groups of four readable symbols', () => {
    assert.equal(firstSecret({ bytes: (count) => Uint8Array.from({ length: count }, (_, index) => index * 16) }), '2j2j-2j2j-2j2j-2j2j')
    assert.match(firstSecret(systemRandom), /^([2-9a-hjkmnop-z]{4}-){3}[2-9a-hjkmnop-z]{4}$/)
  })

  it('of machines are 32 bytes, stored as their SHA-256', () => {
    assert.equal(longSecret({ bytes: (count) => new Uint8Array(count) }), 'A'.repeat(43))
    assert.equal(digestOf('abc').toString('hex'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('verify against their own hash only, and however an accent is composed', async () => {
    const kept = await hashSecret('caf\u00e9 caf\u00e9 caf\u00e9', systemRandom)
    assert.equal(await verifySecret(kept, 'cafe\u0301 cafe\u0301 cafe\u0301'), true)
    assert.equal(await verifySecret(kept, 'cafe cafe cafe'), false)
  })

  it('of unknown names cost as much to check as real ones', async () => {
    const costOf = (phc: string) => phc.split('$').slice(0, 4).join('$')
    assert.equal(costOf(nobodysHash), '$argon2id$v=19$m=19456,t=2,p=1')
    assert.equal(costOf(await hashSecret('anything at all', systemRandom)), costOf(nobodysHash))
    assert.equal(await verifySecret(nobodysHash, 'anything at all'), false)
  })
})
