// Adding and withdrawing marks so that the page answers at once and the server has the last word.
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { findingsOf } from '../../api/asking.ts'
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import type { FindingKind } from '../../generated/client.ts'
import { SubmissionKeys } from '../../api/submission.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'

export interface NewMark {
  readonly sentence: string
  readonly sentenceText: string
  readonly kind: FindingKind
  readonly span: { readonly start: number; readonly end: number }
  readonly quote: string
}

interface MarksOf { readonly document: string; readonly documentName: string; readonly person: string }

const adding = 'adding:'

/** A row of our own, drawn before the server has answered; it cannot be withdrawn or linked to yet. */
export function isAdding(finding: Finding): boolean { return finding.finding.startsWith(adding) }

export function useMarks({ document, documentName, person }: MarksOf) {
  const client = useQueryClient()
  const keys = useRef(new SubmissionKeys())
  const { queryKey } = findingsOf(document)
  const change = (by: (findings: Finding[]) => Finding[]): void => {
    void client.cancelQueries({ queryKey })
    client.setQueryData<Finding[]>(queryKey, (findings = []) => by(findings))
  }
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['reading.list-findings'] })
    outdate()
  }
  /** What tells of the mark elsewhere. The list of this page has the answer itself and is not asked for anew with every confirmation. */
  const outdate = (): void => {
    void client.invalidateQueries({ queryKey: ['reading.list-findings', 'pages'] })
    void client.invalidateQueries({ queryKey: ['reading.list-documents'] })
    void client.invalidateQueries({ queryKey: ['reading.follow-sentence'] })
  }

  /** The id of the mark that stands, or undefined when it was refused or the answer was lost. */
  async function add(mark: NewMark): Promise<string | undefined> {
    const input = { sentence: mark.sentence, kind: mark.kind, span: { ...mark.span } }
    const key = keys.current.keyFor(input)
    const drawn: Finding = {
      ...mark, span: input.span, finding: `${adding}${key}`, document, documentName, origin: 'person', state: 'confirmed', version: 1,
      addedBy: person, addedAt: new Date().toISOString(), confirmedBy: null, confirmedAt: null, confidence: null, cues: [], details: null,
      toolVersion: null, cursor: 0,
    }
    change((findings) => [...findings.filter((finding) => finding.finding !== drawn.finding), drawn])
    try {
      const { finding, version } = await execute('reading.add-finding', input, key)
      keys.current.answered(input)
      // On words that the engine had proposed the proposal has become the mark.
      const confirmed = { state: 'confirmed', version, confirmedBy: person, confirmedAt: drawn.addedAt } as const
      change((findings) => (findings.some((one) => one.finding === finding)
        ? findings.filter((one) => one.finding !== drawn.finding).map((one) => one.finding === finding ? { ...one, ...confirmed } : one)
        : findings.map((one) => one.finding === drawn.finding ? { ...one, finding, version } : one)))
      refresh()
      return finding
    } catch (error) {
      change((findings) => findings.filter((finding) => finding.finding !== drawn.finding))
      tell(error, () => void add(mark))
      if (error instanceof Refused && !error.passing) keys.current.answered(input)
      return undefined
    }
  }

  async function withdraw(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    change((findings) => findings.filter((one) => one.finding !== finding.finding))
    try {
      const { version } = await execute('reading.withdraw-finding', input, keys.current.keyFor(input))
      keys.current.answered(input)
      refresh()
      notify({
        tone: 'good', text: translateNow('mark.withdrawn', { quote: shortened(finding.quote) }),
        action: { label: translateNow('mark.undo'), run: () => void restore({ ...finding, version }) },
      })
    } catch (error) {
      tell(error, () => void withdraw(finding))
      if (error instanceof Refused && !error.passing) keys.current.answered(input)
      refresh()
    }
  }

  async function confirm(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    const set = (state: Partial<Finding>): void => change((findings) => findings.map((one) => (
      one.finding === finding.finding ? { ...one, ...state } : one)))
    set({ state: 'confirmed', confirmedBy: person, confirmedAt: new Date().toISOString() })
    try {
      const { version } = await execute('reading.confirm-finding', input, keys.current.keyFor(input))
      keys.current.answered(input)
      set({ version })
      outdate()
    } catch (error) {
      set(finding)
      tell(error, () => void confirm(finding))
      if (error instanceof Refused && !error.passing) keys.current.answered(input)
      refresh()
    }
  }

  async function restore(finding: Finding): Promise<void> {
    const input = { finding: finding.finding, expectedVersion: finding.version }
    try {
      const restored = await execute('reading.restore-finding', input, keys.current.keyFor(input))
      keys.current.answered(input)
      change((findings) => [
        ...findings.filter((one) => one.finding !== finding.finding), { ...finding, ...restored },
      ])
      refresh()
    } catch (error) {
      tell(error, () => void restore(finding))
      if (error instanceof Refused && !error.passing) keys.current.answered(input)
      refresh()
    }
  }

  return { add, withdraw, confirm }
}

function shortened(quote: string): string { return quote.length > 20 ? `${quote.slice(0, 18)}…` : quote }

/** A refusal is told in the server's words; a lost answer can be asked for again, with the same key. */
function tell(error: unknown, again: () => void): void {
  const failure = failureOf(error)
  if (failure instanceof Refused) notify({ tone: 'bad', text: failure.message })
  else notify({ tone: 'bad', text: translateNow(`network.${failure.reason}`), action: { label: translateNow('action.retry'), run: again } })
}
