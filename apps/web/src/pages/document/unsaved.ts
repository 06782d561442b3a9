// What is typed into the form of a finding, kept in this browser with every stroke, so that nothing is lost when the tab dies. An entry
// belongs to one person, document and finding; nobody else is offered it, and it is gone once it is saved or the person signs out.
import type { GivenValues } from '../../generated/client.ts'
import { createStore } from '../../store.ts'

export interface UnsavedOf { readonly person: string; readonly document: string; readonly finding: string }

export interface Unsaved {
  readonly finding: string
  readonly values: GivenValues
  /** Of the finding when its form was opened. */
  readonly version: number
  readonly at: string
}

const mark = 'lantai.unsaved '
const placeOf = ({ person, document, finding }: UnsavedOf): string => `${mark}${person} ${document} ${finding}`

/** Changes with every entry, so that whoever lists them looks again. */
export const unsavedChanges = createStore(0)
const told = (): void => unsavedChanges.set(unsavedChanges.get() + 1)

export function keepUnsaved(of: UnsavedOf, values: GivenValues, version: number): void {
  write(() => localStorage.setItem(placeOf(of), JSON.stringify({ values, version, at: new Date().toISOString() })))
}

export function dropUnsaved(of: UnsavedOf): void {
  write(() => localStorage.removeItem(placeOf(of)))
}

/** On signing out nothing of anybody stays in the browser. */
export function dropAllUnsaved(): void {
  write(() => { for (const key of keys()) localStorage.removeItem(key) })
}

export function findUnsaved(of: UnsavedOf): Unsaved | undefined { return read(placeOf(of), of.finding) }

/** Of one person and document. */
export function listUnsaved({ person, document }: Omit<UnsavedOf, 'finding'>): Unsaved[] {
  const begin = placeOf({ person, document, finding: '' })
  return keys().filter((key) => key.startsWith(begin)).flatMap((key) => read(key, key.slice(begin.length)) ?? [])
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(mark))
  } catch {
    return []
  }
}

function read(key: string, finding: string): Unsaved | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (found === null || typeof found !== 'object') return undefined
    const { values, version, at } = found as Partial<Unsaved>
    if (typeof version !== 'number' || typeof at !== 'string' || typeof values?.of !== 'string') return undefined
    return { finding, values, version, at }
  } catch {
    return undefined
  }
}

/** A browser that keeps nothing still saves what is sent. */
function write(act: () => void): void {
  try {
    act()
  } catch {
    return
  }
  told()
}
