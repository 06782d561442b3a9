import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@lantai/kernel'
import { guardRate } from './slow-senders.ts'

/** Ten bytes in a twentieth of a second. */
const rate = { bytes_per_second_min: 200, window_ms: 50, seconds_max: 5 }

async function codeOf(source: AsyncIterable<Uint8Array>, limits = rate): Promise<string> {
  let bytes = 0
  try {
    for await (const chunk of guardRate(source, limits)) bytes += chunk.length
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return `${bytes} bytes`
}

async function* sender(chunks: number, chunk_bytes: number, pause_ms: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < chunks; sent += 1) {
    await wait(pause_ms)
    yield Buffer.alloc(chunk_bytes)
  }
}

describe('the slowest accepted rate', () => {
  it('lets a steady sender through, byte for byte', async () => {
    assert.equal(await codeOf(sender(20, 100, 1)), '2000 bytes')
  })

  it('cuts one that drips', async () => {
    assert.equal(await codeOf(sender(1_000, 1, 10)), 'kernel.upload-too-slow')
  })

  it('cuts one that has fallen silent and never wakes again', async () => {
    const silent = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(5)
      await new Promise(() => undefined)
    }
    assert.equal(await codeOf(silent()), 'kernel.upload-too-slow')
  })

  it('cuts one that takes for ever although it is fast enough', async () => {
    assert.equal(await codeOf(sender(100_000, 100, 1), { ...rate, seconds_max: 0.2 }), 'kernel.upload-too-slow')
  })

  it('does not hold a slow reader against the sender', async () => {
    let bytes = 0
    for await (const chunk of guardRate(sender(4, 10, 0), rate)) {
      bytes += chunk.length
      await wait(2 * rate.window_ms)
    }
    assert.equal(bytes, 40)
  })
})
