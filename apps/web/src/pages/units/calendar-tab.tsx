import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import type { Translate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { UnitChoice } from '../../parts/unit-choice.tsx'
import { today } from '../../times.ts'
import { CalendarDayDialog } from './calendar-day-dialog.tsx'
import { CalendarLeaf } from './calendar-leaf.tsx'
import { holidaysOf, monthsOf } from './calendar-months.ts'
import type { CalendarDay, Holiday } from './calendar-months.ts'

type Calendar = OutputOf<'org.list-calendar'>

const first_year = 2024
const years_ahead = 3

export function CalendarTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const present = Number(today().slice(0, 4))
  const [unit, setUnit] = useState(me.roles[0]?.unit.id)
  const [year, setYear] = useState(present)
  const [editing, setEditing] = useState<{ readonly day?: CalendarDay }>()
  const units = useQuery(asking('org.list-units', {}))
  const calendar = useQuery({
    ...asking('org.list-calendar', { unit: unit ?? '', from: `${year}-01-01`, until: `${year}-12-31` }), enabled: unit !== undefined,
  })
  const years = Array.from({ length: present + years_ahead - first_year }, (_, at) => first_year + at)
  return (
    <>
      <div className="filters">
        <UnitChoice
          label={t('calendar.unit')} value={unit} onChange={setUnit} units={(units.data?.units ?? []).filter(({ context }) => !context)}
        />
        <Select
          aria-label={t('calendar.year')} value={year} onChange={setYear}
          options={years.map((value) => ({ value, label: t('calendar.year-of', { year: String(value) }) }))}
        />
        {calendar.data?.mayKeep && <Button type="primary" onClick={() => setEditing({})}>{t('calendar.set')}</Button>}
      </div>
      {calendar.error && <FailureNotice failure={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.isPending && <Loading what={t('list.loading', { what: t('unit-tab.calendar') })} />}
      {calendar.data && <YearView calendar={calendar.data} onEdit={(day) => setEditing({ day })} />}
      {editing && unit && <CalendarDayDialog unit={unit} day={editing.day} onClose={() => setEditing(undefined)} />}
    </>
  )
}

interface YearViewProps { readonly calendar: Calendar; readonly onEdit: (day: CalendarDay) => void }

function YearView({ calendar, onEdit }: YearViewProps) {
  const t = useTranslate()
  const months = useMemo(() => monthsOf(calendar.days), [calendar])
  const holidays = useMemo(() => holidaysOf(calendar.days), [calendar])
  const entered = calendar.days.filter(({ origin }) => origin === 'entered')
  const { notice, ...first } = calendar.years[0]!
  const year = String(first.year)
  const worked = calendar.days.filter(({ working }) => working).length
  return (
    <>
      <p>{notice === null ? t('calendar.unpublished', { year }) : t('calendar.by-notice', { year, notice })}</p>
      <p className="hint">{t('calendar.worked', { worked, entered: entered.length })}{t('calendar.marks')}</p>
      <div className="calendar-year">
        {months.map((month) => (
          <CalendarLeaf key={month.month} year={year} month={month} onEdit={calendar.mayKeep ? onEdit : undefined} />
        ))}
      </div>
      {holidays.length > 0 && <h2>{t('calendar.holidays')}</h2>}
      <Records label={t('calendar.holidays')} rows={holidays} rowKey={({ name }) => name} columns={holidayColumns(t)} empty={null} />
      {entered.length > 0 && <h2>{t('calendar.entered')}</h2>}
      <Records
        label={t('calendar.entered')} rows={entered} rowKey={({ day }) => day} empty={null}
        columns={enteredColumns(t, calendar.mayKeep ? onEdit : undefined)}
      />
    </>
  )
}

function holidayColumns(t: Translate): Column<Holiday>[] {
  const wordsOf = (day: string) => t('calendar.day', { month: Number(day.slice(5, 7)), day: Number(day.slice(8)) })
  return [
    { key: 'name', title: t('calendar.holiday'), width: '12em', main: true, render: ({ name }) => name },
    {
      key: 'off', title: t('calendar.off'),
      render: ({ off }) => off.length === 1
        ? t('calendar.off-one', { day: wordsOf(off[0]!) })
        : off.length > 0 && t('calendar.off-from', { from: wordsOf(off[0]!), until: wordsOf(off.at(-1)!), count: off.length }),
    },
    { key: 'worked', title: t('calendar.worked-for'), render: ({ worked }) => worked.map(wordsOf).join(t('calendar.comma')) || '—' },
  ]
}

function enteredColumns(t: Translate, onEdit: ((day: CalendarDay) => void) | undefined): Column<CalendarDay>[] {
  return [
    { key: 'day', title: t('calendar.date'), width: '9em', main: true, render: ({ day }) => day },
    { key: 'working', title: t('calendar.kind'), width: '8em', render: ({ working }) => t(working ? 'calendar.works' : 'calendar.rests') },
    { key: 'note', title: t('calendar.note'), render: ({ note }) => note },
    { key: 'unit', title: t('calendar.by'), render: ({ unit }) => unit?.name },
    ...(onEdit ? [{
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row: CalendarDay) => (
        <RowButton label={t('action.change')} whole={t('calendar.change-one', { day: row.day })} onClick={() => onEdit(row)} />
      ),
    }] : []),
  ]
}
