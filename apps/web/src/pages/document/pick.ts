import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { pickSelection } from './selection.ts'
import type { Pick } from './selection.ts'

const settle_ms = 150

/** What is selected, once the pointer is up and the selection has settled: a telephone moves its handles without any pointer. */
export function usePick(text: RefObject<HTMLElement | null>, active: boolean) {
  const [pick, setPick] = useState<Pick>()
  useEffect(() => {
    if (!active) return
    const stop = new AbortController()
    let pressed = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (pressed || !text.current) return
        const next = pickSelection(text.current)
        setPick((before) => next ?? (before?.by === 'keyboard' ? before : undefined))
      }, settle_ms)
    }
    const on = (name: string, react: () => void): void => document.addEventListener(name, react, { signal: stop.signal })
    on('selectionchange', look)
    on('pointerdown', () => { pressed = true })
    on('pointerup', () => {
      pressed = false
      look()
    })
    on('pointercancel', () => {
      pressed = false
      look()
    })
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, active])
  return { pick, setPick }
}
