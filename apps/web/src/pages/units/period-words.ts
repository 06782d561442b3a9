import type { Translate } from '../../language.ts'
import type { Tone } from '../../parts/status.tsx'

interface Held { readonly validFrom: string; readonly validUntil: string | null }

/** Half-open: the last day of the table is the first on which it no longer holds. */
export function periodWords(t: Translate, { validFrom, validUntil }: Held): string {
  return validUntil === null ? t('period.open', { from: validFrom }) : t('period.closed', { from: validFrom, until: validUntil })
}

export const periodTones: Record<'coming' | 'now' | 'ended', Tone> = { coming: 'busy', now: 'good', ended: 'off' }
