// The chosen finding stands in the address, so that a colleague who gets the link sees the same mark.
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Finding } from '../../api/asking.ts'

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
  /** What has been scrolled to already: a link is followed once, not again with every new mark. */
  const shown = useRef<string>(undefined)
  const known = findings.some((finding) => finding.finding === linked)

  useEffect(() => {
    if (linked === undefined || !known || shown.current === linked) return
    shown.current = linked
    revealMark(text.current, linked)
    revealRow(linked)
  }, [linked, known, text])

  function choose(finding: string): void {
    shown.current = finding
    void navigate({ search: { finding }, replace: true, resetScroll: false })
  }

  return {
    finding: known ? linked : undefined,
    missing: linked !== undefined && loaded && !known,
    chooseRow(finding: string) {
      choose(finding)
      revealMark(text.current, finding)
    },
    chooseMark(finding: string) {
      choose(finding)
      // The list may have to be drawn first, when another panel stood open.
      requestAnimationFrame(() => revealRow(finding))
    },
  }
}

function revealMark(text: HTMLElement | null, finding: string): void {
  const mark = text?.querySelector<HTMLElement>(`[data-findings~="${CSS.escape(finding)}"]`)
  if (!mark) return
  mark.scrollIntoView({ block: 'center' })
  // Paragraphs out of sight have only an estimated height; once they are drawn the mark may have moved.
  requestAnimationFrame(() => mark.scrollIntoView({ block: 'center' }))
  const sentence = mark.closest<HTMLElement>('[data-sentence]')
  if (!sentence) return
  sentence.dataset.flash = ''
  setTimeout(() => { delete sentence.dataset.flash }, flash_ms)
}

/** Within the list only: the page itself stays where the reader is. */
function revealRow(finding: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(finding)}"]`)
  const list = row?.closest<HTMLElement>('.tab-panel')
  if (!row || !list) return
  const [inside, around] = [row.getBoundingClientRect(), list.getBoundingClientRect()]
  if (inside.top < around.top || inside.bottom > around.bottom) list.scrollTop += inside.top - around.top - around.height / 3
}
