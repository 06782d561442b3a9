// A sender that drips holds a socket and a handler; below the slowest accepted rate he is cut, in words.
import { kernelErrors, limits } from '@lantai/kernel'

export interface RateLimits {
  readonly bytes_per_second_min: number
  readonly window_ms: number
  readonly seconds_max: number
}

export const uploadRate: RateLimits = {
  bytes_per_second_min: limits.upload_rate_bytes_per_second_min,
  window_ms: limits.upload_window_ms,
  seconds_max: limits.upload_seconds_max,
}

/**
 * Hands the chunks on; raises kernel.upload-too-slow when a window passes with fewer bytes than the rate allows, or when the
 * whole takes longer than seconds_max. Time that the reader takes between chunks is not held against the sender.
 */
export async function* guardRate(source: AsyncIterable<Uint8Array>, rate: RateLimits): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  const window_bytes_min = (rate.bytes_per_second_min * rate.window_ms) / 1000
  const ends_ms = performance.now() + rate.seconds_max * 1000
  let waited_ms = 0
  let window_bytes = 0
  try {
    for (;;) {
      const began_ms = performance.now()
      // Without this a sender whose next chunk is always at hand would win every race against a patience of nothing.
      if (began_ms >= ends_ms) throw tooSlow(rate)
      const patience_ms = Math.min(rate.window_ms - waited_ms, ends_ms - began_ms)
      const next = await within(iterator.next(), patience_ms)
      if (next === undefined) throw tooSlow(rate)
      if (next.done) return
      waited_ms += performance.now() - began_ms
      window_bytes += next.value.length
      if (window_bytes >= window_bytes_min) {
        waited_ms = 0
        window_bytes = 0
      } else if (waited_ms >= rate.window_ms) {
        throw tooSlow(rate)
      }
      yield next.value
    }
  } finally {
    // Not waited for: a generator lets go only after its pending step, and a sender who has fallen silent never ends that.
    iterator.return?.().catch(() => undefined)
  }
}

function tooSlow(rate: RateLimits): Error {
  return kernelErrors('upload-too-slow', { kilobytes_per_second_min: Math.round(rate.bytes_per_second_min / 1024) })
}

/** Undefined when the time passes first; the promise is then left to end by itself. */
async function within<Result>(promise: Promise<Result>, patience_ms: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => { timer = setTimeout(resolve, Math.max(0, patience_ms), undefined) })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    promise.catch(() => undefined)
  }
}
