import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { showMe } from '../api/asking.ts'
import { useSignOut } from '../api/sign-out.ts'
import { useTranslate } from '../language.ts'
import { ChangeSecretForm } from '../parts/change-secret-form.tsx'
import { PlainPage } from '../parts/plain-page.tsx'

/** Before anything else: a secret that somebody else has seen is replaced by one that nobody has. */
export function FirstSecretPage() {
  const t = useTranslate()
  const router = useRouter()
  const client = useQueryClient()
  const signOut = useSignOut()

  async function enter(): Promise<void> {
    await client.fetchQuery({ ...showMe, staleTime: 0 })
    router.history.push('/')
  }

  return (
    <PlainPage title={t('first-secret.title')}>
      <p className="lead">{t('first-secret.lead')}</p>
      <ChangeSecretForm oldLabel={t('first-secret.old')} submitLabel={t('first-secret.submit')} onChanged={() => void enter()} />
      <div className="buttons"><Button type="link" onClick={() => void signOut()}>{t('shell.sign-out')}</Button></div>
    </PlainPage>
  )
}
