import { useRef } from 'react'

/** How long the same things have been waited for → how long until the next look. */
const steps = [
  { waited_ms_max: 2_000, wait_ms: 300 },
  { waited_ms_max: 10_000, wait_ms: 1_000 },
  { waited_ms_max: 60_000, wait_ms: 3_000 },
  { waited_ms_max: Infinity, wait_ms: 10_000 },
] as const

/**
 * While something is still being read its page is asked for again: at first so often that a short text seems to be there at once, then
 * less often as long as nothing changes, so that a forgotten page does not keep the server busy. `waiting` names what is waited for, ''
 * when it is nothing.
 * react-query asks for the interval at every drawing, so the answer must not change by being asked.
 */
export function useReadingPoll(): (waiting: string) => number | false {
  const since = useRef({ waiting: '', at: 0 })
  return (waiting) => {
    if (waiting === '') return false
    const now = performance.now()
    if (since.current.waiting !== waiting) since.current = { waiting, at: now }
    const waited_ms = now - since.current.at
    return steps.find((step) => waited_ms <= step.waited_ms_max)?.wait_ms ?? false
  }
}
