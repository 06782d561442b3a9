import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { Refused, Unanswered } from '../api/failure.ts'
import { useTranslate } from '../language.ts'
import { readingSentenceOf } from '../parts/failure-notice.tsx'
import { Page } from '../parts/page.tsx'
import { PlainPage } from '../parts/plain-page.tsx'

/** In place of a page that could not be shown, where there is no shell around it. */
export function Broken(props: ErrorComponentProps) {
  const t = useTranslate()
  return <PlainPage title={t('broken.title')}><WhatHappened {...props} /></PlainPage>
}

export function BrokenInShell(props: ErrorComponentProps) {
  const t = useTranslate()
  return <Page title={t('broken.title')}><WhatHappened {...props} /></Page>
}

/** What went wrong is told in words; what a program would say of it is not. */
function WhatHappened({ error }: ErrorComponentProps) {
  const t = useTranslate()
  const router = useRouter()
  const known = error instanceof Refused || error instanceof Unanswered
  return (
    <>
      <div role="alert"><p>{readingSentenceOf(t, error)}</p></div>
      <div className="buttons">
        <Button type="primary" onClick={() => known ? void router.invalidate() : location.reload()}>{t('action.retry')}</Button>
        <Button href="/">{t('broken.home')}</Button>
      </div>
    </>
  )
}
