import { useState } from 'react'
import type { Role } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { no_period, PeriodFields, periodInput } from '../../parts/period-fields.tsx'
import { Choice, PersonSelect, UnitSelect } from '../../parts/selects.tsx'

const roles = [
  'head', 'leader', 'office-head', 'supervision-officer', 'unit-head', 'liaison', 'handler', 'statistician', 'assessor', 'inspector',
  'archivist', 'reader', 'system-administrator', 'security-administrator', 'audit-administrator',
] as const satisfies readonly Role[]

export function RoleDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [draft, setDraft] = useState<{ person?: string; role?: Role; unit?: string }>({})
  const [period, setPeriod] = useState(no_period)
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.give-role', { outdates: ['org.list-roles'] })

  async function submit(): Promise<void> {
    const { person, role, unit } = draft
    const missing = t('form.missing')
    setProblems({ ...(person ? {} : { person: missing }), ...(role ? {} : { role: missing }), ...(unit ? {} : { unit: missing }) })
    if (!person || !role || !unit || !await submission.submit({ person, role, unit, ...periodInput(period) })) return
    notify({ tone: 'good', text: t('roles.given', { role: t(`role.${role}`) }) })
    onClose()
  }

  return (
    <Dialog title={t('roles.give')} onClose={onClose}>
      <Form
        label={t('roles.give')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
        fields={{
          person: t('people.name'), role: t('roles.role'), unit: t('roles.unit'),
          validFrom: t('period.from'), validUntil: t('period.until'),
        }}
      >
        <Field name="person" label={t('people.name')} hint={t('people.select-hint')} required>
          {(wiring) => <PersonSelect wiring={wiring} value={draft.person} onChange={(person) => setDraft({ ...draft, person })} />}
        </Field>
        <Field name="role" label={t('roles.role')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={draft.role} onChange={(role) => setDraft({ ...draft, role })}
              options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            />
          )}
        </Field>
        <Field name="unit" label={t('roles.unit')} hint={t('roles.unit-hint')} required>
          {(wiring) => <UnitSelect wiring={wiring} value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />}
        </Field>
        <PeriodFields period={period} onChange={setPeriod} />
        <FormButtons submit={t('roles.give')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
