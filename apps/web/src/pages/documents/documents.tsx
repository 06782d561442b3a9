import { useInfiniteQuery, useQueries, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { asking, listDocuments, showMe } from '../../api/asking.ts'
import type { DocumentSummary } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { More } from '../../parts/more.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import { receivingUnits } from '../../permissions.ts'
import { addUploads } from '../../uploads.ts'
import { useNarrow } from '../../width.ts'
import { DropArea } from './drop-area.tsx'
import { useDocumentColumns } from './document-columns.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { UnitChoice } from '../../parts/unit-choice.tsx'
import { UploadList } from './upload-list.tsx'
import { useReadingPoll } from './reading-poll.ts'
import { isSearching } from './document-search.ts'
import { SearchBar } from './search-bar.tsx'
import { SearchResults } from './search-results.tsx'

const route = getRouteApi('/shell/documents')

/** What the chooser offers; what is received is told by the bytes. */
const accepted = '.txt,.html,.htm,.docx,.xlsx,.pdf,text/plain,text/html,' +
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document,' +
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/pdf'

function waitingIn(pages: readonly { documents: readonly DocumentSummary[] }[] = []): string {
  return pages.flatMap((page) => page.documents).filter(({ state }) => state === 'received').map(({ document }) => document).join()
}

export function DocumentsPage() {
  const t = useTranslate()
  const navigate = useNavigate()
  const search = route.useSearch()
  const searching = isSearching(search)
  const client = useQueryClient()
  const { data: me } = useSuspenseQuery(showMe)
  const units = receivingUnits(me)
  const [unit, setUnit] = useState(units[0]?.id)
  const [pasting, setPasting] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const narrow = useNarrow()
  const poll = useReadingPoll()
  const documents = useInfiniteQuery({ ...listDocuments, refetchInterval: (query) => poll(waitingIn(query.state.data?.pages)) })
  const rows = documents.data?.pages.flatMap((page) => page.documents) ?? []
  // Known before the list is there, so that the buttons do not come under the hands of who is on his way to them.
  const mayReceive = documents.data?.pages[0]?.mayReceive ?? units.length > 0
  // Asked for beside the list, page by page: the list itself does not wait for it.
  const outcomes = useQueries({
    queries: (documents.data?.pageParams ?? []).map((before) => asking('reading.list-outcomes', { before: before as number | undefined })),
  })
  const columns = useDocumentColumns(new Map(
    outcomes.flatMap(({ data }) => data?.outcomes ?? []).map((outcome) => [outcome.document, outcome] as const)))
  const take = (files: readonly File[]): void => addUploads(client, files, unit)

  return (
    <Page
      title={t('section.documents')} wide
      actions={mayReceive && (
        <>
          {units.length > 1 && <UnitChoice label={t('documents.unit')} units={units} value={unit} onChange={setUnit} />}
          <Button type="primary" onClick={() => input.current?.click()}>{t('documents.upload')}</Button>
          <Button onClick={() => setPasting(true)}>{t('documents.paste')}</Button>
          <input
            ref={input} type="file" multiple hidden accept={accepted} aria-label={t('documents.upload')}
            onChange={(event) => {
              take([...event.target.files ?? []])
              event.target.value = ''
            }}
          />
        </>
      )}
    >
      {mayReceive && <p className="hint">{t(narrow ? 'documents.upload-hint-touch' : 'documents.upload-hint')}</p>}
      {mayReceive && <DropArea onDrop={take} />}
      <UploadList />
      <SearchBar search={search} />
      {searching && <SearchResults search={search} onClear={() => void navigate({ to: '/documents', search: {} })} />}
      {!searching && documents.error && <FailureNotice failure={documents.error} onRetry={() => void documents.refetch()} />}
      {!searching && documents.isPending && <Loading what={t('documents.loading')} />}
      {!searching && documents.data && (
        <Records
          label={t('section.documents')} rows={rows} rowKey={(row) => row.document} columns={columns}
          empty={(
            <Empty action={mayReceive && <Button type="primary" onClick={() => input.current?.click()}>{t('documents.upload')}</Button>}>
              {t(mayReceive ? 'documents.empty' : 'documents.empty-reading')}
            </Empty>
          )}
        />
      )}
      {!searching && <More query={documents} loading={t('documents.loading')} />}
      {pasting && <PasteDialog unit={unit} onClose={() => setPasting(false)} />}
    </Page>
  )
}
