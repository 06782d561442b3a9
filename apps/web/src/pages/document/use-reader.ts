// What the reader page holds while it is open: the sentence with the focus, the chosen words, the chosen finding, the open panel.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { findingsOf } from '../../api/asking.ts'
import type { DocumentPage, Finding, Revision } from '../../api/asking.ts'
import { findingKinds } from '../../finding-kinds.ts'
import type { FindingKind } from '../../generated/client.ts'
import { useKeys } from '../../shell/keys.ts'
import { useChosenFinding } from './chosen-finding.ts'
import { usePick } from './pick.ts'
import { pickSentence } from './selection.ts'
import { revealPlace, revealPlaceRow } from './reveal-place.ts'
import { inTextOrder } from './text-model.ts'
import { useMarks } from './use-marks.ts'

export interface ReaderProps {
  readonly page: DocumentPage
  readonly revision: Revision
  /** The finding the address names. */
  readonly linked: string | undefined
  readonly person: string
}

export type PanelName = 'findings' | 'places' | 'trace' | 'facts'

export function useReader({ page, revision, linked, person }: ReaderProps) {
  const { document } = page.document
  const text = useRef<HTMLElement>(null)
  const found = useQuery(findingsOf(document))
  const marks = useMarks({ document, documentName: page.document.name, person })
  const sentences = useMemo(() => new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence])), [revision])
  const findings = useMemo(() => {
    const ordinals = new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence.ordinal]))
    return inTextOrder(found.data ?? [], ordinals)
  }, [found.data, revision])
  const [current, setCurrent] = useState<string>()
  const [panel, setPanel] = useState<PanelName>('findings')
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<number>()
  const { pick, setPick } = usePick(text, page.mayMark)
  const chosen = useChosenFinding({ findings, loaded: found.isSuccess, linked, text })

  function mark(kind: FindingKind): void {
    const sentence = pick && sentences.get(pick.sentence)
    if (!pick || !sentence) return
    const { span, quote } = pick
    void marks.add({ sentence: pick.sentence, sentenceText: revision.text.slice(sentence.start, sentence.end), kind, span, quote })
    setPanel('findings')
    leave()
  }

  function leave(): void {
    setPick(undefined)
    getSelection()?.removeAllRanges()
    if (pick?.by === 'keyboard') focusSentence(text.current, pick.sentence)
  }

  return {
    text, found, findings, sentences, current, setCurrent, panel, setPanel, open, setOpen, pick, setPick, chosen, mark, leave,
    withdraw: (finding: Finding) => void marks.withdraw(finding),
    choose(finding: Finding) {
      setOpen(false)
      setCurrent(finding.sentence)
      chosen.chooseRow(finding.finding)
    },
    place,
    /** From the text: the panel shows it. */
    choosePlace(number: number) {
      setPlace(number)
      setPanel('places')
      setOpen(true)
      requestAnimationFrame(() => revealPlaceRow(number))
    },
    /** From the panel: the text shows it. */
    goToPlace(number: number) {
      setPlace(number)
      setOpen(false)
      revealPlace(text.current, number)
    },
    chooseMark(finding: string) {
      setPanel('findings')
      chosen.chooseMark(finding)
    },
  }
}

/** j and k move between sentences, Enter chooses one, 1–6 mark it, Escape leaves. */
export function useReaderKeys({ page, revision }: ReaderProps, reader: ReturnType<typeof useReader>): void {
  const { text, current, setCurrent, sentences, pick, setPick } = reader

  function step(by: 1 | -1): void {
    const ordinal = current === undefined ? undefined : sentences.get(current)?.ordinal
    const next = ordinal === undefined ? revision.sentences[0] : revision.sentences[ordinal - 1 + by]
    if (!next) return
    setPick(undefined)
    setCurrent(next.sentence)
    focusSentence(text.current, next.sentence)
  }

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Escape: reader.leave,
    Enter: (event) => {
      const element = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-sentence]') : null
      if (!element || !page.mayMark) return
      event.preventDefault()
      setPick(pickSentence(element))
    },
    ...(pick ? Object.fromEntries(findingKinds.map((kind, at) => [String(at + 1), () => reader.mark(kind)])) : {}),
  })
}

function focusSentence(text: HTMLElement | null, sentence: string): void {
  const element = text?.querySelector<HTMLElement>(`[data-sentence="${sentence}"]`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
