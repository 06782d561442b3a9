import { useSuspenseQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { showMe } from '../../api/asking.ts'
import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { useStore } from '../../store.ts'
import { minuteOf } from '../../times.ts'
import { isChanging } from './changing.ts'
import { shortened } from './review-parts.ts'
import { listUnsaved, unsavedChanges } from './unsaved.ts'

interface UnsavedBarProps {
  readonly document: string
  readonly findings: readonly Finding[]
  readonly onOpen: (finding: Finding) => void
}

/** What was typed into a form before this page was left or its tab died. */
export function UnsavedBar({ document, findings, onOpen }: UnsavedBarProps) {
  const t = useTranslate()
  const { data: me } = useSuspenseQuery(showMe)
  useStore(unsavedChanges)
  const known = new Map(findings.map((one) => [one.finding, one]))
  const left = listUnsaved({ person: me.person.id, document }).flatMap(({ finding, at }) => {
    const stands = known.get(finding)
    return stands && !isChanging(finding) ? [{ finding: stands, at }] : []
  })
  if (left.length === 0) return null
  return (
    <Alert
      type="info" role="status" className="unsaved-bar" title={t('change.unsaved', { count: left.length })}
      description={left.map(({ finding, at }) => (
        <Button key={finding.finding} size="small" onClick={() => onOpen(finding)}>
          {t('change.unsaved-open', { quote: shortened(finding.quote), when: minuteOf(at) })}
        </Button>
      ))}
    />
  )
}
