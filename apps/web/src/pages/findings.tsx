import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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
import { personOf } from './document/finding-words.ts'

const route = getRouteApi('/shell/findings')
const here = { className: 'filter-here', 'aria-current': 'true' } as const

/** What people have marked and confirmed; what the engine has only proposed is asked for apart, because it is so much more. */
export function FindingsPage() {
  const t = useTranslate()
  const { kind, state, target } = route.useSearch()
  const findings = useInfiniteQuery(listAllFindings({ kind, state: state ?? 'confirmed', target }))
  const standing = { ...state && { state }, ...target && { target } }
  const rows = findings.data?.pages.flatMap((page) => page.findings) ?? []
  return (
    <Page title={t('section.findings')} wide>
      <div className="findings-filters">
        <nav className="kind-filter" aria-label={t('findings.filter')}>
          <FilterLink search={standing}>{t('findings.all')}</FilterLink>
          {findingKinds.map((one) => (
            <FilterLink key={one} search={{ kind: one, ...standing }}><KindWord kind={one} /></FilterLink>
          ))}
        </nav>
        <nav className="kind-filter" aria-label={t('findings.state')}>
          <FilterLink search={kind ? { kind } : {}}>{t('findings.standing')}</FilterLink>
          <FilterLink search={{ ...kind && { kind }, state: 'proposed' }}>{t('findings.waiting')}</FilterLink>
          <FilterLink search={{ ...kind && { kind }, target: 'marked' }}>{t('target.marked')}</FilterLink>
        </nav>
      </div>
      {findings.error && <FailureNotice failure={findings.error} onRetry={() => void findings.refetch()} />}
      {findings.isPending && <Loading what={t('findings.loading')} />}
      {findings.data && <Rows rows={rows} filtered={kind !== undefined} shown={target ? 'targets' : state ? 'waiting' : 'standing'} />}
      <More query={findings} loading={t('findings.loading')} />
    </Page>
  )
}

type Search = ReturnType<typeof route.useSearch>

function FilterLink({ search, children }: { readonly search: Search; readonly children: ReactNode }) {
  return (
    <Link to="/findings" search={search} activeOptions={{ exact: true, includeSearch: true }} activeProps={here}>{children}</Link>
  )
}

interface RowsProps {
  readonly rows: readonly Finding[]
  readonly filtered: boolean
  readonly shown: 'targets' | 'waiting' | 'standing'
}

function Rows({ rows, filtered, shown }: RowsProps) {
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
    { key: 'by', title: t('findings.added-by'), width: '7em', render: (row) => personOf(row)?.who ?? t('findings.engine') },
    { key: 'at', title: t('findings.added-at'), width: '11em', render: (row) => minuteOf(personOf(row)?.at ?? row.addedAt) },
  ]
  const none = { targets: 'findings.none-targets', waiting: 'findings.none-waiting', standing: 'findings.none-of-kind' } as const
  const empty = filtered || shown !== 'standing' ? <Empty>{t(none[shown])}</Empty> : (
    <Empty action={<Link to="/documents">{t('findings.to-documents')}</Link>}>{t('findings.empty')}</Empty>
  )
  return <Records label={t('section.findings')} rows={rows} rowKey={(row) => row.finding} columns={columns} empty={empty} />
}
