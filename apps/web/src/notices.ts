// Short words about what was just done, with one way back where there is one. They never take the focus and never cover a button for long.
import { createStore, useStore } from './store.ts'

export interface Notice {
  readonly id: number
  readonly tone: 'good' | 'bad'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const undo_seconds = 10
const shown_seconds = 5

const notices = createStore<readonly Notice[]>([])
let last = 0

export function useNotices(): readonly Notice[] { return useStore(notices) }

/** One with an action stays ten seconds; one that tells of a failure stays until it is closed. */
export function notify(notice: Omit<Notice, 'id'>): void {
  last += 1
  const id = last
  notices.set([...notices.get().slice(-2), { ...notice, id }])
  if (notice.tone === 'bad') return
  setTimeout(() => dismiss(id), (notice.action ? undo_seconds : shown_seconds) * 1000)
}

export function dismiss(id: number): void { notices.set(notices.get().filter((notice) => notice.id !== id)) }
