import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refused } from './failure.ts'
import { signedIn, waitingForSignIn } from './session-end.ts'

const notSignedIn = (): Refused => new Refused(401, { code: 'kernel.not-signed-in', message: '', parameters: {}, fields: [] })

/** A call whose first answer is given from outside, and whose next ones are well. */
function callOf() {
  let refuse = (): void => undefined
  let count = 0
  const first = new Promise<string>((_resolve, reject) => { refuse = () => reject(notSignedIn()) })
  const answer = signedIn({}, () => {
    count += 1
    return count === 1 ? first : Promise.resolve(`answer ${count}`)
  })
  return { answer, refuse: () => refuse() }
}

async function asked(): Promise<(signedAgain: boolean) => void> {
  let waiting = waitingForSignIn.get()
  for (; !waiting; waiting = waitingForSignIn.get()) await new Promise((resolve) => setImmediate(resolve))
  return waiting.settle
}

describe('calls whose session has ended', () => {
  it('wait until the person has signed in again, and are made again', async () => {
    const [one, other] = [callOf(), callOf()]
    one.refuse()
    const settle = await asked()
    other.refuse()
    settle(true)
    assert.deepEqual(await Promise.all([one.answer, other.answer]), ['answer 2', 'answer 2'])
    assert.equal(waitingForSignIn.get(), undefined)
  })

  it('are made again without asking when their refusal comes after the sign-in', async () => {
    const [one, late] = [callOf(), callOf()]
    one.refuse()
    const settle = await asked()
    settle(true)
    late.refuse()
    assert.equal(await late.answer, 'answer 2')
    assert.equal(waitingForSignIn.get(), undefined)
    assert.equal(await one.answer, 'answer 2')
  })

  it('fail when the person leaves the page instead', async () => {
    const one = callOf()
    one.refuse()
    const settle = await asked()
    settle(false)
    await assert.rejects(one.answer, notSignedIn())
  })
})
