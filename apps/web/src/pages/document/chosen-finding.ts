// The chosen finding stands in the address, so that a colleague who gets the link sees the same mark; so does the kind that is shown.
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Finding } from '../../api/asking.ts'
import type { ShownKind } from '../../finding-kinds.ts'
import type { FindingKind } from '../../generated/client.ts'

const route = getRouteApi('/shell/documents/$document')
const flash_ms = 1_600

interface ChosenFindingSettings {
  readonly findings: readonly Finding[]
  readonly loaded: boolean
  readonly linked: string | undefined
  readonly text: RefObject<HTMLElement | null>
}

export function useChosenFinding({ findings, loaded, linked, text }: ChosenFindingSettings) {
  const navigate = route.useNavigate()
  const { kind } = route.useSearch()
  /** What has been scrolled to already: a link is followed once, not again with every new mark. */
  const shown = useRef<string>(undefined)
  const known = findings.find((finding) => finding.finding === linked)
  /** What was split or merged leads to what came of it. */
  const heir = known || linked === undefined ? undefined : findings.find(({ cameOf }) => cameOf.includes(linked))?.finding
  const hidden = known !== undefined && kind !== undefined && known.kind !== kind

  useEffect(() => {
    if (linked === undefined || !known || shown.current === linked) return
    // A link that names a finding of another kind than it shows is drawn without its kind first.
    if (hidden) return void navigate({ search: { finding: linked }, replace: true, resetScroll: false })
    shown.current = linked
    revealMark(text.current, linked)
  }, [linked, known, hidden, text, navigate])

  useEffect(() => {
    if (heir !== undefined) void navigate({ search: (before) => ({ ...before, finding: heir }), replace: true, resetScroll: false })
  }, [heir, navigate])

  function choose(finding: string): void {
    shown.current = finding
    void navigate({ search: (before) => ({ ...before, finding }), replace: true, resetScroll: false })
  }

  return {
    finding: known?.finding,
    missing: linked !== undefined && loaded && !known && heir === undefined,
    kind,
    showKind(wanted: ShownKind | undefined) {
      void navigate({ search: { ...linked && { finding: linked }, ...wanted && { kind: wanted } }, replace: true, resetScroll: false })
    },
    leave(finding: string) {
      if (finding === linked) void navigate({ search: kind ? { kind } : {}, replace: true, resetScroll: false })
    },
    /** For what is no finding: none is chosen then, and what the kind of findings has hidden is shown. */
    leaveFor(other: Exclude<ShownKind, FindingKind>) {
      void navigate({ search: kind === other ? { kind } : {}, replace: true, resetScroll: false })
    },
    chooseRow(finding: string) {
      choose(finding)
      revealMark(text.current, finding)
    },
    chooseMark: choose,
    /** Brought into view once it is drawn, whatever kind is shown. */
    follow(finding: string) {
      shown.current = undefined
      void navigate({ search: (before) => ({ ...before, finding }), replace: true, resetScroll: false })
    },
  }
}

/** To the top of the text, where a sheet at its foot does not cover it. */
export function revealAbove(text: HTMLElement | null, finding: string): void {
  markOf(text, finding)?.scrollIntoView({ block: 'start' })
}

function markOf(text: HTMLElement | null, finding: string): HTMLElement | null | undefined {
  return text?.querySelector<HTMLElement>(`[data-findings~="${CSS.escape(finding)}"]`)
}

function revealMark(text: HTMLElement | null, finding: string): void {
  const mark = markOf(text, finding)
  if (!mark) return
  revealWithSentence(mark)
}

/** Brings a piece of the text into view and lights its sentence up for a moment. */
export function revealWithSentence(piece: HTMLElement): void {
  piece.scrollIntoView({ block: 'center' })
  // Paragraphs out of sight have only an estimated height; once they are drawn the piece may have moved.
  requestAnimationFrame(() => piece.scrollIntoView({ block: 'center' }))
  const sentence = piece.closest<HTMLElement>('[data-sentence]')
  if (!sentence) return
  sentence.dataset.flash = ''
  setTimeout(() => { delete sentence.dataset.flash }, flash_ms)
}
