// Marking by hand so that the page answers at once and the server has the last word.
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import type { FindingKind } from '../../generated/client.ts'
import { useMarkList } from './mark-list.ts'

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
  const { keys, change, refresh, failed } = useMarkList(document)

  /** The id of the mark that stands, or undefined when it was refused or the answer was lost. */
  async function add(mark: NewMark): Promise<string | undefined> {
    const input = { sentence: mark.sentence, kind: mark.kind, span: { ...mark.span } }
    const key = keys.keyFor(input)
    const drawn: Finding = {
      ...mark, span: input.span, finding: `${adding}${key}`, document, documentName, origin: 'person', state: 'confirmed', version: 1,
      addedBy: person, addedAt: new Date().toISOString(), confirmedBy: null, confirmedAt: null, confidence: null, cues: [], details: null,
      target: null, correction: null, cameOf: [], toolVersion: null, cursor: 0,
    }
    change((findings) => [...findings.filter((finding) => finding.finding !== drawn.finding), drawn])
    try {
      const { finding, version } = await execute('reading.add-finding', input, key)
      keys.answered(input)
      // On words that the engine had proposed the proposal has become the mark.
      const confirmed = { state: 'confirmed', version, confirmedBy: person, confirmedAt: drawn.addedAt } as const
      change((findings) => (findings.some((one) => one.finding === finding)
        ? findings.filter((one) => one.finding !== drawn.finding).map((one) => one.finding === finding ? { ...one, ...confirmed } : one)
        : findings.map((one) => one.finding === drawn.finding ? { ...one, finding, version } : one)))
      void refresh()
      return finding
    } catch (error) {
      change((findings) => findings.filter((finding) => finding.finding !== drawn.finding))
      failed(error, input, () => void add(mark))
      return undefined
    }
  }

  return { add }
}
