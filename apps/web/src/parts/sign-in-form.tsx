import { Input } from 'antd'
import { useState } from 'react'
import { useSubmission } from '../api/submission.ts'
import { useTranslate } from '../language.ts'
import { Field, Form } from './form.tsx'
import type { Problems } from './form.tsx'
import { SecretInput } from './secret-input.tsx'
import { SubmitButton } from './submit-button.tsx'

export interface Credentials { readonly name: string; readonly secret: string }

interface SignInFormProps {
  readonly given?: Credentials
  readonly onSignedIn: (answer: { mustChangeSecret: boolean }) => void
}

/** `given` fills the form from outside (a sample account); a new object fills it anew. */
export function SignInForm({ given, onSignedIn }: SignInFormProps) {
  const t = useTranslate()
  const [filled, setFilled] = useState(given)
  const [name, setName] = useState(given?.name ?? '')
  const [secret, setSecret] = useState(given?.secret ?? '')
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.sign-in', { unsigned: 'raise' })
  if (given && given !== filled) {
    setFilled(given)
    setName(given.name)
    setSecret(given.secret)
    setProblems(undefined)
    submission.clear()
  }

  async function submit(): Promise<void> {
    const missing = {
      ...(name.trim() === '' ? { name: t('form.missing') } : {}),
      ...(secret === '' ? { secret: t('form.missing') } : {}),
    }
    setProblems(missing)
    if (Object.keys(missing).length > 0) return
    const answer = await submission.submit({ name: name.trim(), secret, kind: 'browser' })
    if (answer) onSignedIn(answer)
  }

  return (
    <Form
      label={t('sign-in.title')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
      fields={{ name: t('sign-in.name'), secret: t('sign-in.secret') }}
    >
      <Field name="name" label={t('sign-in.name')} required>
        {(wiring) => (
          <Input
            {...wiring} value={name} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={given === undefined}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field name="secret" label={t('sign-in.secret')} required>
        {(wiring) => <SecretInput wiring={wiring} value={secret} onChange={setSecret} autoComplete="current-password" />}
      </Field>
      <SubmitButton label={t('sign-in.submit')} pending={submission.pending} pendingLabel={t('sign-in.pending')} block />
    </Form>
  )
}
