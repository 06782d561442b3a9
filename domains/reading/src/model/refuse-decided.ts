import { kernelErrors } from '@lantai/kernel'
import type { Refusal } from '@lantai/kernel'
import { readingErrors } from '../errors.ts'

/** How a finding stands now, and the name of the person behind that. */
export interface Decision {
  readonly state: 'proposed' | 'confirmed' | 'withdrawn'
  readonly version: number
  readonly who: string | null
  /** Whether what he decided last was its values. */
  readonly changed: boolean
}

/** For the second of two people: the sentence that names the first. */
export function refuseDecided({ state, version, who, changed }: Decision, expected: number): Refusal {
  // Nobody has decided: the engine has read it anew since the person looked.
  if (state === 'proposed') return kernelErrors('version-stale', { present: version, expected })
  if (who === null) return readingErrors('finding-gone')
  if (state === 'confirmed' && changed) return readingErrors('finding-changed', { who })
  return readingErrors(state === 'confirmed' ? 'finding-confirmed' : 'finding-withdrawn', { who })
}
