// j and k move between findings, a confirms the chosen one and x withdraws it, and the next that waits is chosen; e opens its values,
// s and m split and merge it, and u takes the last decision back.
import { useEffect, useRef } from 'react'
import type { Finding } from '../../api/asking.ts'
import { translateNow } from '../../language.ts'
import { useKeys } from '../../shell/keys.ts'
import { hasValues } from './change-values.ts'
import { openChange } from './changing.ts'
import type { Changing } from './changing.ts'
import { nextWaiting, stepFrom } from './review-order.ts'
import { isAdding } from './use-marks.ts'
import type { useReader } from './use-reader.ts'

export function useReviewKeys(mayMark: boolean, reader: ReturnType<typeof useReader>): void {
  const { filtered, chosen, actions, review } = reader
  /** Known at once; the address is a drawing behind, and quick keys are not. */
  const at = useRef(chosen.finding)
  useEffect(() => { at.current = chosen.finding }, [chosen.finding])

  function go(finding: Finding | undefined): void {
    if (!finding) return
    at.current = finding.finding
    reader.setPanel('findings')
    actions.onChoose(finding)
    focusRow(finding.finding)
  }

  function decide(act: 'onConfirm' | 'onWithdraw'): void {
    const finding = filtered.find((one) => one.finding === at.current)
    if (!mayMark) return
    if (!finding) return review.say(translateNow('review.choose-first'))
    if (isAdding(finding) || review.isDeciding(finding.finding)) return
    if (act === 'onConfirm' && finding.state !== 'proposed') return review.say(translateNow('review.confirmed-already'))
    actions[act](finding)
    go(nextWaiting(filtered, finding.finding, review.deciding))
  }

  function change(event: KeyboardEvent, how: Changing): void {
    // Or the key would be written into the form that it opens.
    event.preventDefault()
    const finding = filtered.find((one) => one.finding === at.current)
    if (!mayMark) return
    if (!finding) return review.say(translateNow('review.choose-first'))
    if (isAdding(finding) || review.isDeciding(finding.finding)) return
    if (how === 'change' && !hasValues(finding)) return review.say(translateNow('change.no-values'))
    if (how !== 'change' && finding.kind !== 'task') return review.say(translateNow('split.tasks-only'))
    go(finding)
    reader.setOpen(true)
    openChange(finding.finding, how)
  }

  useKeys({
    j: () => go(stepFrom(filtered, at.current, 1)),
    k: () => go(stepFrom(filtered, at.current, -1)),
    a: () => decide('onConfirm'),
    x: () => decide('onWithdraw'),
    e: (event) => change(event, 'change'),
    s: (event) => change(event, 'split'),
    m: (event) => change(event, 'merge'),
    u: () => { if (mayMark) reader.undo() },
  })
}

const frames_max = 20

/** The row may have to be drawn first: its part was closed, or the other panel stood open. */
export function focusRow(finding: string, frames = frames_max): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-row="${CSS.escape(finding)}"] .finding-choose`)
  if (button) return button.focus({ preventScroll: true })
  if (frames > 0) requestAnimationFrame(() => focusRow(finding, frames - 1))
}
