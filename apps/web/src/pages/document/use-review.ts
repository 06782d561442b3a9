// Decisions on findings, so that the page answers at once and the server has the last word; each can be taken back, the last one first.
import { useRef, useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { Refused } from '../../api/failure.ts'
import type { GivenValues } from '../../generated/client.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'
import { useMarkList } from './mark-list.ts'
import { changeFinding } from './review-change.ts'
import { mergeFindings, splitFinding } from './review-succession.ts'
import { reopen, shortened, useSitting } from './review-parts.ts'
import type { Attempt, Decision, Parts } from './review-parts.ts'
import { waitingOf } from './review-order.ts'

/** What changes more than the state of a finding. */
function mendings(parts: Parts, person: string) {
  return {
    change: (finding: Finding, values: GivenValues | null) => changeFinding(parts, person, { finding, values }),
    split: (finding: Finding, at: number[], onMade: (made: string) => void) => splitFinding(parts, finding, at, onMade),
    merge: (findings: readonly Finding[], onMade: (made: string) => void) => mergeFindings(parts, findings, onMade),
  }
}

interface ReviewOf { readonly document: string; readonly person: string }

export type Review = ReturnType<typeof useReview>

export function useReview({ document, person }: ReviewOf) {
  const list = useMarkList(document)
  const sitting = useSitting()
  /** What is being decided just now: a second key before the page is drawn again does not decide it twice. */
  const deciding = useRef(new Set<string>())
  const [said, setSaid] = useState('')
  const say = (words: string): void => setSaid((before) => (before === words ? `${words} ` : words))
  const set = (findings: readonly Partial<Finding>[]): void => {
    const changed = new Map(findings.map((one) => [one.finding, one]))
    list.change((rows) => rows.map((row) => ({ ...row, ...changed.get(row.finding) })))
  }
  const attempt = (decision: Decision, { input, act, again }: Attempt): void => {
    for (const { finding } of decision.findings) deciding.current.add(finding)
    sitting.begin(decision)
    sitting.inTurn(async () => {
      try {
        await act(list.keys.keyFor(input))
        list.keys.answered(input)
        list.outdate()
      } catch (error) {
        sitting.forget(decision)
        set(decision.findings)
        list.failed(error, input, again)
        void list.refresh()
      } finally {
        for (const { finding } of decision.findings) deciding.current.delete(finding)
      }
    })
  }
  const parts: Parts = { document, list, sitting, set, say, attempt, deciding: deciding.current }

  function confirm(finding: Finding): void {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    const decision: Decision = { findings: [finding] }
    set([{ ...confirmedBy(person), finding: finding.finding, version: finding.version + 1 }])
    say(translateNow('review.confirmed', { quote: shortened(finding.quote), count: waitingOf(list.rows()).length }))
    attempt(decision, {
      input: ['confirm', input], again: () => confirm(finding),
      async act(key) {
        const { version } = await execute('reading.confirm-finding', input, key)
        set([{ finding: finding.finding, version }])
        decision.back = () => reopen(parts, [{ finding: finding.finding, expectedVersion: version }], finding.quote)
      },
    })
  }

  return {
    said, say, confirm, count: sitting.count, isDeciding: (finding: string) => deciding.current.has(finding),
    deciding: deciding.current as ReadonlySet<string>,
    withdraw: (finding: Finding) => withdraw(parts, finding),
    ...mendings(parts, person),
    confirmAll: (findings: readonly Finding[]) => confirmAll(parts, findings, person),
    /** A mark made by hand can be taken back like a decision; on a proposal it was one. */
    marked(added: string) {
      const finding = list.rows().find((one) => one.finding === added)
      if (!finding) return
      const seen = { finding: added, expectedVersion: finding.version }
      sitting.begin({
        findings: [finding],
        back: () => (finding.origin === 'engine' ? reopen(parts, [seen], finding.quote) : takeAway(parts, finding)),
      })
    },
    /** `then` gets the first finding that stands again. */
    undo(then: (finding: string) => void) {
      const last = sitting.last()
      if (last) takeBack(parts, last, then)
      else say(translateNow('review.nothing-to-undo'))
    },
  }
}

function withdraw(parts: Parts, finding: Finding): void {
  const { set, attempt } = parts
  const input = { finding: finding.finding, expectedVersion: finding.version }
  const decision: Decision = { findings: [finding] }
  set([{ finding: finding.finding, state: 'withdrawn', version: finding.version + 1 }])
  attempt(decision, {
    input: ['withdraw', input], again: () => withdraw(parts, finding),
    async act(key) {
      const { version } = await execute('reading.withdraw-finding', input, key)
      set([{ finding: finding.finding, version }])
      decision.back = () => restore(parts, { ...finding, version })
      notify({
        tone: 'good', text: translateNow('mark.withdrawn', { quote: shortened(finding.quote) }),
        action: { label: translateNow('mark.undo'), run: () => takeBack(parts, decision) },
      })
    },
  })
}

function confirmAll(parts: Parts, findings: readonly Finding[], person: string): void {
  const { document, list, set, attempt, deciding } = parts
  const chosen = findings.filter(({ finding }) => !deciding.has(finding))
  if (chosen.length === 0) return
  const input = { document, findings: chosen.map(({ finding, version }) => ({ finding, expectedVersion: version })) }
  const decision: Decision = { findings: chosen }
  set(chosen.map(({ finding, version }) => ({ ...confirmedBy(person), finding, version: version + 1 })))
  attempt(decision, {
    input: ['confirm-all', input], again: () => confirmAll(parts, findings, person),
    async act(key) {
      const { confirmed, left } = await execute('reading.confirm-findings', input, key)
      const seen = confirmed.map(({ finding, version }) => ({ finding, expectedVersion: version }))
      if (left > 0) {
        const mine = new Set(confirmed.map(({ finding }) => finding))
        set(chosen.filter(({ finding }) => !mine.has(finding)))
        void list.refresh()
      }
      if (seen.length === 0) parts.sitting.forget(decision)
      else decision.back = () => reopen(parts, seen, chosen[0]!.quote)
      notify({
        tone: 'good',
        text: translateNow(left > 0 ? 'review.all-confirmed-but' : 'review.all-confirmed', { count: confirmed.length, left }),
        ...seen.length > 0 && { action: { label: translateNow('review.undo'), run: () => takeBack(parts, decision) } },
      })
    },
  })
}

/** Once and no more; one whose answer is lost can be tried again. */
function takeBack(parts: Parts, decision: Decision, then?: (finding: string) => void): void {
  const { list, sitting, say } = parts
  sitting.forget(decision)
  sitting.inTurn(async () => {
    const { back } = decision
    // The decision itself did not come to pass: there is nothing to take back.
    if (!back) return
    delete decision.back
    try {
      say(await back())
      then?.(decision.findings[0]!.finding)
      list.outdate()
    } catch (error) {
      if (!(error instanceof Refused) || error.passing) {
        decision.back = back
        sitting.begin(decision)
      }
      list.failed(error, undefined, () => takeBack(parts, decision, then))
      void list.refresh()
    }
  })
}

async function restore({ list, set }: Parts, finding: Finding): Promise<string> {
  const input = { finding: finding.finding, expectedVersion: finding.version }
  const restored = await execute('reading.restore-finding', input, list.keys.keyFor(['restore', input]))
  list.keys.answered(['restore', input])
  const again = { ...finding, ...restored }
  if (list.rows().some((one) => one.finding === finding.finding)) set([again])
  else list.change((rows) => [...rows, again])
  return translateNow('review.undone', { quote: shortened(finding.quote) })
}

async function takeAway({ list, set }: Parts, finding: Finding): Promise<string> {
  const input = { finding: finding.finding, expectedVersion: finding.version }
  const { version } = await execute('reading.withdraw-finding', input, list.keys.keyFor(['withdraw', input]))
  list.keys.answered(['withdraw', input])
  set([{ finding: finding.finding, version, state: 'withdrawn' }])
  return translateNow('review.undone', { quote: shortened(finding.quote) })
}

function confirmedBy(person: string) {
  return { state: 'confirmed', confirmedBy: person, confirmedAt: new Date().toISOString() } as const
}
