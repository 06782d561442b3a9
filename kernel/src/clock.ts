import { randomBytes } from 'node:crypto'
import type { Clock, Ids, Random } from './ports.ts'

export const systemClock: Clock = { now: () => new Date() }

export const systemRandom: Random = { bytes: (count) => randomBytes(count) }

/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits. Two ids of the same millisecond have no order between
 * them; what needs an order takes a sequence.
 */
export function uuidSeven(clock: Clock, random: Random): Ids {
  return {
    next(): string {
      const bytes = Buffer.alloc(16)
      bytes.set(random.bytes(16))
      bytes.writeUIntBE(clock.now().getTime(), 0, 6)
      bytes[6] = 0x70 | (bytes[6]! & 0x0f)
      bytes[8] = 0x80 | (bytes[8]! & 0x3f)
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
