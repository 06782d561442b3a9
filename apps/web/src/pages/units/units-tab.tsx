import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useMemo, useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
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
  const turn = (id: string): void => setTurned((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))

  const columns: Column<TreeRow<Unit>>[] = [
    {
      key: 'name', title: t('units.name'), main: true,
      render: (row) => (
        <span className="tree-name" style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
          {row.children > 0 && text.trim() === '' ? (
            <button type="button" className="tree-turn" aria-expanded={isOpen(row)} onClick={() => turn(row.unit.id)} aria-label={t('units.below', { name: row.unit.name })}>
              {isOpen(row) ? '▾' : '▸'}
            </button>
          ) : <span className="tree-turn" aria-hidden="true" />}
          <span className={row.unit.context ? 'quiet' : undefined}>{row.unit.name}</span>
        </span>
      ),
    },
    { key: 'short', title: t('units.short-name'), width: '10em', render: ({ unit }) => unit.shortName ?? '' },
    { key: 'kind', title: t('units.kind'), width: '9em', render: ({ unit }) => t(`unit-kind.${unit.kind}`) },
    { key: 'period', title: t('period.title'), width: '15em', render: ({ unit }) => periodWords(t, unit) },
    {
      key: 'actions', title: t('action.title'), width: '15em',
      render: ({ unit }) => unit.mayKeep && unit.validUntil === null && (
        <span className="row-actions">
          <Button size="small" onClick={() => setDoing({ what: 'create', parent: unit })} aria-label={t('units.create-below', { name: unit.name })}>{t('units.create')}</Button>
          <Button size="small" onClick={() => setDoing({ what: 'change', unit })} aria-label={t('units.change-one', { name: unit.name })}>{t('action.change')}</Button>
          <Button size="small" onClick={() => setDoing({ what: 'close', unit })} aria-label={t('units.close-one', { name: unit.name })}>{t('units.close')}</Button>
        </span>
      ),
    },
  ]

  return (
    <>
      <div className="filters">
        <Input allowClear value={text} onChange={(event) => setText(event.target.value)} aria-label={t('units.search')} placeholder={t('units.search')} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('units.with-closed')}</Checkbox>
      </div>
      {units.error && <FailureNotice failure={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending && <Loading what={t('units.loading')} />}
      {units.data && (
        <Records label={t('unit-tab.units')} rows={rows} rowKey={(row) => row.unit.id} columns={columns} empty={<Empty>{t('units.none-found')}</Empty>} />
      )}
      {units.data?.more && <p className="hint">{t('list.cut')}</p>}
      {doing?.what === 'create' && <UnitDialog parent={doing.parent} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'change' && <UnitDialog unit={doing.unit} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'close' && (
        <ConfirmDialog
          title={t('units.close')} text={t('units.close-text', { name: doing.unit.name })} command="org.close-unit"
          input={{ unit: doing.unit.id, expectedVersion: doing.unit.version }} outdates={['org.list-units']}
          done={t('units.closed', { name: doing.unit.name })} onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}
