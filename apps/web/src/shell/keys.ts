// Keys of one or two strokes. They sleep while something is typed into, while a dialog stands open, and with Ctrl, Alt or Command.
import { useEffect, useRef } from 'react'
import type { Section } from '../permissions.ts'

/** The second stroke after `g`. */
export const sectionKeys: Record<Section, string> = { documents: 'd', findings: 'f', drafts: 'n', units: 'u', journal: 'j', account: 'a' }

/** `j`, or `g d` for two strokes; `Enter` and others by the name the browser gives them. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const second_stroke_ms_max = 1_500

/** What the parts of the page that stand now listen for. */
const listening = new Set<{ readonly current: Keys }>()
/** The first stroke of two, for all of them: the second belongs to it alone, or `g a` would open a page and confirm a finding. */
let first = ''
let timer: ReturnType<typeof setTimeout> | undefined
/** Each of them is told of the same press. */
let last: { readonly event: KeyboardEvent; readonly before: string } | undefined

function strokeBefore(event: KeyboardEvent): string {
  if (last?.event === event) return last.before
  last = { event, before: first }
  const starts = first === '' && [...listening].some(({ current }) => Object.keys(current).some((name) => name.startsWith(`${event.key} `)))
  clearTimeout(timer)
  first = starts ? event.key : ''
  if (starts) timer = setTimeout(() => { first = '' }, second_stroke_ms_max)
  return last.before
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => { latest.current = keys })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isBusy(event.target)) return
      const before = strokeBefore(event)
      latest.current[before === '' ? event.key : `${before} ${event.key}`]?.(event)
    }
    listening.add(latest)
    document.addEventListener('keydown', press)
    return () => {
      listening.delete(latest)
      document.removeEventListener('keydown', press)
    }
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog]')) return true
  // Nothing is typed into a tick: who has ticked a filter goes on with the keys.
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
