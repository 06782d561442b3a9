import { useLocation } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSubmission } from '../api/submission.ts'
import type { OutputOf } from '../generated/client.ts'
import { useTranslate } from '../language.ts'
import { Form } from '../parts/form.tsx'
import type { Problems } from '../parts/form.tsx'
import { OneTimeSecrets } from '../parts/one-time-secret.tsx'
import { PlainPage } from '../parts/plain-page.tsx'
import { SubmitButton } from '../parts/submit-button.tsx'
import { sign_in_name_input, TextField } from '../parts/text-field.tsx'

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const
type Administrator = (typeof administrators)[number]
type Draft = { readonly bureauName: string } & Readonly<Record<Administrator, { readonly name: string; readonly signInName: string }>>

const nobody = { name: '', signInName: '' }
const empty: Draft = { bureauName: '', systemAdministrator: nobody, securityAdministrator: nobody, auditAdministrator: nobody }
const sign_in_name = /^[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]$/i

/** By the one-time link of an empty instance: the bureau and its three administrators. */
export function SetUpPage() {
  const t = useTranslate()
  const setUpSecret = useLocation({ select: ({ hash }) => hash })
  const [done, setDone] = useState<{ answer: OutputOf<'org.set-up'>; draft: Draft }>()
  return (
    <PlainPage title={t('set-up.title')}>
      {done ? <SetUpDone {...done} /> : (
        <>
          <p className="lead">{t('set-up.lead')}</p>
          {setUpSecret === '' ? <Alert type="warning" showIcon title={t('set-up.no-secret')} /> : (
            <SetUpForm setUpSecret={setUpSecret} onDone={(answer, draft) => setDone({ answer, draft })} />
          )}
        </>
      )}
    </PlainPage>
  )
}

interface SetUpFormProps {
  readonly setUpSecret: string
  readonly onDone: (answer: OutputOf<'org.set-up'>, draft: Draft) => void
}

function SetUpForm({ setUpSecret, onDone }: SetUpFormProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState(empty)
  const [problems, setProblems] = useState<Problems>()
  const submission = useSubmission('org.set-up', { unsigned: 'raise' })

  async function submit(): Promise<void> {
    const found: Record<string, string> = draft.bureauName.trim() === '' ? { bureauName: t('form.missing') } : {}
    for (const one of administrators) {
      if (draft[one].name.trim() === '') found[`${one}.name`] = t('form.missing')
      if (!sign_in_name.test(draft[one].signInName.trim())) found[`${one}.signInName`] = t('people.sign-in-name-rule')
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const answer = await submission.submit({ setUpSecret, ...trimmed(draft) })
    if (answer) onDone(answer, draft)
  }

  const fields = Object.fromEntries(administrators.flatMap((one) => [
    [`${one}.name`, `${t(`set-up.${one}`)} ${t('people.name')}`], [`${one}.signInName`, `${t(`set-up.${one}`)} ${t('sign-in.name')}`],
  ]))
  return (
    <Form
      label={t('set-up.title')} onSubmit={() => void submit()} failure={submission.failure} problems={problems}
      fields={{ bureauName: t('set-up.bureau'), ...fields }}
    >
      <TextField
        name="bureauName" label={t('set-up.bureau')} hint={t('set-up.bureau-hint')} required value={draft.bureauName}
        onChange={(bureauName) => setDraft({ ...draft, bureauName })} input={{ maxLength: 200 }}
      />
      {administrators.map((one) => (
        <fieldset key={one}>
          <legend>{t(`set-up.${one}`)}</legend>
          <p className="hint">{t(`set-up.${one}-hint`)}</p>
          <div className="field-pair">
            <TextField
              name={`${one}.name`} label={t('people.name')} required value={draft[one].name} input={{ maxLength: 200 }}
              onChange={(name) => setDraft({ ...draft, [one]: { ...draft[one], name } })}
            />
            <TextField
              name={`${one}.signInName`} label={t('sign-in.name')} required value={draft[one].signInName} input={sign_in_name_input}
              onChange={(signInName) => setDraft({ ...draft, [one]: { ...draft[one], signInName } })}
            />
          </div>
        </fieldset>
      ))}
      <p className="hint">{t('people.sign-in-name-rule')}</p>
      <SubmitButton label={t('set-up.submit')} pending={submission.pending} />
    </Form>
  )
}

function trimmed(draft: Draft): Draft {
  const person = ({ name, signInName }: Draft[Administrator]) => ({ name: name.trim(), signInName: signInName.trim().toLowerCase() })
  return {
    bureauName: draft.bureauName.trim(), systemAdministrator: person(draft.systemAdministrator),
    securityAdministrator: person(draft.securityAdministrator), auditAdministrator: person(draft.auditAdministrator),
  }
}

function SetUpDone({ answer, draft }: { readonly answer: OutputOf<'org.set-up'>; readonly draft: Draft }) {
  const t = useTranslate()
  const people = trimmed(draft)
  // A repeated answer, after the first was lost, no longer carries the secrets.
  const secrets = answer.firstSecrets as OutputOf<'org.set-up'>['firstSecrets'] | undefined
  return (
    <>
      <p className="lead" role="status">{t('set-up.done', { bureau: people.bureauName })}</p>
      {secrets === undefined ? <Alert type="warning" showIcon title={t('set-up.secrets-lost')} /> : (
        <>
          <p>{t('secret.first-text')}</p>
          <OneTimeSecrets rows={administrators.map((one) => ({ role: t(`set-up.${one}`), ...people[one], secret: secrets[one] }))} />
        </>
      )}
      <div className="buttons"><Button type="primary" href="/sign-in">{t('set-up.to-sign-in')}</Button></div>
    </>
  )
}
