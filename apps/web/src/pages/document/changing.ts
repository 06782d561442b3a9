// Which finding stands open to be changed, split or merged: one at a time. A store, so that of hundreds of rows only the two are drawn anew
// whose form opens or closes.
import { useSyncExternalStore } from 'react'
import { createStore } from '../../store.ts'

export type Changing = 'change' | 'split' | 'merge'

const changing = createStore<{ readonly finding: string; readonly how: Changing } | undefined>(undefined)

export function openChange(finding: string, how: Changing = 'change'): void { changing.set({ finding, how }) }
export function closeChange(): void { changing.set(undefined) }
export function isChanging(finding: string): boolean { return changing.get()?.finding === finding }

export function useChanging(finding: string): Changing | undefined {
  return useSyncExternalStore(changing.subscribe, () => (changing.get()?.finding === finding ? changing.get()!.how : undefined))
}
