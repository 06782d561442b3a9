import { Button } from 'antd'
import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { KindWord } from '../../parts/kind.tsx'
import { Empty } from '../../parts/records.tsx'
import { minuteOf } from '../../times.ts'
import { isAdding } from './use-marks.ts'

interface FindingsPanelProps {
  /** In the order of the text. */
  readonly findings: readonly Finding[]
  readonly selected: string | undefined
  readonly mayMark: boolean
  readonly onChoose: (finding: Finding) => void
  readonly onWithdraw: (finding: Finding) => void
}

export function FindingsPanel({ findings, selected, mayMark, onChoose, onWithdraw }: FindingsPanelProps) {
  const t = useTranslate()
  if (findings.length === 0) return <Empty>{t(mayMark ? 'document.no-findings' : 'document.no-findings-reading')}</Empty>
  return (
    <ol className="finding-rows">
      {findings.map((finding) => (
        <li key={finding.finding} data-row={finding.finding} className={finding.finding === selected ? 'finding-row finding-row-chosen' : 'finding-row'}>
          <button
            type="button" className="finding-choose" aria-current={finding.finding === selected || undefined}
            onClick={() => onChoose(finding)} disabled={isAdding(finding)}
          >
            <KindWord kind={finding.kind} />
            <span className="finding-quote">{finding.quote}</span>
          </button>
          <span className="finding-foot">
            <span>{isAdding(finding) ? t('mark.saving') : t('finding.by', { who: finding.addedBy, when: minuteOf(finding.addedAt) })}</span>
            {mayMark && !isAdding(finding) && (
              <Button size="small" type="link" onClick={() => onWithdraw(finding)} aria-label={t('mark.withdraw-one', { quote: finding.quote })}>
                {t('mark.withdraw')}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
