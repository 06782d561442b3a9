import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { listAllFindings } from '../api/asking.ts'
import type { Finding } from '../api/asking.ts'
import { findingKinds } from '../finding-kinds.ts'
import { useTranslate } from '../language.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { KindWord } from '../parts/kind.tsx'
import { Loading } from '../parts/loading.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { Empty, Records } from '../parts/records.tsx'
import type { Column } from '../parts/records.tsx'
import { minuteOf } from '../times.ts'

const route = getRouteApi('/shell/findings')
/** With a kind chosen the list goes on loading by itself until so many rows of it are there. */
const filtered_rows_min = 20
const here = { className: 'filter-here', 'aria-current': 'true' } as const

export function FindingsPage() {
  const t = useTranslate()
  const { kind } = route.useSearch()
  const findings = useInfiniteQuery(listAllFindings)
  const all = findings.data?.pages.flatMap((page) => page.findings) ?? []
  const rows = kind ? all.filter((finding) => finding.kind === kind) : all
  const { hasNextPage, isFetching, fetchNextPage } = findings

  useEffect(() => {
    if (kind && rows.length < filtered_rows_min && hasNextPage && !isFetching) void fetchNextPage()
  }, [kind, rows.length, hasNextPage, isFetching, fetchNextPage])

  return (
    <Page title={t('section.findings')} wide>
      <nav className="kind-filter" aria-label={t('findings.filter')}>
        <Link to="/findings" search={{}} activeOptions={{ exact: true, includeSearch: true }} activeProps={here}>{t('findings.all')}</Link>
        {findingKinds.map((one) => (
          <Link key={one} to="/findings" search={{ kind: one }} activeOptions={{ includeSearch: true }} activeProps={here}>
            <KindWord kind={one} />
          </Link>
        ))}
      </nav>
      {findings.error && <FailureNotice failure={findings.error} onRetry={() => void findings.refetch()} />}
      {findings.isPending && <Loading what={t('findings.loading')} />}
      {findings.data && <Rows rows={rows} filtered={kind !== undefined} />}
      <More query={findings} loading={t('findings.loading')} />
    </Page>
  )
}

function Rows({ rows, filtered }: { readonly rows: readonly Finding[]; readonly filtered: boolean }) {
  const t = useTranslate()
  const columns: Column<Finding>[] = [
    { key: 'kind', title: t('findings.kind'), width: '7em', main: true, render: (row) => <KindWord kind={row.kind} /> },
    {
      key: 'quote', title: t('findings.quote'), main: true,
      render: (row) => (
        <Link to="/documents/$document" params={{ document: row.document }} search={{ finding: row.finding }} className="name-link">
          {row.quote}
        </Link>
      ),
    },
    {
      key: 'sentence', title: t('findings.sentence'), wideOnly: true,
      render: (row) => <span className="two-lines">{row.sentenceText}</span>,
    },
    { key: 'document', title: t('findings.document'), width: '14em', render: (row) => row.documentName },
    { key: 'by', title: t('findings.added-by'), width: '7em', render: (row) => row.addedBy },
    { key: 'at', title: t('findings.added-at'), width: '11em', render: (row) => minuteOf(row.addedAt) },
  ]
  const empty = filtered ? <Empty>{t('findings.none-of-kind')}</Empty> : (
    <Empty action={<Link to="/documents">{t('findings.to-documents')}</Link>}>{t('findings.empty')}</Empty>
  )
  return <Records label={t('section.findings')} rows={rows} rowKey={(row) => row.finding} columns={columns} empty={empty} />
}
