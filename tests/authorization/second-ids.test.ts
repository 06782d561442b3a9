import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { registry } from '@lantai/server'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { rules } from './rules.ts'
import { carryOutSecondId, second_ids } from './second-ids.ts'
import { session_rules } from './session-rules.ts'

describe('the second thing a call names', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  for (const one of second_ids) {
    it(`${one.operation}: ${one.second}`, async () => assert.deepEqual(await carryOutSecondId(ground, registry, one), []))
  }

  for (const { says, check } of [...rules, ...session_rules]) it(says, () => check(ground))
})
