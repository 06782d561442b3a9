import { after, before, describe, it } from 'node:test'
import { answers } from './answers.ts'
import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'

describe('what an answer tells beside the thing itself', () => {
  let ground: Ground
  before(async () => { ground = await openGround() })
  after(() => ground.close())

  for (const { says, check } of answers) it(says, () => check(ground))
})
