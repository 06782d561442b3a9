import { useTranslate } from '../language.ts'
import { TextField } from './text-field.tsx'

export interface Period { readonly validFrom: string; readonly validUntil: string }

interface PeriodFieldsProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
  /** Where an end must be given: what is said of it. */
  readonly endHint?: string
}

/** Left empty, it holds from today and without an end; the second day is the first on which it no longer holds. */
export function PeriodFields({ period, onChange, endHint }: PeriodFieldsProps) {
  const t = useTranslate()
  return (
    <div className="field-pair">
      <TextField
        name="validFrom" label={t('period.from')} hint={t('period.from-hint')} value={period.validFrom} input={{ type: 'date' }}
        onChange={(validFrom) => onChange({ ...period, validFrom })}
      />
      <TextField
        name="validUntil" label={t('period.until')} hint={endHint ?? t('period.until-hint')} value={period.validUntil}
        input={{ type: 'date' }} required={endHint !== undefined} onChange={(validUntil) => onChange({ ...period, validUntil })}
      />
    </div>
  )
}

/** As the operations take it. */
export function periodInput({ validFrom, validUntil }: Period): { validFrom?: string; validUntil: string | null } {
  return { ...(validFrom === '' ? {} : { validFrom }), validUntil: validUntil === '' ? null : validUntil }
}

export const no_period: Period = { validFrom: '', validUntil: '' }
