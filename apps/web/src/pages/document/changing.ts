// Which finding's values are being changed: one at a time. A store, so that of hundreds of rows only the two are drawn anew whose form
// opens or closes.
import { useSyncExternalStore } from 'react'
import { createStore } from '../../store.ts'

const changing = createStore<string | undefined>(undefined)

export function openChange(finding: string): void { changing.set(finding) }
export function closeChange(): void { changing.set(undefined) }
export function isChanging(finding: string): boolean { return changing.get() === finding }

export function useIsChanging(finding: string): boolean {
  return useSyncExternalStore(changing.subscribe, () => changing.get() === finding)
}
