import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asking, listEntries } from '../api/asking.ts'
import type { OutputOf } from '../generated/client.ts'
import { useTranslate, wordFor } from '../language.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Loading } from '../parts/loading.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { Empty, Records } from '../parts/records.tsx'
import type { Column } from '../parts/records.tsx'
import { secondOf } from '../times.ts'

type Entry = OutputOf<'journal.list-entries'>['entries'][number]

/** What was done, newest first. The journal holds ids only; names are put beside them for the reader. */
export function JournalPage() {
  const t = useTranslate()
  const journal = useInfiniteQuery(listEntries)
  const names = usePersonNames()
  const rows = journal.data?.pages.flatMap((page) => page.entries) ?? []
  const actorOf = (actor: string): string => {
    if (actor === 'anonymous') return t('journal.anonymous')
    if (actor === 'system:worker') return t('journal.worker')
    return actor.startsWith('system:') ? t('journal.machine', { name: actor.slice('system:'.length) }) : names.get(actor) ?? actor
  }
  const whoOf = ({ actor, actingFor }: Entry): string => (
    actingFor === null ? actorOf(actor) : t('journal.acting-for', { actor: actorOf(actor), name: actorOf(actingFor) }))
  const columns: Column<Entry>[] = [
    { key: 'seq', title: t('journal.seq'), width: '6em', align: 'right', main: true, render: (row) => row.seq },
    { key: 'at', title: t('journal.at'), width: '13em', render: (row) => secondOf(row.at) },
    { key: 'actor', title: t('journal.actor'), width: '12em', render: (row) => <span className="break">{whoOf(row)}</span> },
    { key: 'operation', title: t('journal.operation'), main: true, render: (row) => wordFor(t, 'operation', row.operation) },
    { key: 'action', title: t('journal.action'), width: '8em', render: (row) => wordFor(t, 'action-done', row.action) },
    {
      key: 'subject', title: t('journal.subject'), width: '31em',
      render: (row) => (
        <span className="break">{wordFor(t, 'thing', row.subjectKind)} {names.get(row.subjectId)} <code>{row.subjectId}</code></span>
      ),
    },
  ]
  return (
    <Page title={t('section.journal')} wide>
      <p className="hint">{t('journal.hint')}</p>
      {journal.error && <FailureNotice failure={journal.error} onRetry={() => void journal.refetch()} />}
      {journal.isPending && <Loading what={t('journal.loading')} />}
      {journal.data && (
        <Records
          label={t('section.journal')} rows={rows} rowKey={(row) => row.seq} columns={columns}
          empty={<Empty>{t('journal.empty')}</Empty>}
        />
      )}
      <More query={journal} loading={t('journal.loading')} />
    </Page>
  )
}

/** Of the first two hundred people in reach; an id that is not among them is shown as it is. */
function usePersonNames(): ReadonlyMap<string, string> {
  const people = useQuery(asking('org.list-people', { state: 'all', rows: 200 }))
  return useMemo(() => new Map(people.data?.people.map((person) => [person.id, person.name])), [people.data])
}
