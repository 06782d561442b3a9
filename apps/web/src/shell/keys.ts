// Keys of one or two strokes. They sleep while something is typed into, while a dialog stands open, and with Ctrl, Alt or Command.
import { useEffect, useRef } from 'react'
import type { Section } from '../permissions.ts'

/** The second stroke after `g`. */
export const sectionKeys: Record<Section, string> = { documents: 'd', findings: 'f', drafts: 'n', units: 'u', journal: 'j', account: 'a' }

/** `j`, or `g d` for two strokes; `Enter` and others by the name the browser gives them. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const second_stroke_ms_max = 1_500

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => { latest.current = keys })
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isBusy(event.target)) return
      const both = first === '' ? event.key : `${first} ${event.key}`
      const run = latest.current[both] ?? latest.current[event.key]
      const starts = Object.keys(latest.current).some((name) => name.startsWith(`${event.key} `))
      first = run === undefined && starts ? event.key : ''
      clearTimeout(timer)
      if (first !== '') timer = setTimeout(() => { first = '' }, second_stroke_ms_max)
      run?.(event)
    }
    document.addEventListener('keydown', press)
    return () => {
      clearTimeout(timer)
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
