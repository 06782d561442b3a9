import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { revealWithSentence } from './chosen-finding.ts'

interface LinkedSentence {
  readonly sentences: ReadonlyMap<string, unknown>
  readonly text: RefObject<HTMLElement | null>
  readonly setCurrent: (sentence: string) => void
}

/** A link to a sentence is followed once; true where the present text does not have it. */
export function useLinkedSentence(linkedSentence: string | undefined, { sentences, text, setCurrent }: LinkedSentence): boolean {
  const shown = useRef<string>(undefined)
  const known = linkedSentence !== undefined && sentences.has(linkedSentence)
  useEffect(() => {
    if (!known || shown.current === linkedSentence) return
    shown.current = linkedSentence
    setCurrent(linkedSentence)
    const element = text.current?.querySelector<HTMLElement>(`[data-sentence="${CSS.escape(linkedSentence)}"]`)
    if (element) revealWithSentence(element)
  }, [known, linkedSentence, text, setCurrent])
  return linkedSentence !== undefined && !known
}
