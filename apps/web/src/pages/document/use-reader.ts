// What the reader page holds while it is open: the sentence with the focus, the chosen words, the chosen finding, the open panel.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { findingsOf } from '../../api/asking.ts'
import type { DocumentPage, Finding, Revision } from '../../api/asking.ts'
import { findingKinds } from '../../finding-kinds.ts'
import type { FindingKind } from '../../generated/client.ts'
import { useKeys } from '../../shell/keys.ts'
import { useNarrow } from '../../width.ts'
import { revealAbove, useChosenFinding } from './chosen-finding.ts'
import { closeChange, openChange } from './changing.ts'
import type { FindingActions } from './finding-row.tsx'
import type { FindingsFilter } from './findings-panel.tsx'
import { usePick } from './pick.ts'
import { pickSentence } from './selection.ts'
import { revealPlace, revealPlaceRow } from './reveal-place.ts'
import { inTextOrder } from './text-model.ts'
import { useMarks } from './use-marks.ts'
import { useReview } from './use-review.ts'
import { focusRow } from './use-review-keys.ts'
import { useWarnings } from './use-warnings.ts'

export interface ReaderProps {
  readonly page: DocumentPage
  readonly revision: Revision
  /** The finding the address names. */
  readonly linked: string | undefined
  /** The sentence the address names. */
  readonly linkedSentence: string | undefined
  readonly person: string
}

export type PanelName = 'findings' | 'places' | 'trace' | 'facts'

export function useReader({ page, revision, linked, person }: ReaderProps) {
  const { document } = page.document
  const text = useRef<HTMLElement>(null)
  const narrow = useNarrow()
  const { found, sentences, findings } = useFindings(document, revision)
  const marks = useMarks({ document, documentName: page.document.name, person })
  const review = useReview({ document, person })
  const [current, setCurrent] = useState<string>()
  const [panel, setPanel] = useState<PanelName>('findings')
  const [open, setOpen] = useState(false)
  const { pick, setPick } = usePick(text, page.mayMark)
  const chosen = useChosenFinding({ findings, loaded: found.isSuccess, linked, text })
  const filtering = useFilter(findings, chosen)
  const reading = useFindingsRead(page)
  const warnings = useWarnings({ revision, text, narrow, chosen, setPanel, setOpen })

  function mark(kind: FindingKind): void {
    const sentence = pick && sentences.get(pick.sentence)
    if (!pick || !sentence) return
    const { span, quote } = pick
    const sentenceText = revision.text.slice(sentence.start, sentence.end)
    void marks.add({ sentence: pick.sentence, sentenceText, kind, span, quote }).then((added) => {
      if (added) chosen.chooseMark(added)
      if (added) review.marked(added)
    })
    setPanel('findings')
    filtering.show(kind)
    leave()
  }

  function leave(): void {
    setPick(undefined)
    getSelection()?.removeAllRanges()
    if (pick?.by === 'keyboard') focusSentence(text.current, pick.sentence)
  }

  function choose(finding: Finding): void {
    setOpen(false)
    warnings.leave()
    setCurrent(finding.sentence)
    chosen.chooseRow(finding.finding)
  }

  function withdraw(finding: Finding): void {
    chosen.leave(finding.finding)
    review.withdraw(finding)
  }

  function follow(finding: string): void {
    chosen.follow(finding)
    focusRow(finding)
  }

  function undo(): void {
    review.undo(follow)
  }

  useEffect(() => closeChange, [document])
  const actions = useStable({
    onChoose: choose, onWithdraw: withdraw, onConfirm: review.confirm, onSave: review.change,
    onSplit: (finding, at) => review.split(finding, at, follow), onMerge: (merged) => review.merge(merged, follow),
  })
  return {
    text, found, findings, ...filtering, sentences, current, setCurrent, panel, setPanel, open, setOpen, pick, setPick, chosen, mark, leave,
    actions, narrow, reading, warnings, review, undo, ...usePlace(text, { setPanel, setOpen }),
    ...entrances({ text, narrow, filtering, chosen, warnings, setPanel, setOpen, choose }),
  }
}

