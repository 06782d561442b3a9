// The numbers that do not agree, and which of them is chosen: from its row the text shows it, from the text its row is shown.
import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { Revision } from '../../api/asking.ts'
import { revealWithSentence } from './chosen-finding.ts'
import type { useChosenFinding } from './chosen-finding.ts'
import type { PanelSetters } from './use-reader.ts'
import { warningsOf } from './warnings.ts'
import type { Warning } from './warnings.ts'

interface WarningsSettings extends PanelSetters {
  readonly revision: Revision
  readonly text: RefObject<HTMLElement | null>
  readonly narrow: boolean
  readonly chosen: ReturnType<typeof useChosenFinding>
}

const none: readonly Warning[] = []

export function useWarnings({ revision, text, narrow, chosen: finding, setPanel, setOpen }: WarningsSettings) {
  const all = useMemo(() => warningsOf(revision.outline, revision.sentences), [revision])
  /** A new object at every choice, so that the same row is shown again when it is asked for again. */
  const [chosen, setChosen] = useState<{ readonly number: number }>()
  const choose = (number: number): HTMLElement | null | undefined => {
    finding.leaveFor('warning')
    setChosen({ number })
    return text.current?.querySelector<HTMLElement>(`[data-warnings~="${number}"]`)
  }
  return {
    all, shown: finding.kind === undefined || finding.kind === 'warning' ? all : none, chosen,
    leave() { setChosen(undefined) },
    /** From the panel: the text shows it. */
    goTo(number: number) {
      setOpen(false)
      const piece = choose(number)
      if (piece) revealWithSentence(piece)
    },
    /** From the text: the panel shows it. */
    chooseSign(number: number) {
      setPanel('findings')
      setOpen(true)
      const piece = choose(number)
      // The sheet of a narrow page covers its lower part.
      if (narrow) piece?.scrollIntoView({ block: 'start' })
    },
  }
}
