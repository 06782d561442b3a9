// Wakes workers soon after a job was sent. A notice inside the sending transaction would be exact, but PostgreSQL lets only
// one notifying transaction commit at a time: measured, 320 sends a second instead of 950 (32 connections, fsync on). So the
// notice goes out beside it, several times, because nobody here sees the moment of the commit.

/** After these waits since the last send; whatever commits later is found by the workers' own poll. */
const waits_ms = [5, 20, 80, 320] as const

/** Under steady sending the first wait would be repeated without end; this is the shortest time between two notices. */
const wait_ms_min = 15

export interface Waker {
  sent(queue: string): void
  stop(): void
}

export function createWaker(wake: (queue: string) => void): Waker {
  const states = new Map<string, { step: number; timer: NodeJS.Timeout }>()
  const arm = (queue: string, step: number, wait_ms: number): void => {
    const timer = setTimeout(() => {
      const next = (states.get(queue)?.step ?? step) + 1
      wake(queue)
      if (next < waits_ms.length) arm(queue, next, Math.max(waits_ms[next] ?? 0, wait_ms_min))
      else states.delete(queue)
    }, wait_ms)
    timer.unref()
    states.set(queue, { step, timer })
  }
  return {
    sent(queue) {
      const state = states.get(queue)
      // A running series starts over after its next notice.
      if (state) state.step = -1
      else arm(queue, 0, waits_ms[0])
    },
    stop() {
      for (const { timer } of states.values()) clearTimeout(timer)
      states.clear()
    },
  }
}
