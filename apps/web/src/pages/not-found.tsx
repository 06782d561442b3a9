import { Button } from 'antd'
import { useTranslate } from '../language.ts'
import { PlainPage } from '../parts/plain-page.tsx'

export function NotFound() {
  const t = useTranslate()
  return (
    <PlainPage title={t('not-found.title')}>
      <p>{t('not-found.text')}</p>
      <div className="buttons"><Button type="primary" href="/">{t('broken.home')}</Button></div>
    </PlainPage>
  )
}
