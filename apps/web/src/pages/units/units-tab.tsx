import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { SearchInput } from '../../parts/search-input.tsx'
import { treeOf } from '../../parts/unit-tree.ts'
import type { TreeRow } from '../../parts/unit-tree.ts'
import { periodWords } from './period-words.ts'
import { UnitDialog } from './unit-dialog.tsx'
import type { Unit } from './unit-dialog.tsx'

/** A tree this small is shown open; of a larger one the first two levels. */
const shown_open_rows_max = 200

type Doing = { readonly what: 'create'; readonly parent: Unit } | { readonly what: 'change' | 'close'; readonly unit: Unit }

export function UnitsTab(_props: { readonly me: Me }) {
  const t = useTranslate()
  const [all, setAll] = useState(false)
  const [text, setText] = useState('')
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<Doing>()
  const units = useQuery(asking('org.list-units', { state: all ? 'all' : 'open' }))
  const tree = useMemo(() => treeOf(units.data?.units ?? []), [units.data])
  const isOpen = (row: TreeRow<Unit>): boolean => (tree.length <= shown_open_rows_max || row.depth < 1) !== turned.has(row.unit.id)
  const closed = new Set(tree.filter((row) => !isOpen(row)).map((row) => row.unit.id))
  const rows = text.trim() === ''
    ? tree.filter((row) => !row.above.some((id) => closed.has(id)))
    : tree.filter((row) => row.unit.name.includes(text.trim()) || row.unit.shortName?.includes(text.trim()))
  const turn = (id: string): void => {
    setTurned((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  }

  const columns: Column<TreeRow<Unit>>[] = [
    {
      key: 'name', title: t('units.name'), main: true,
      render: (row) => (
        <TreeName row={row} open={row.below > 0 && text.trim() === '' ? isOpen(row) : undefined} onTurn={() => turn(row.unit.id)} />
      ),
    },
    { key: 'short', title: t('units.short-name'), width: '10em', wideOnly: true, render: ({ unit }) => unit.shortName ?? '' },
    { key: 'kind', title: t('units.kind'), width: '9em', render: ({ unit }) => t(`unit-kind.${unit.kind}`) },
    { key: 'period', title: t('period.title'), width: '15em', render: ({ unit }) => periodWords(t, unit) },
    {
      key: 'actions', title: t('action.title'), width: '18em',
      render: ({ unit }) => unit.mayKeep && unit.validUntil === null && (
        <UnitActions unit={unit} onDo={setDoing} />
      ),
    },
  ]

  return (
    <>
      <div className="filters">
        <SearchInput label={t('units.search')} value={text} onChange={setText} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('units.with-closed')}</Checkbox>
      </div>
      {units.error && <FailureNotice failure={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <Loading what={t('units.loading')} />}
      {units.data && (
        <Records
          label={t('unit-tab.units')} rows={rows} rowKey={(row) => row.unit.id} columns={columns}
          empty={<Empty>{t('units.none-found')}</Empty>}
        />
      )}
      {units.data?.more && <p className="hint">{t('list.cut')}</p>}
      <UnitDoing doing={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}

interface TreeNameProps {
  readonly row: TreeRow<Unit>
  /** Undefined where there is nothing to open. */
  readonly open: boolean | undefined
  readonly onTurn: () => void
}

function TreeName({ row, open, onTurn }: TreeNameProps) {
  const t = useTranslate()
  return (
    <span className="tree-name" style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
      {open === undefined ? <span className="tree-turn" aria-hidden="true" /> : (
        <button
          type="button" className="tree-turn" aria-expanded={open} onClick={onTurn} aria-label={t('units.below', { name: row.unit.name })}
        >
          {open ? '▾' : '▸'}
        </button>
      )}
      <span className={row.unit.context ? 'quiet' : undefined}>{row.unit.name}</span>
    </span>
  )
}

function UnitActions({ unit, onDo }: { readonly unit: Unit; readonly onDo: (doing: Doing) => void }) {
  const t = useTranslate()
  const name = { name: unit.name }
  return (
    <span className="row-actions">
      <RowButton label={t('units.create')} whole={t('units.create-below', name)} onClick={() => onDo({ what: 'create', parent: unit })} />
      <RowButton label={t('action.change')} whole={t('units.change-one', name)} onClick={() => onDo({ what: 'change', unit })} />
      <RowButton label={t('units.close')} whole={t('units.close-one', name)} onClick={() => onDo({ what: 'close', unit })} />
    </span>
  )
}

function UnitDoing({ doing, onClose }: { readonly doing: Doing | undefined; readonly onClose: () => void }) {
  const t = useTranslate()
  if (!doing) return null
  if (doing.what === 'create') return <UnitDialog parent={doing.parent} onClose={onClose} />
  if (doing.what === 'change') return <UnitDialog unit={doing.unit} onClose={onClose} />
  const { unit } = doing
  return (
    <ConfirmDialog
      title={t('units.close')} text={t('units.close-text', { name: unit.name })} command="org.close-unit"
      input={{ unit: unit.id, expectedVersion: unit.version }} outdates={['org.list-units']} done={t('units.closed', { name: unit.name })}
      onClose={onClose}
    />
  )
}
