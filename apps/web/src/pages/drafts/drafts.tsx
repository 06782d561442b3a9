import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { drafts_shown_max, listDrafts, showMe } from '../../api/asking.ts'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { DownloadButton } from '../../parts/download-button.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { useNarrow } from '../../width.ts'
import { DiscardedDrafts } from './discarded-drafts.tsx'
import { CellWords, DraftWarnings, SourceLink } from './draft-parts.tsx'
import { DraftsGrid } from './drafts-grid.tsx'
import { DraftsFilter } from './drafts-filter.tsx'
import './drafts.css'

const route = getRouteApi('/shell/drafts')

/** What was drafted and is not registered yet: to be looked through and completed. */
export function DraftsPage() {
  const t = useTranslate()
  const narrow = useNarrow()
  const { document, unit, state, matter } = route.useSearch()
  const { data: me } = useSuspenseQuery(showMe)
  const mayDraft = me.permissions.includes('work.draft')
  const isTrash = state === 'discarded'
  const found = useQuery({ ...listDrafts({ document, unit }), enabled: !isTrash })
  const drafts = found.data ?? []
  return (
    <Page
      title={t('section.drafts')} wide
      actions={!isTrash && document !== undefined && drafts.length > 0 && (
        <>
          {(['xlsx', 'docx'] as const).map((format) => (
            <DownloadButton
              key={format} label={t(`drafts.export-${format}`)}
              address={`/api/export/drafts?${new URLSearchParams({ document, format })}`}
            />
          ))}
        </>
      )}
    >
      <DraftsFilter document={document} unit={unit} isTrash={isTrash} drafts={drafts} />
      {isTrash && <DiscardedDrafts document={document} unit={unit} mayDraft={mayDraft} />}
      {!isTrash && document === undefined && drafts.length > 0 && <p className="hint">{t('drafts.export-how')}</p>}
      {found.error && <FailureNotice failure={found.error} onRetry={() => void found.refetch()} />}
      {!isTrash && found.isPending && <Loading what={t('drafts.loading')} />}
      {!isTrash && drafts.length >= drafts_shown_max && <p className="hint">{t('drafts.too-many', { count: drafts_shown_max })}</p>}
      {!isTrash && found.data && drafts.length === 0 && (
        <Empty action={<Link to="/documents">{t('findings.to-documents')}</Link>}>
          {t(document !== undefined || unit !== undefined ? 'drafts.none-left' : 'drafts.empty')}
        </Empty>
      )}
      {!isTrash && drafts.length > 0 && (narrow ? <DraftCards drafts={drafts} /> : (
        <DraftsGrid key={`${document} ${unit} ${matter}`} drafts={drafts} mayDraft={mayDraft} matter={matter} />
      ))}
    </Page>
  )
}

function DraftCards({ drafts }: { readonly drafts: readonly Draft[] }) {
  const t = useTranslate()
  const columns: Column<Draft>[] = [
    { key: 'title', title: t('draft-field.title'), main: true, render: ({ title }) => <span lang="zh-CN">{title}</span> },
    { key: 'requirement', title: t('draft-field.requirement'), render: ({ requirement }) => <span lang="zh-CN">{requirement}</span> },
    { key: 'goal', title: t('draft-field.goal'), render: ({ goal }) => goal },
    ...(['lead', 'assist'] as const).map((field): Column<Draft> => ({
      key: field, title: t(`draft-field.${field}`), render: (draft) => draft[field].length > 0 && <CellWords draft={draft} field={field} />,
    })),
    { key: 'due', title: t('draft-field.due'), render: (draft) => draft.due.text !== '' && <CellWords draft={draft} field="due" /> },
    { key: 'supervisor', title: t('draft-field.supervisor'), render: ({ supervisor }) => supervisor?.called },
    { key: 'document', title: t('drafts.document'), render: ({ documentName }) => documentName },
    { key: 'source', title: t('drafts.source'), render: (draft) => <SourceLink draft={draft} /> },
    {
      key: 'warnings', title: t('drafts.warnings'),
      render: (draft) => draft.warnings.length > 0 && <DraftWarnings draft={draft} />,
    },
  ]
  return <Records label={t('section.drafts')} rows={drafts} rowKey={({ matter }) => matter} columns={columns} empty={null} />
}
