import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { no_period, PeriodFields, periodInput } from '../../parts/period-fields.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { UnitSelect } from '../../parts/selects.tsx'
import { LongTextField } from '../../parts/text-field.tsx'
import { Status } from '../../parts/status.tsx'
import { ListBody } from './list-body.tsx'
import { periodTones, periodWords } from './period-words.ts'

type Duty = OutputOf<'org.list-duties'>['duties'][number]

export function DutiesTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [all, setAll] = useState(false)
  const [setting, setSetting] = useState(false)
  const [ending, setEnding] = useState<Duty>()
  const duties = useQuery(asking('org.list-duties', { state: all ? 'all' : 'open' }))
  const mayKeep = me.permissions.includes('org.keep-duties')

  const columns: Column<Duty>[] = [
    { key: 'unit', title: t('duties.unit'), width: '14em', main: true, render: (row) => row.unit.name },
    { key: 'text', title: t('duties.text'), render: (row) => row.text },
    { key: 'period', title: t('period.title'), width: '16em', render: (row) => periodWords(t, row) },
    {
      key: 'state', title: t('period.state'), width: '8em',
      render: (row) => <Status tone={periodTones[row.state]} word={t(`period-state.${row.state}`)} />,
    },
    ...(mayKeep ? [{
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row: Duty) => row.state !== 'ended' && (
        <RowButton label={t('duties.end')} whole={t('duties.end-one', { text: row.text })} onClick={() => setEnding(row)} />
      ),
    }] : []),
  ]

  return (
    <>
      <p className="hint">{t('duties.hint')}</p>
      <div className="filters">
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('list.with-ended')}</Checkbox>
        {mayKeep && <Button type="primary" onClick={() => setSetting(true)}>{t('duties.set')}</Button>}
      </div>
      <ListBody
        label={t('unit-tab.duties')} query={duties} rowsOf={(answer) => answer.duties} columns={columns} empty={t('duties.empty')}
      />
      {setting && <DutyDialog onClose={() => setSetting(false)} />}
      {ending && (
        <ConfirmDialog
          title={t('duties.end')} text={t('duties.end-text', { unit: ending.unit.name, text: ending.text })} command="org.end-duty"
          input={{ duty: ending.id }} outdates={['org.list-duties']} done={t('duties.ended', { unit: ending.unit.name })}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}

function DutyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [unit, setUnit] = useState<string>()
  const [text, setText] = useState('')
  const [period, setPeriod] = useState(no_period)
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.set-duty', { outdates: ['org.list-duties'] })

  async function submit(): Promise<void> {
    setProblems({ ...(unit ? {} : { unit: t('form.missing') }), ...(text.trim() ? {} : { text: t('form.missing') }) })
    if (!unit || !text.trim() || !await submission.submit({ unit, text: text.trim(), ...periodInput(period) })) return
    notify({ tone: 'good', text: t('duties.done') })
    onClose()
  }

  return (
    <Dialog title={t('duties.set')} onClose={onClose}>
      <Form
        label={t('duties.set')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
        fields={{ unit: t('duties.unit'), text: t('duties.text'), validFrom: t('period.from'), validUntil: t('period.until') }}
      >
        <Field name="unit" label={t('duties.unit')} required>
          {(wiring) => <UnitSelect wiring={wiring} value={unit} onChange={setUnit} />}
        </Field>
        <LongTextField
          name="text" label={t('duties.text')} hint={t('duties.text-hint')} required rows={4} characters_max={2000} value={text}
          onChange={setText}
        />
        <PeriodFields period={period} onChange={setPeriod} />
        <FormButtons submit={t('duties.set')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
