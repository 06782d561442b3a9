import { useState } from 'react'
import { useSubmission } from '../api/submission.ts'
import { useTranslate } from '../language.ts'
import { Field, Form } from './form.tsx'
import type { Problems } from './form.tsx'
import { SecretInput } from './secret-input.tsx'
import { SubmitButton } from './submit-button.tsx'

interface ChangeSecretFormProps {
  readonly oldLabel: string
  readonly submitLabel: string
  readonly onChanged: () => void
}

export function ChangeSecretForm({ oldLabel, submitLabel, onChanged }: ChangeSecretFormProps) {
  const t = useTranslate()
  const [oldSecret, setOldSecret] = useState('')
  const [newSecret, setNewSecret] = useState('')
  const [repeated, setRepeated] = useState('')
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.change-secret', { outdates: ['org.show-me'] })

  async function submit(): Promise<void> {
    const found = {
      ...(oldSecret === '' ? { oldSecret: t('form.missing') } : {}),
      ...(newSecret === '' ? { newSecret: t('form.missing') } : {}),
      ...(newSecret !== repeated ? { repeated: t('secret.differs') } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || !await submission.submit({ oldSecret, newSecret })) return
    setOldSecret('')
    setNewSecret('')
    setRepeated('')
    onChanged()
  }

  return (
    <Form
      label={t('secret.title')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
      fields={{ oldSecret: oldLabel, newSecret: t('secret.new'), repeated: t('secret.repeat') }}
    >
      <Field name="oldSecret" label={oldLabel} required>
        {(wiring) => <SecretInput wiring={wiring} value={oldSecret} onChange={setOldSecret} autoComplete="current-password" />}
      </Field>
      <Field name="newSecret" label={t('secret.new')} hint={t('secret.rule')} required>
        {(wiring) => <SecretInput wiring={wiring} value={newSecret} onChange={setNewSecret} autoComplete="new-password" />}
      </Field>
      <Field name="repeated" label={t('secret.repeat')} required>
        {(wiring) => <SecretInput wiring={wiring} value={repeated} onChange={setRepeated} autoComplete="new-password" />}
      </Field>
      <SubmitButton label={submitLabel} pending={submission.pending} />
    </Form>
  )
}
