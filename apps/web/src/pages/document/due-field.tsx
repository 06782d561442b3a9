import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { asking } from '../../api/asking.ts'
import { Refused } from '../../api/failure.ts'
import { useTranslate } from '../../language.ts'
import { Field } from '../../parts/form.tsx'
import { useSettledText } from '../../parts/settled-text.ts'

const offered = ['年底前', '6月底前', '三季度末', '9月中旬', '本月底', '下月底', '本季度末'] as const

interface DueFieldProps {
  readonly finding: string
  readonly value: string
  readonly onChange: (words: string) => void
}

/** By when, as people write it; below stands the day it means where the finding stands, before anything is saved. */
export function DueField({ finding, value, onChange }: DueFieldProps) {
  const t = useTranslate()
  return (
    <Field name="due" label={t('read.due')} hint={<Meaning finding={finding} words={value} />}>
      {({ name: _name, ...wiring }) => (
        <AutoComplete
          {...wiring} className="full" value={value} onChange={onChange} placeholder={t('change.due-placeholder')} maxLength={200}
          options={offered.filter((words) => value === '' || words.includes(value)).map((words) => ({ value: words }))}
        />
      )}
    </Field>
  )
}

function Meaning({ finding, words }: { readonly finding: string; readonly words: string }) {
  const t = useTranslate()
  const settled = useSettledText(words)
  const read = useQuery({ ...asking('reading.read-due', { finding, words: settled }), enabled: settled !== '', staleTime: 60_000 })
  return <span role="status">{said()}</span>

  function said(): string {
    if (settled === '') return t('change.due-none')
    if (read.error) return read.error instanceof Refused ? read.error.message : t('change.due-unread')
    if (!read.data) return t('change.due-reading')
    const { due } = read.data
    if (due.state === 'resolved') return t('change.due-means', { day: due.by })
    return due.state === 'none' ? t('change.due-none') : t('change.due-open')
  }
}
