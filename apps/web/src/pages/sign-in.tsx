import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { instanceFacts } from '../api/asking.ts'
import type { DemoAccount } from '../api/asking.ts'
import { useTranslate, wordFor } from '../language.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { PlainPage } from '../parts/plain-page.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'
import type { Credentials } from '../parts/sign-in-form.tsx'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useTranslate()
  const router = useRouter()
  const client = useQueryClient()
  const { to } = route.useSearch()
  const facts = useQuery(instanceFacts)
  const [given, setGiven] = useState<Credentials>()

  function enter(): void {
    // Nothing of whoever was signed in before may be shown to this person.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'instance' })
    router.history.push(to ?? '/')
  }

  return (
    <PlainPage title={t('sign-in.title')}>
      <p className="lead">{t('sign-in.lead')}</p>
      {facts.error && <FailureNotice failure={facts.error} onRetry={() => void facts.refetch()} />}
      {facts.data?.setUp && <Alert type="info" showIcon title={t('sign-in.not-set-up')} />}
      <SignInForm given={given} onSignedIn={enter} />
      {facts.data?.demoAccounts && facts.data.demoAccounts.length > 0 && (
        <DemoAccounts accounts={facts.data.demoAccounts} onChoose={({ signInName, secret }) => setGiven({ name: signInName, secret })} />
      )}
    </PlainPage>
  )
}

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[]
  readonly onChoose: (account: DemoAccount) => void
}

/** Pressing one fills the form and leaves the last step to the person. */
function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useTranslate()
  const choose = (account: DemoAccount): void => {
    onChoose(account)
    document.querySelector<HTMLButtonElement>('form button[type=submit]')?.focus()
  }
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('sign-in.demo-title')}</h2>
      <p className="hint">{t('sign-in.demo-hint')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.signInName}>
            <button type="button" onClick={() => choose(account)}>
              <span className="demo-who">{account.name}</span>
              <span className="demo-what">
                {[account.title, account.unitName].filter(Boolean).join(' · ')}
                <span className="demo-roles">{account.roles.map((role) => wordFor(t, 'role', role)).join(t('list.comma'))}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
