import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'

interface ListBodyProps<Answer extends { more: boolean }, Row extends { readonly id: string }> {
  readonly label: string
  readonly query: UseQueryResult<Answer>
  readonly rowsOf: (answer: Answer) => readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly empty: ReactNode
}

/** A list that comes in one answer: loading, failure, emptiness and the word that it was cut. */
export function ListBody<Answer extends { more: boolean }, Row extends { readonly id: string }>(
  { label, query, rowsOf, columns, empty }: ListBodyProps<Answer, Row>,
) {
  const t = useTranslate()
  return (
    <>
      {query.error && <FailureNotice failure={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading what={t('list.loading', { what: label })} />}
      {query.data && (
        <Records label={label} rows={rowsOf(query.data)} rowKey={(row) => row.id} columns={columns} empty={<Empty>{empty}</Empty>} />
      )}
      {query.data?.more && <p className="hint">{t('list.cut')}</p>}
    </>
  )
}
