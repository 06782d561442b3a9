import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { asking, showMe } from '../../api/asking.ts'
import type { DocumentPage as DocumentAnswer } from '../../api/asking.ts'
import { useTranslate, wordFor } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { OutcomeLine } from '../../parts/outcome.tsx'
import { Page } from '../../parts/page.tsx'
import { DocumentState } from '../documents/document-columns.tsx'
import { useReadingPoll } from '../documents/reading-poll.ts'
import { FactsPanel } from './facts-panel.tsx'
import { Reader } from './reader.tsx'
import { isFinding } from './use-reader.ts'

const route = getRouteApi('/shell/documents/$document')

export function DocumentPage() {
  const t = useTranslate()
  const { document } = route.useParams()
  const poll = useReadingPoll()
  const page = useQuery({
    ...asking('reading.show-document', { document }),
    // A text that is read does not change under the reader; only one that is still being read is asked for again.
    staleTime: 60_000,
    refetchInterval: (query) => poll(waitedFor(query.state.data)),
  })
  const back = <p className="back"><Link to="/documents">‹ {t('section.documents')}</Link></p>
  if (page.data) return <Read key={document} page={page.data} back={back} />
  return (
    <Page title={t('document.title')} before={back}>
      {page.error ? <FailureNotice failure={page.error} onRetry={() => void page.refetch()} /> : <Loading what={t('document.loading')} />}
    </Page>
  )
}

/** Its text, or what the engine reads out of it. */
function waitedFor(page: DocumentAnswer | undefined): string {
  if (page?.document.state === 'received') return page.document.document
  return page && isFinding(page) ? `${page.document.document} ${page.revision?.revision ?? ''}` : ''
}

function Read({ page, back }: { readonly page: DocumentAnswer; readonly back: ReactNode }) {
  const t = useTranslate()
  const { data: me } = useSuspenseQuery(showMe)
  const { document, revision } = page
  const { finding, sentence } = route.useSearch()
  const outcomes = useQuery(asking('reading.list-outcomes', { document: document.document }))
  const outcome = outcomes.data?.outcomes[0]
  return (
    <Page title={document.name} wide before={back} actions={<DocumentState state={document.state} />}>
      {document.state === 'ready' && outcome && <p className="document-outcome"><OutcomeLine outcome={outcome} /></p>}
      {document.state === 'received' && <p className="loading" role="status">{t('document.being-read')}</p>}
      {document.state === 'failed' && <Alert type="error" showIcon role="alert" title={failureSentence()} />}
      {revision && document.state === 'ready'
        ? <Reader page={page} revision={revision} linked={finding} linkedSentence={sentence} person={me.person.name} />
        : <FactsPanel page={page} />}
    </Page>
  )

  function failureSentence(): string {
    const code = document.failure ?? ''
    const words = wordFor(t, 'failure', code)
    return words === code ? t('failure.other', { code }) : words
  }
}
