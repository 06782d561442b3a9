import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { findingKinds } from '../../finding-kinds.ts'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { KindWord } from '../../parts/kind.tsx'
import { Loading } from '../../parts/loading.tsx'
import { More } from '../../parts/more.tsx'
import { Empty } from '../../parts/records.tsx'
import { minuteOf } from '../../times.ts'
import { DocumentState } from './document-columns.tsx'
import { piecesOf } from './document-search.ts'
import type { DocumentSearch, SearchResult } from './document-search.ts'
import { searchDocuments } from './searching.ts'

interface SearchResultsProps { readonly search: DocumentSearch; readonly onClear: () => void }

/** What was found, newest first, each with the sentences that have the words; a sentence leads to its place in the text. */
export function SearchResults({ search, onClear }: SearchResultsProps) {
  const t = useTranslate()
  // What was found before stays until the next is there: the list does not jump at every stroke.
  const found = useInfiniteQuery({
    ...searchDocuments(search), placeholderData: (before) => before,
    refetchInterval: (query) => query.state.data?.pages.some(({ building }) => building) ? building_ms : false,
  })
  const first = found.data?.pages[0]
  const results = found.data?.pages.flatMap((page) => page.results) ?? []
  return (
    <>
      <p className="search-count" role="status">{first && countWords()}</p>
      {found.error && <FailureNotice failure={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what={t('search.loading')} />}
      {first && results.length === 0 && (
        <Empty action={<Button onClick={onClear}>{t('search.clear')}</Button>}>{t('search.none')}</Empty>
      )}
      <ol className="results" aria-label={t('search.results')}>
        {results.map((result) => <Result key={result.document.document} result={result} />)}
      </ol>
      <More query={found} loading={t('search.loading')} />
    </>
  )

  function countWords(): string {
    if (!first) return ''
    const count = t(first.countMore ? 'search.count-more' : 'search.count', { count: first.count })
    return first.building ? `${count} ${t('search.building')}` : count
  }
}

const building_ms = 2_000

function Result({ result: { document, nameMarks, hits, hitCount } }: { readonly result: SearchResult }) {
  const t = useTranslate()
  const to = { to: '/documents/$document', params: { document: document.document } } as const
  return (
    <li className="result">
      <div className="result-head">
        <Link {...to} search={{}} className="name-link"><Marked text={document.name} marks={nameMarks} /></Link>
        {document.secrecy && <span className="hint">{t(`secrecy.${document.secrecy.kind}`)}</span>}
        <DocumentState state={document.state} />
        <span className="hint">
          {document.unitName} · {minuteOf(document.receivedAt)} · {t('search.finding-count', { count: document.findings })}
        </span>
      </div>
      {hits.length > 0 && (
        <ol className="hits">
          {hits.map((hit) => (
            <li key={hit.sentence}>
              <Link {...to} search={{ sentence: hit.sentence }} className="hit-link">
                {hit.cutBefore && '…'}<Marked text={hit.text} marks={hit.marks} />{hit.cutBehind && '…'}
              </Link>
              {findingKinds.filter((kind) => hit.findings.includes(kind)).map((kind) => <KindWord key={kind} kind={kind} />)}
            </li>
          ))}
        </ol>
      )}
      {hitCount > hits.length && hits.length > 0 && <p className="hint">{t('search.more-hits', { count: hitCount - hits.length })}</p>}
    </li>
  )
}

function Marked({ text, marks }: { readonly text: string; readonly marks: SearchResult['nameMarks'] }) {
  return <>{piecesOf(text, marks).map((piece) => piece.marked ? <mark key={piece.at}>{piece.text}</mark> : piece.text)}</>
}
