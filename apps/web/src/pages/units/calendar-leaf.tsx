import { useTranslate } from '../../language.ts'
import { today } from '../../times.ts'
import { markOf } from './calendar-months.ts'
import type { CalendarDay, CalendarMonth } from './calendar-months.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

interface CalendarLeafProps {
  readonly year: string
  readonly month: CalendarMonth
  /** A short way for the mouse; the button above the year does the same by keyboard. */
  readonly onEdit: ((day: CalendarDay) => void) | undefined
}

export function CalendarLeaf({ year, month: { month, worked, weeks }, onEdit }: CalendarLeafProps) {
  const t = useTranslate()
  return (
    <table className="calendar-month">
      <caption>{t('calendar.month', { year, month })} <span className="quiet">{t('calendar.month-worked', { worked })}</span></caption>
      <thead>
        <tr>{weekdays.map((name) => <th key={name} scope="col" abbr={t(`weekday.${name}`)}>{t(`weekday-short.${name}`)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={week.find((cell) => cell !== null)?.day ?? at}>
            {week.map((cell, weekday) => cell ? <DayCell key={cell.day} cell={cell} onEdit={onEdit} /> : <td key={weekdays[weekday]} />)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ cell, onEdit }: { readonly cell: CalendarDay; readonly onEdit: CalendarLeafProps['onEdit'] }) {
  const t = useTranslate()
  const mark = markOf(cell)
  const classes = [
    cell.working ? 'day' : 'day day-off', mark && `day-${mark}`, cell.origin === 'entered' && 'day-entered', onEdit && 'day-open',
  ]
  return (
    <td
      className={classes.filter(Boolean).join(' ')} aria-current={cell.day === today() ? 'date' : undefined}
      title={[cell.name, cell.note].filter(Boolean).join(' ') || undefined} onClick={onEdit && (() => onEdit(cell))}
    >
      {Number(cell.day.slice(8))}
      {mark && <span className="day-mark">{t(mark === 'off' ? 'calendar.mark-off' : 'calendar.mark-worked')}</span>}
      {!mark && !cell.working && <span className="unseen">{t('calendar.rests')}</span>}
    </td>
  )
}
