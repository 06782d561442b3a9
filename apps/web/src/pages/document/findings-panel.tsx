import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { KindWord } from '../../parts/kind.tsx'
import { Empty } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
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
        <li
          key={finding.finding} className="finding-row" data-row={finding.finding} data-chosen={finding.finding === selected || undefined}
        >
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
              <RowButton
                label={t('mark.withdraw')} whole={t('mark.withdraw-one', { quote: finding.quote })} onClick={() => onWithdraw(finding)}
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
