import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../generated/client.ts'
import { useTranslate } from '../language.ts'

export type Outcome = OutputOf<'reading.list-outcomes'>['outcomes'][number]

/** 任务 120 · 已确认 80 · 成拟办 40 · 拟作指标 3: how much of a document became work, each leading to it. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome }) {
  const t = useTranslate()
  const { document, tasks, confirmed, drafted, targets } = outcome
  if (tasks === 0 && targets === 0) return <span className="hint">{t('outcome.none')}</span>
  return (
    <span className="outcome">
      <Link to="/documents/$document" params={{ document }} search={{ kind: 'task' }}>{t('outcome.tasks', { count: tasks })}</Link>
      {' · '}<span>{t('outcome.confirmed', { count: confirmed })}</span>
      {drafted > 0 && <>{' · '}<Link to="/drafts" search={{ document }}>{t('outcome.drafted', { count: drafted })}</Link></>}
      {targets > 0 && <>{' · '}<Link to="/findings" search={{ target: 'marked' }}>{t('outcome.targets', { count: targets })}</Link></>}
    </span>
  )
}
