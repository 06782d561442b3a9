import { useQuery } from '@tanstack/react-query'
import { listDrafts } from '../../api/asking.ts'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { minuteOf } from '../../times.ts'
import { SourceLink } from './draft-parts.tsx'
import { useRestoring } from './use-discarding.ts'

interface DiscardedDraftsProps { readonly document: string | undefined; readonly unit: string | undefined; readonly mayDraft: boolean }

/** What was thrown away in the last thirty days. */
export function DiscardedDrafts({ document, unit, mayDraft }: DiscardedDraftsProps) {
  const t = useTranslate()
  const restore = useRestoring()
  const found = useQuery(listDrafts({ document, unit, state: 'discarded' }))
  const columns: Column<Draft>[] = [
    { key: 'title', title: t('draft-field.title'), main: true, render: ({ title }) => <span lang="zh-CN">{title}</span> },
    { key: 'document', title: t('drafts.document'), render: ({ documentName }) => documentName },
    { key: 'by', title: t('drafts.discarded-by'), width: '8rem', render: ({ discardedBy }) => discardedBy },
    { key: 'at', title: t('drafts.discarded-at'), width: '11rem', render: ({ discardedAt }) => discardedAt && minuteOf(discardedAt) },
    { key: 'source', title: t('drafts.source'), width: '6rem', render: (draft) => <SourceLink draft={draft} /> },
  ]
  if (mayDraft) {
    columns.push({
      key: 'restore', title: t('action.title'), width: '6rem',
      render: (draft) => (
        <RowButton label={t('drafts.restore')} whole={t('drafts.restore-one', { title: draft.title })} onClick={() => restore(draft)} />
      ),
    })
  }
  return (
    <>
      <p className="hint">{t('drafts.discarded-how')}</p>
      {found.error && <FailureNotice failure={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what={t('drafts.loading')} />}
      {found.data && (
        <Records
          label={t('drafts.discarded-list')} rows={found.data} rowKey={({ matter }) => matter} columns={columns}
          empty={<Empty>{t('drafts.none-discarded')}</Empty>}
        />
      )}
    </>
  )
}
