import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Role } from '@lantai/kernel'
import { heldAlready, rolesAgainst } from './separation.ts'

function held(role: Role, validFrom = '2025-01-01', validUntil: string | null = null, unit = 'office') {
  return { role, unit, validFrom, validUntil }
}

describe('the three administrators', () => {
  it('are never two in one person, and never with a role of the business', () => {
    assert.deepEqual(rolesAgainst([held('system-administrator')], held('security-administrator')), ['system-administrator'])
    assert.deepEqual(rolesAgainst([held('audit-administrator')], held('reader')), ['audit-administrator'])
    assert.deepEqual(rolesAgainst([held('handler'), held('liaison')], held('audit-administrator')), ['handler', 'liaison'])
  })

  it('may follow each other, and one may stand for several units', () => {
    assert.deepEqual(rolesAgainst([held('system-administrator', '2024-01-01', '2025-01-01')], held('security-administrator')), [])
    assert.deepEqual(rolesAgainst([held('system-administrator')], held('system-administrator', '2025-01-01', null, 'school')), [])
  })

  it('leave the roles of the business alone', () => {
    assert.deepEqual(rolesAgainst([held('handler')], held('liaison')), [])
  })

  it('a role for a unit is held once at a time', () => {
    assert.equal(heldAlready([held('handler')], held('handler', '2026-01-01')), true)
    assert.equal(heldAlready([held('handler', '2025-01-01', '2026-01-01')], held('handler', '2026-01-01')), false)
    assert.equal(heldAlready([held('handler')], held('handler', '2026-01-01', null, 'school')), false)
  })
})
