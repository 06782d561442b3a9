// Narrow or wide, decided once for the style sheet and the components alike; large text needs more room for the same layout.
import { getDisplay, onDisplay } from './display.ts'
import { createStore, useStore } from './store.ts'

const narrow_below_px = { normal: 880, large: 1120 } as const

const width = createStore<'narrow' | 'wide'>('wide')

export function useNarrow(): boolean { return useStore(width) === 'narrow' }

export function watchWidth(): void {
  addEventListener('resize', measure)
  onDisplay(measure)
  measure()
}

function measure(): void {
  const next = innerWidth < narrow_below_px[getDisplay().text] ? 'narrow' : 'wide'
  document.documentElement.dataset.width = next
  if (next !== width.get()) width.set(next)
}