interface Entering extends PanelSetters {
  readonly text: RefObject<HTMLElement | null>
  readonly narrow: boolean
  readonly filtering: ReturnType<typeof useFilter>
  readonly chosen: ReturnType<typeof useChosenFinding>
  readonly warnings: Pick<ReturnType<typeof useWarnings>, 'leave'>
  choose(finding: Finding): void
}

/** Ways to a finding from elsewhere than its row. */
function entrances({ text, narrow, filtering, chosen, warnings, setPanel, setOpen, choose }: Entering) {
  return {
    /** A form that was left with something typed into it. */
    reopen(finding: Finding) {
      filtering.show(finding.kind)
      choose(finding)
      setOpen(true)
      openChange(finding.finding)
    },
    chooseMark(finding: string) {
      warnings.leave()
      setPanel('findings')
      setOpen(true)
      filtering.showStanding(finding)
      chosen.chooseMark(finding)
      // The sheet of a narrow page covers its lower part.
      if (narrow) revealAbove(text.current, finding)
    },
  }
}

/** What stands, in the order of the text. */
function useFindings(document: string, revision: Revision) {
  const found = useQuery(findingsOf(document))
  const sentences = useMemo(() => new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence])), [revision])
  const findings = useMemo(() => {
    const ordinals = new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence.ordinal]))
    return inTextOrder((found.data ?? []).filter(({ state }) => state !== 'withdrawn'), ordinals)
  }, [found.data, revision])
  return { found, sentences, findings }
}

export interface PanelSetters { readonly setPanel: (panel: PanelName) => void; readonly setOpen: (open: boolean) => void }

/** The chosen place of the repair. */
function usePlace(text: RefObject<HTMLElement | null>, { setPanel, setOpen }: PanelSetters) {
  const [place, setPlace] = useState<number>()
  return {
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
  }
}

/** What of the findings is shown: of one kind, also in the text; in the list also only what waits for a person. */
function useFilter(findings: readonly Finding[], { kind, showKind }: ReturnType<typeof useChosenFinding>) {
  const [waiting, setWaiting] = useState(false)
  const drawn = useMemo(() => (kind ? findings.filter((finding) => finding.kind === kind) : findings), [findings, kind])
  const filtered = useMemo(() => (waiting ? drawn.filter(({ state }) => state === 'proposed') : drawn), [drawn, waiting])
  return {
    drawn, filtered, filter: { kind, waiting },
    setFilter(next: FindingsFilter) {
      setWaiting(next.waiting)
      if (next.kind !== kind) showKind(next.kind)
    },
    /** A new mark is seen, whatever was filtered. */
    show(marked: FindingKind) {
      setWaiting(false)
      if (kind && kind !== marked) showKind(undefined)
    },
    showStanding(finding: string) {
      if (findings.some((one) => one.finding === finding && one.state !== 'proposed')) setWaiting(false)
    },
  }
}

/** Whether the engine is still reading the text. */
export function isFinding({ steps }: Pick<DocumentPage, 'steps'>): boolean {
  return steps.some(({ name, state }) => name === 'find' && (state === 'waiting' || state === 'running'))
}

/** The list was asked for when the engine had not yet read the text: once it has, it is asked for anew. True until it is there. */
function useFindingsRead(page: DocumentPage): boolean {
  const client = useQueryClient()
  const finding = isFinding(page)
  const [reading, setReading] = useState(finding)
  useEffect(() => {
    if (finding) setReading(true)
    else if (reading) void client.invalidateQueries({ queryKey: ['reading.list-findings'] }).finally(() => setReading(false))
  }, [client, finding, reading])
  return finding || reading
}

/** The same functions at every drawing, which do what those of the last drawing do. */
function useStable(actions: FindingActions): FindingActions {
  const latest = useRef(actions)
  useEffect(() => { latest.current = actions })
  return useMemo(() => ({
    onChoose: (finding) => latest.current.onChoose(finding),
    onConfirm: (finding) => latest.current.onConfirm(finding),
    onWithdraw: (finding) => latest.current.onWithdraw(finding),
    onSave: (finding, values) => latest.current.onSave(finding, values),
    onSplit: (finding, at) => latest.current.onSplit(finding, at),
    onMerge: (merged) => latest.current.onMerge(merged),
  }), [])
}

/** n and p move between sentences, Enter chooses one, 1–6 mark it, Escape leaves. */
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
    n: () => step(1),
    p: () => step(-1),
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
