import { Input } from 'antd'
import { useTranslate } from '../language.ts'
import { Field } from './form.tsx'

export interface Period { readonly validFrom: string; readonly validUntil: string }

/** Left empty, it holds from today and without an end; the second day is the first on which it no longer holds. */
export function PeriodFields({ period, onChange }: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const t = useTranslate()
  return (
    <div className="field-pair">
      <Field name="validFrom" label={t('period.from')} hint={t('period.from-hint')}>
        {(wiring) => <Input {...wiring} type="date" value={period.validFrom} onChange={(event) => onChange({ ...period, validFrom: event.target.value })} />}
      </Field>
      <Field name="validUntil" label={t('period.until')} hint={t('period.until-hint')}>
        {(wiring) => <Input {...wiring} type="date" value={period.validUntil} onChange={(event) => onChange({ ...period, validUntil: event.target.value })} />}
      </Field>
    </div>
  )
}

/** As the operations take it. */
export function periodInput({ validFrom, validUntil }: Period): { validFrom?: string; validUntil: string | null } {
  return { ...(validFrom === '' ? {} : { validFrom }), validUntil: validUntil === '' ? null : validUntil }
}

export const no_period: Period = { validFrom: '', validUntil: '' }
