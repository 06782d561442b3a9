import { Link } from '@tanstack/react-router'
import type { DocumentSummary } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { OutcomeLine } from '../../parts/outcome.tsx'
import type { Outcome } from '../../parts/outcome.tsx'
import type { Column } from '../../parts/records.tsx'
import { Status } from '../../parts/status.tsx'
import type { Tone } from '../../parts/status.tsx'
import { minuteOf, sizeOf } from '../../times.ts'

const tones: Record<DocumentSummary['state'], Tone> = { received: 'busy', ready: 'good', failed: 'bad' }

export function DocumentState({ state }: { readonly state: DocumentSummary['state'] }) {
  const t = useTranslate()
  return <Status tone={tones[state]} word={t(`document-state.${state}`)} />
}

export function useDocumentColumns(outcomes: ReadonlyMap<string, Outcome>): Column<DocumentSummary>[] {
  const t = useTranslate()
  return [
    {
      key: 'name', title: t('documents.name'), main: true,
      render: (row) => (
        <>
          <Link to="/documents/$document" params={{ document: row.document }} search={{}} className="name-link">{row.name}</Link>
          {row.secrecy && <> <span className="hint">{t(`secrecy.${row.secrecy.kind}`)}</span></>}
        </>
      ),
    },
    { key: 'state', title: t('documents.state'), width: '8em', main: true, render: (row) => <DocumentState state={row.state} /> },
    { key: 'findings', title: t('documents.findings'), width: '6em', align: 'right', render: (row) => row.findings },
    {
      key: 'outcome', title: t('documents.outcome'), width: '17em',
      render: (row) => {
        const outcome = row.state === 'ready' ? outcomes.get(row.document) : undefined
        return outcome && <OutcomeLine outcome={outcome} />
      },
    },
    { key: 'unit', title: t('documents.unit'), width: '11em', render: (row) => row.unitName },
    { key: 'by', title: t('documents.received-by'), width: '7em', render: (row) => row.receivedBy },
    { key: 'at', title: t('documents.received-at'), width: '11em', render: (row) => minuteOf(row.receivedAt) },
    { key: 'size', title: t('documents.size'), width: '6em', align: 'right', render: (row) => sizeOf(row.size_bytes) },
  ]
}
