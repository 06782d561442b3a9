import { Select } from 'antd'
import { useState } from 'react'
import type { Me, Role } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { no_period, PeriodFields } from '../../parts/period-fields.tsx'
import { PersonSelect } from '../../parts/selects.tsx'
import { TextField } from '../../parts/text-field.tsx'

const delegable = [
  'head', 'leader', 'office-head', 'supervision-officer', 'unit-head', 'liaison', 'handler', 'statistician', 'assessor', 'inspector',
  'archivist',
] as const satisfies readonly Role[]

interface DeputyDialogProps {
  readonly me: Me
  readonly mayKeep: boolean
  readonly hasRoles: boolean
  readonly onClose: () => void
}

export function DeputyDialog({ me, mayKeep, hasRoles, onClose }: DeputyDialogProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState<{ person?: string | undefined; deputy?: string; note: string }>({
    person: mayKeep ? undefined : me.person.id, note: '',
  })
  const [roles, setRoles] = useState<Role[]>([])
  const [period, setPeriod] = useState(no_period)
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.set-deputy', { outdates: ['org.list-deputies'] })
  const own = me.roles.filter((held) => held.for === null).map((held) => held.role)
  const offered = draft.person === me.person.id && hasRoles ? delegable.filter((role) => own.includes(role)) : delegable

  async function submit(): Promise<void> {
    const { person, deputy } = draft
    const missing = t('form.missing')
    setProblems({
      ...(person ? {} : { person: missing }), ...(deputy ? {} : { deputy: missing }), ...(period.validUntil ? {} : { validUntil: missing }),
    })
    if (!person || !deputy || !period.validUntil) return
    const note = draft.note.trim()
    const done = await submission.submit({
      person, deputy, roles: roles.length === 0 ? null : roles, note: note === '' ? null : note, validUntil: period.validUntil,
      ...(period.validFrom === '' ? {} : { validFrom: period.validFrom }),
    })
    if (!done) return
    notify({ tone: 'good', text: t('deputies.done') })
    onClose()
  }

  return (
    <Dialog title={t('deputies.set')} onClose={onClose}>
      <Form
        label={t('deputies.set')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
        fields={{
          person: t('deputies.person'), deputy: t('deputies.deputy'), roles: t('deputies.roles'), validFrom: t('period.from'),
          validUntil: t('period.until'), note: t('deputies.note'),
        }}
      >
        {mayKeep ? (
          <Field name="person" label={t('deputies.person')} hint={t('people.select-hint')} required>
            {(wiring) => <PersonSelect wiring={wiring} value={draft.person} onChange={(person) => setDraft({ ...draft, person })} />}
          </Field>
        ) : <p>{t('deputies.for-me', { name: me.person.name })}</p>}
        <Field name="deputy" label={t('deputies.deputy')} hint={t('people.select-hint')} required>
          {(wiring) => <PersonSelect wiring={wiring} value={draft.deputy} onChange={(deputy) => setDraft({ ...draft, deputy })} />}
        </Field>
        <Field name="roles" label={t('deputies.roles')} hint={t('deputies.roles-hint')}>
          {({ name: _name, ...wiring }) => (
            <Select<Role[]>
              {...wiring} mode="multiple" className="full" value={roles} onChange={setRoles} placeholder={t('deputies.all-roles')}
              options={offered.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            />
          )}
        </Field>
        <PeriodFields period={period} onChange={setPeriod} endHint={t('deputies.until-hint')} />
        <TextField
          name="note" label={t('deputies.note')} hint={t('deputies.note-hint')} value={draft.note}
          onChange={(note) => setDraft({ ...draft, note })}
        />
        <FormButtons submit={t('deputies.set')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
