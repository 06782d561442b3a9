import type { Finding } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { sentenceOf } from '../../parts/failure-notice.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { minuteOf } from '../../times.ts'

/** Figures, and tasks that name a goal: what can be measured later. */
export function isMeasurable({ kind, details, target }: Finding): boolean {
  if (target !== null || kind === 'figure') return true
  return details?.of === 'task' && (details.goals.length > 0 || details.universal)
}

export function TargetButton({ finding, mayMark }: { readonly finding: Finding; readonly mayMark: boolean }) {
  const t = useTranslate()
  const outdates = ['reading.list-findings', 'reading.list-outcomes', 'reading.show-document'] as const
  const mark = useSubmission('reading.mark-target', { outdates })
  const unmark = useSubmission('reading.unmark-target', { outdates })
  const { target, quote } = finding
  const failure = mark.failure ?? unmark.failure
  const input = { finding: finding.finding, expectedVersion: finding.version }
  return (
    <>
      {target && (
        <span className="finding-tag" title={t('target.by', { who: target.by, when: minuteOf(target.at) })}>{t('target.marked')}</span>
      )}
      {mayMark && (target
        ? <RowButton label={t('target.unmark')} whole={t('target.unmark-one', { quote })} onClick={() => void unmark.submit(input)} />
        : <RowButton label={t('target.mark')} whole={t('target.mark-one', { quote })} onClick={() => void mark.submit(input)} />)}
      {failure && <span role="alert" className="field-problem">{sentenceOf(t, failure)}</span>}
    </>
  )
}
