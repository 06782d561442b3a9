import { useState } from 'react'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { Choice } from '../../parts/selects.tsx'
import { TextField } from '../../parts/text-field.tsx'
import type { CalendarDay } from './calendar-months.ts'

const kinds = ['rests', 'works', 'as-published'] as const
type Kind = (typeof kinds)[number]
const working: Record<Kind, boolean | null> = { rests: false, works: true, 'as-published': null }

/** What one clicks a day for is mostly the other way round. */
function kindFor(day: CalendarDay | undefined): Kind | undefined {
  if (!day) return undefined
  if (day.origin === 'entered') return day.working ? 'works' : 'rests'
  return day.working ? 'rests' : 'works'
}

interface CalendarDayDialogProps { readonly unit: string; readonly day: CalendarDay | undefined; readonly onClose: () => void }

export function CalendarDayDialog({ unit, day: given, onClose }: CalendarDayDialogProps) {
  const t = useTranslate()
  const [day, setDay] = useState(given?.day ?? '')
  const [kind, setKind] = useState(kindFor(given))
  const [note, setNote] = useState(given?.note ?? '')
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.set-calendar-day', { outdates: ['org.list-calendar'] })

  async function submit(): Promise<void> {
    setProblems({ ...(day ? {} : { day: t('form.missing') }), ...(kind ? {} : { working: t('form.missing') }) })
    if (!day || !kind || !await submission.submit({ unit, day, working: working[kind], note: note.trim() || null })) return
    notify({ tone: 'good', text: t('calendar.done', { day }) })
    onClose()
  }

  return (
    <Dialog title={t('calendar.set')} onClose={onClose}>
      <Form
        label={t('calendar.set')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
        fields={{ day: t('calendar.date'), working: t('calendar.kind'), note: t('calendar.note') }}
      >
        <p className="hint">{t('calendar.set-hint')}</p>
        <TextField name="day" label={t('calendar.date')} required value={day} input={{ type: 'date' }} onChange={setDay} />
        <Field name="working" label={t('calendar.kind')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: t(`calendar.${value}`) }))}
            />
          )}
        </Field>
        <TextField
          name="note" label={t('calendar.note')} hint={t('calendar.note-hint')} value={note} input={{ maxLength: 100 }} onChange={setNote}
        />
        <FormButtons submit={t('action.save')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
