import { useQuery } from '@tanstack/react-query'
import { instanceFacts } from '../api/asking.ts'
import { useTranslate } from '../language.ts'

/** The product's name, and in a demonstration the word that says so. */
export function Brand() {
  const t = useTranslate()
  const { data } = useQuery(instanceFacts)
  return (
    <span className="brand">
      <span className="brand-name">兰台 <span lang="en">Lantai</span></span>
      {data?.kind === 'demo' && <span className="demo-mark" title={t('shell.demo-hint')}>{t('shell.demo')}</span>}
    </span>
  )
}
