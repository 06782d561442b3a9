import { useState } from 'react'
import type { OutputOf } from '../../generated/client.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { UnitSelect } from '../../parts/selects.tsx'
import { sign_in_name_input, TextField } from '../../parts/text-field.tsx'
import type { FirstSecret } from './first-secret-dialog.tsx'

export type Person = OutputOf<'org.list-people'>['people'][number]

interface PersonDialogProps {
  readonly person?: Person
  readonly onClose: () => void
  readonly onCreated?: (secret: FirstSecret) => void
}

export function PersonDialog({ person, onClose, onCreated }: PersonDialogProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState({
    name: person?.name ?? '', signInName: person?.signInName ?? '', title: person?.title ?? '', unit: person?.unit.id,
  })
  const [problems, setProblems] = useState<Problems>()
  const create = useSubmission('org.create-person', { outdates: ['org.list-people'] })
  const change = useSubmission('org.change-person', { outdates: ['org.list-people', 'org.list-roles', 'org.list-charges', 'org.show-me'] })
  const title = person ? t('people.change-title') : t('people.create')

  async function submit(): Promise<void> {
    const found = {
      ...(draft.name.trim() === '' ? { name: t('form.missing') } : {}),
      ...(/^[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]$/i.test(draft.signInName.trim()) ? {} : { signInName: t('people.sign-in-name-rule') }),
      ...(draft.unit === undefined ? { unit: t('form.missing') } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || draft.unit === undefined) return
    const fields = {
      name: draft.name.trim(), signInName: draft.signInName.trim().toLowerCase(), title: draft.title.trim() || null, unit: draft.unit,
    }
    if (person) {
      if (!await change.submit({ person: person.id, expectedVersion: person.version, ...fields })) return
      notify({ tone: 'good', text: t('people.changed', { name: fields.name }) })
    } else {
      const answer = await create.submit(fields)
      if (!answer) return
      onCreated?.({ name: fields.name, signInName: fields.signInName, secret: answer.firstSecret })
    }
    onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title} onSubmit={() => void submit()} failure={create.failure ?? change.failure} problems={problems}
        fields={{ name: t('people.name'), signInName: t('sign-in.name'), unit: t('people.unit'), title: t('people.title') }}
      >
        <TextField
          name="name" label={t('people.name')} required value={draft.name} onChange={(name) => setDraft({ ...draft, name })}
          input={{ maxLength: 200 }}
        />
        <TextField
          name="signInName" label={t('sign-in.name')} hint={t('people.sign-in-name-rule')} required value={draft.signInName}
          onChange={(signInName) => setDraft({ ...draft, signInName })} input={sign_in_name_input}
        />
        <Field name="unit" label={t('people.unit')} required>
          {(wiring) => <UnitSelect wiring={wiring} value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />}
        </Field>
        <TextField
          name="title" label={t('people.title')} value={draft.title} onChange={(title) => setDraft({ ...draft, title })}
          input={{ maxLength: 100 }}
        />
        {!person && <p className="hint">{t('people.create-hint')}</p>}
        <FormButtons submit={t('action.save')} pending={create.pending || change.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
