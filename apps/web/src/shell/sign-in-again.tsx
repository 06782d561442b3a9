import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../api/call.ts'
import type { Me } from '../api/asking.ts'
import { failureOf } from '../api/failure.ts'
import type { Failure } from '../api/failure.ts'
import { waitingForSignIn } from '../api/session-end.ts'
import { useTranslate } from '../language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { useStore } from '../store.ts'

/**
 * Over the page whose session has ended. What was typed stays behind it, and what was being sent goes on after the sign-in;
 * but only for the same person: a form that one person filled in is not sent by another.
 */
export function SignInAgain({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const client = useQueryClient()
  const waiting = useStore(waitingForSignIn)
  const [given] = useState({ name: me.person.signInName, secret: '' })
  const [failure, setFailure] = useState<Failure>()
  if (!waiting) return null

  async function enter(): Promise<void> {
    const present = await whoIsIn()
    if (!present) return
    if (present.person.id !== me.person.id) return location.assign('/')
    waiting?.settle(true)
    await client.invalidateQueries()
  }

  /** Told when it cannot be known, or the dialog would stay and say nothing. */
  async function whoIsIn(): Promise<Me | undefined> {
    setFailure(undefined)
    try {
      return await ask('org.show-me', {}, { unsigned: 'raise' })
    } catch (error) {
      setFailure(failureOf(error))
      return undefined
    }
  }

  function leave(): void {
    waiting?.settle(false)
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
  }

  return (
    <Dialog title={t('again.title')} onClose={leave}>
      <p>{t('again.text')}</p>
      {failure && <FailureNotice failure={failure} onRetry={() => void enter()} />}
      <SignInForm given={given} onSignedIn={() => void enter()} />
      <div className="buttons"><Button onClick={leave}>{t('again.leave')}</Button></div>
    </Dialog>
  )
}
