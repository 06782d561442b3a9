import { useEffect, useState } from 'react'
import { useTranslate } from '../language.ts'

/** What comes at once shows nothing; what takes longer says what it does; what takes long says that too. */
export function Loading({ what }: { readonly what: string }) {
  const t = useTranslate()
  const [stage, setStage] = useState<'quiet' | 'told' | 'slow'>('quiet')
  useEffect(() => {
    const told = setTimeout(() => setStage('told'), 300)
    const slow = setTimeout(() => setStage('slow'), 8_000)
    return () => {
      clearTimeout(told)
      clearTimeout(slow)
    }
  }, [])
  return (
    <p className="loading" role="status">
      {stage !== 'quiet' && what}
      {stage === 'slow' && ` ${t('loading.slow')}`}
    </p>
  )
}
