import { Alert, Button } from 'antd'
import { Refused } from '../api/failure.ts'
import type { Failure } from '../api/failure.ts'
import { useTranslate } from '../language.ts'
import type { Translate } from '../language.ts'

/** The server's own sentence, or ours when there was no answer. */
export function sentenceOf(t: Translate, failure: Failure): string {
  return failure instanceof Refused ? failure.message : t(`network.${failure.reason}`)
}

interface FailureNoticeProps {
  readonly failure: unknown
  readonly onRetry?: () => void
}

export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const t = useTranslate()
  const known = failure instanceof Error && ('reason' in failure || failure instanceof Refused)
  // What was refused for good is refused again; only a lost or a passing failure is worth another try.
  const mayHelp = onRetry && !(failure instanceof Refused && !failure.passing)
  return (
    <Alert
      type="error" showIcon role="alert" className="failure"
      title={known ? sentenceOf(t, failure as Failure) : t('network.broken')}
      action={mayHelp && <Button size="small" onClick={onRetry}>{t('action.retry')}</Button>}
    />
  )
}
