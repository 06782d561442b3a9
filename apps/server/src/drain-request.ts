// A refusal comes while its sender is still sending. Closed at once, he would see a broken connection instead of our sentence;
// so the rest is taken and dropped, for a while.
import type { IncomingMessage } from 'node:http'

/** At a hundred megabits a second the largest accepted file has passed by then. */
const drain_ms = 10_000

export function drainRequest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  request.on('error', () => undefined)
  request.resume()
  const timer = setTimeout(() => request.socket.destroy(), drain_ms)
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
}
