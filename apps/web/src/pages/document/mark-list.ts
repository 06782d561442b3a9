// The list of a document's findings as this page keeps it: changed at once, and the server has the last word.
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { findingsOf } from '../../api/asking.ts'
import type { Finding } from '../../api/asking.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import { SubmissionKeys } from '../../api/submission.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'

export interface MarkList {
  readonly keys: SubmissionKeys
  /** As this page knows them now, before it is drawn with them. */
  rows(): readonly Finding[]
  change(by: (findings: Finding[]) => Finding[]): void
  /** Everything that tells of a mark is asked for anew. */
  refresh(): Promise<void>
  /** The same without this page's list, which has the answer itself and is long. */
  outdate(): void
  /** What did not come to pass is told; unless it may still be carried out, the next attempt is a new one. */
  failed(error: unknown, input: unknown, again: () => void): void
}

export function useMarkList(document: string): MarkList {
  const client = useQueryClient()
  const keys = useRef(new SubmissionKeys())
  const { queryKey } = findingsOf(document)
  const outdate = (): void => {
    void client.invalidateQueries({ queryKey: ['reading.list-findings', 'pages'] })
    void client.invalidateQueries({ queryKey: ['reading.list-documents'] })
    void client.invalidateQueries({ queryKey: ['reading.follow-sentence'] })
  }
  return {
    keys: keys.current,
    rows: () => client.getQueryData<Finding[]>(queryKey) ?? [],
    change(by) {
      void client.cancelQueries({ queryKey })
      client.setQueryData<Finding[]>(queryKey, (findings = []) => by(findings))
    },
    async refresh() {
      outdate()
      await client.invalidateQueries({ queryKey: ['reading.list-findings'] })
    },
    outdate,
    failed(error, input, again) {
      tell(error, again)
      if (error instanceof Refused && !error.passing) keys.current.answered(input)
    },
  }
}

/** A refusal is told in the server's words; a lost answer can be asked for again, with the same key. */
function tell(error: unknown, again: () => void): void {
  const failure = failureOf(error)
  if (failure instanceof Refused) notify({ tone: 'bad', text: failure.message })
  else notify({ tone: 'bad', text: translateNow(`network.${failure.reason}`), action: { label: translateNow('action.retry'), run: again } })
}
