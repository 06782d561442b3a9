import { useTranslate } from '../language.ts'
import { TextField } from './text-field.tsx'

export interface Period { readonly validFrom: string; readonly validUntil: string }

/** Left empty, it holds from today and without an end; the second day is the first on which it no longer holds. */
export function PeriodFields({ period, onChange }: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const t = useTranslate()
  return (
    <div className="field-pair">
      <TextField
        name="validFrom" label={t('period.from')} hint={t('period.from-hint')} value={period.validFrom} input={{ type: 'date' }}
        onChange={(validFrom) => onChange({ ...period, validFrom })}
      />
      <TextField
        name="validUntil" label={t('period.until')} hint={t('period.until-hint')} value={period.validUntil} input={{ type: 'date' }}
        onChange={(validUntil) => onChange({ ...period, validUntil })}
      />
    </div>
  )
}

/** As the operations take it. */
export function periodInput({ validFrom, validUntil }: Period): { validFrom?: string; validUntil: string | null } {
  return { ...(validFrom === '' ? {} : { validFrom }), validUntil: validUntil === '' ? null : validUntil }
}

export const no_period: Period = { validFrom: '', validUntil: '' }
