// What the decisions on findings have in common: those of this sitting, in order, and how a confirmation is taken back.
import { useRef, useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'
import type { MarkList } from './mark-list.ts'

export interface Decision {
  readonly findings: readonly Finding[]
  /** The way back, once the server has answered; raises what the server refuses. */
  back?: () => Promise<string>
}

export interface Attempt { readonly input: unknown; readonly act: (key: string) => Promise<void>; readonly again: () => void }

export interface Parts {
  readonly document: string
  readonly list: MarkList
  readonly sitting: Sitting
  readonly deciding: ReadonlySet<string>
  set(findings: readonly Partial<Finding>[]): void
  say(words: string): void
  attempt(decision: Decision, attempt: Attempt): void
}

type Sitting = ReturnType<typeof useSitting>

/** The decisions of this sitting in order, and what is sent for them one after the other: an undo waits for the answer to its decision. */
export function useSitting() {
  const decisions = useRef<Decision[]>([])
  const turn = useRef(Promise.resolve())
  const [count, setCount] = useState(0)
  const keep = (next: Decision[]): void => {
    decisions.current = next
    setCount(next.length)
  }
  return {
    count,
    begin: (decision: Decision) => keep([...decisions.current, decision]),
    forget: (decision: Decision) => keep(decisions.current.filter((one) => one !== decision)),
    last: () => decisions.current.at(-1),
    inTurn(act: () => Promise<void>) { turn.current = turn.current.then(act) },
  }
}

type Seen = { finding: string; expectedVersion: number }

export async function reopen({ document, list, set }: Parts, findings: Seen[], quote: string): Promise<string> {
  const input = { document, findings }
  const { reopened, left } = await execute('reading.reopen-findings', input, list.keys.keyFor(['reopen', input]))
  list.keys.answered(['reopen', input])
  set(reopened.map(({ finding, version }) => ({ finding, version, state: 'proposed', confirmedBy: null, confirmedAt: null })))
  if (left > 0) {
    notify({ tone: 'bad', text: translateNow('review.undone-but', { count: reopened.length, left }) })
    void list.refresh()
  }
  if (findings.length === 1) return reopened.length === 1 ? translateNow('review.undone', { quote: shortened(quote) }) : ''
  return translateNow('review.all-undone', { count: reopened.length })
}

export function shortened(quote: string): string { return quote.length > 20 ? `${quote.slice(0, 18)}…` : quote }
