// A list as a dense table where there is room, as cards where there is not: a page never scrolls sideways.
import { Table } from 'antd'
import type { Key, ReactNode } from 'react'
import { useNarrow } from '../width.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  readonly width?: number | string
  readonly align?: 'left' | 'right'
  /** Stands at the head of a card, without its title. */
  readonly main?: boolean
  /** Left out of cards. */
  readonly wideOnly?: boolean
}

interface RecordsProps<Row extends object> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => Key
  readonly columns: readonly Column<Row>[]
  readonly empty: ReactNode
}

export function Records<Row extends object>({ label, rows, rowKey, columns, empty }: RecordsProps<Row>) {
  const narrow = useNarrow()
  if (rows.length === 0) return <>{empty}</>
  if (narrow) return <Cards label={label} rows={rows} rowKey={rowKey} columns={columns} />
  return (
    <Table<Row>
      size="middle" pagination={false} aria-label={label} tableLayout="fixed" rowKey={rowKey} dataSource={rows}
      columns={columns.map((column) => ({
        key: column.key, title: column.title, width: column.width, align: column.align,
        render: (_value: unknown, row: Row) => column.render(row),
      }))}
    />
  )
}

function Cards<Row extends object>({ label, rows, rowKey, columns }: Omit<RecordsProps<Row>, 'empty'>) {
  const main = columns.filter((column) => column.main)
  const rest = columns.filter((column) => !column.main && !column.wideOnly)
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <div className="card-head">{main.map((column) => <div key={column.key}>{column.render(row)}</div>)}</div>
          <dl>
            {rest.map((column) => {
              const shown = column.render(row)
              if (shown === null || shown === undefined || shown === false || shown === '') return null
              return <div key={column.key}><dt>{column.title}</dt><dd>{shown}</dd></div>
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** What belongs here and the one thing to do about it. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return <div className="empty"><p>{children}</p>{action}</div>
}
