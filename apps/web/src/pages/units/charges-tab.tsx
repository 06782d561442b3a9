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
import { PersonSelect, UnitSelect } from '../../parts/selects.tsx'
import { Status } from '../../parts/status.tsx'
import { ListBody } from './list-body.tsx'
import { periodTones, periodWords } from './period-words.ts'

type Charge = OutputOf<'org.list-charges'>['charges'][number]

export function ChargesTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [all, setAll] = useState(false)
  const [setting, setSetting] = useState(false)
  const [ending, setEnding] = useState<Charge>()
  const charges = useQuery(asking('org.list-charges', { state: all ? 'all' : 'open' }))
  const mayKeep = me.permissions.includes('org.keep-charges')
  const wordsOf = (charge: Charge) => ({ name: charge.person.name, unit: charge.unit.name })

  const columns: Column<Charge>[] = [
    { key: 'person', title: t('charges.leader'), width: '10em', main: true, render: (row) => row.person.name },
    { key: 'unit', title: t('charges.unit'), main: true, render: (row) => row.unit.name },
    { key: 'period', title: t('period.title'), width: '16em', render: (row) => periodWords(t, row) },
    {
      key: 'state', title: t('period.state'), width: '8em',
      render: (row) => <Status tone={periodTones[row.state]} word={t(`period-state.${row.state}`)} />,
    },
    ...(mayKeep ? [{
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row: Charge) => row.state !== 'ended' && (
        <RowButton label={t('charges.end')} whole={t('charges.end-one', wordsOf(row))} onClick={() => setEnding(row)} />
      ),
    }] : []),
  ]

  return (
    <>
      <p className="hint">{t('charges.hint')}</p>
      <div className="filters">
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('list.with-ended')}</Checkbox>
        {mayKeep && <Button type="primary" onClick={() => setSetting(true)}>{t('charges.set')}</Button>}
      </div>
      <ListBody
        label={t('unit-tab.charges')} query={charges} rowsOf={(answer) => answer.charges} columns={columns} empty={t('charges.empty')}
      />
      {setting && <ChargeDialog onClose={() => setSetting(false)} />}
      {ending && (
        <ConfirmDialog
          title={t('charges.end')} text={t('charges.end-text', wordsOf(ending))} command="org.end-charge" input={{ charge: ending.id }}
          outdates={['org.list-charges']} done={t('charges.ended', wordsOf(ending))} onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}

function ChargeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [draft, setDraft] = useState<{ person?: string; unit?: string }>({})
  const [period, setPeriod] = useState(no_period)
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.set-charge', { outdates: ['org.list-charges'] })

  async function submit(): Promise<void> {
    const { person, unit } = draft
    setProblems({ ...(person ? {} : { person: t('form.missing') }), ...(unit ? {} : { unit: t('form.missing') }) })
    if (!person || !unit || !await submission.submit({ person, unit, ...periodInput(period) })) return
    notify({ tone: 'good', text: t('charges.done') })
    onClose()
  }

  return (
    <Dialog title={t('charges.set')} onClose={onClose}>
      <Form
        label={t('charges.set')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
        fields={{ person: t('charges.leader'), unit: t('charges.unit'), validFrom: t('period.from'), validUntil: t('period.until') }}
      >
        <Field name="person" label={t('charges.leader')} hint={t('people.select-hint')} required>
          {(wiring) => <PersonSelect wiring={wiring} value={draft.person} onChange={(person) => setDraft({ ...draft, person })} />}
        </Field>
        <Field name="unit" label={t('charges.unit')} hint={t('charges.unit-hint')} required>
          {(wiring) => <UnitSelect wiring={wiring} value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />}
        </Field>
        <PeriodFields period={period} onChange={setPeriod} />
        <FormButtons submit={t('charges.set')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
