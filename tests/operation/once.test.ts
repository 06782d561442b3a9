import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { registry } from '@lantai/server'
import { openGround } from '../authorization/ground.ts'
import type { Ground } from '../authorization/ground.ts'
import { cellsOf } from '../authorization/mutation/checks.ts'
import { sendThrice, ways } from './once.ts'

describe('every command sent thrice with one key', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  const commands = [...cellsOf(registry)].filter(([name]) => registry.find(name)?.kind === 'command')

  for (const way of ways) {
    it(`${way} is carried out once and answered alike`, async (test) => {
      const faults: string[] = []
      for (const [name, cells] of commands) {
        const sent = await sendThrice(ground, registry, cells, way)
        faults.push(...sent.faults.map((fault) => `${name}: ${fault}`))
      }
      assert.deepEqual(faults, [])
      test.diagnostic(`${commands.length} commands`)
    })
  }
})
