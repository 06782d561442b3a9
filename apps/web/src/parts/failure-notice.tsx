import { Alert, Button } from 'antd'
import { Refused, Unanswered } from '../api/failure.ts'
import type { Failure } from '../api/failure.ts'
import { useTranslate } from '../language.ts'
import type { Translate } from '../language.ts'

/** The server's own sentence, or ours when there was no answer to something that was sent to be carried out. */
export function sentenceOf(t: Translate, failure: Failure): string {
  return failure instanceof Refused ? failure.message : t(`network.${failure.reason}`)
}

/** The same for something that was only to be read: there is nothing that may or may not have been done. */
export function readingSentenceOf(t: Translate, failure: unknown): string {
  if (failure instanceof Refused) return failure.message
  return failure instanceof Unanswered ? t(`network-reading.${failure.reason}`) : t('network.broken')
}

interface FailureNoticeProps {
  readonly failure: unknown
  readonly onRetry?: () => void
}

export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const t = useTranslate()
  // What was refused for good is refused again; only a lost or a passing failure is worth another try.
  const mayHelp = onRetry && !(failure instanceof Refused && !failure.passing)
  return (
    <Alert
      type="error" showIcon role="alert" className="failure"
      title={readingSentenceOf(t, failure)}
      action={mayHelp && <Button size="small" onClick={onRetry}>{t('action.retry')}</Button>}
    />
  )
}
