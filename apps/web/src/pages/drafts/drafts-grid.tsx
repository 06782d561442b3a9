import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { cellText, gridFields, isWithin } from './cells.ts'
import type { GridField } from './cells.ts'
import { DraftWarnings, SourceLink } from './draft-parts.tsx'
import { pressCell, useGrid } from './use-grid.ts'
import type { Grid } from './use-grid.ts'
import { useWriting } from './use-writing.ts'

interface DraftsGridProps {
  readonly drafts: readonly Draft[]
  readonly mayDraft: boolean
  readonly onDiscard: (draft: Draft) => void
}

/** The drafts as a table that is written into like a spreadsheet. */
export function DraftsGrid({ drafts, mayDraft, onDiscard }: DraftsGridProps) {
  const t = useTranslate()
  const writing = useWriting(drafts)
  const grid = useGrid(drafts, writing)
  return (
    <>
      {mayDraft && (
        <div className="drafts-tools">
          <Button size="small" disabled={grid.block.bottom === grid.block.top} onClick={grid.fillDown}>{t('drafts.fill-down')}</Button>
          <span className="hint">{t('drafts.how')}</span>
        </div>
      )}
      <table
        ref={grid.grid} role="grid" aria-label={t('section.drafts')} aria-multiselectable="true" className="drafts-grid"
        onCopy={grid.copy} onPaste={mayDraft ? grid.paste : undefined}
      >
        <thead>
          <tr>
            <th scope="col" className="drafts-number">{t('drafts.number')}</th>
            {gridFields.map((field) => <th key={field} scope="col" data-field={field}>{t(`draft-field.${field}`)}</th>)}
            <th scope="col" className="drafts-source">{t('drafts.source')}</th>
            <th scope="col" className="drafts-warnings">{t('drafts.warnings')}</th>
            {mayDraft && <th scope="col" className="drafts-action">{t('action.title')}</th>}
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, row) => (
            <tr key={draft.matter}>
              <th scope="row" className="drafts-number">{row + 1}</th>
              {gridFields.map((field, column) => (
                <GridCell key={field} draft={draft} field={field} place={{ row, column }} grid={grid} mayDraft={mayDraft} />
              ))}
              <td><SourceLink draft={draft} /></td>
              <td><DraftWarnings warnings={draft.warnings} /></td>
              {mayDraft && (
                <td>
                  <Button size="small" aria-label={t('drafts.discard-one', { title: draft.title })} onClick={() => onDiscard(draft)}>
                    {t('drafts.discard')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface GridCellProps {
  readonly draft: Draft
  readonly field: GridField
  readonly place: { readonly row: number; readonly column: number }
  readonly grid: Grid
  readonly mayDraft: boolean
}

function GridCell({ draft, field, place, grid, mayDraft }: GridCellProps) {
  const t = useTranslate()
  const { here, block, typed } = grid
  const isHere = here.row === place.row && here.column === place.column
  if (isHere && typed !== undefined) {
    return (
      <td className="drafts-cell drafts-cell-open">
        <textarea
          autoFocus aria-label={t('drafts.cell', { field: t(`draft-field.${field}`), number: place.row + 1 })} value={typed} rows={3}
          onChange={(event) => grid.setTyped(event.target.value)} onKeyDown={grid.keyInField} onBlur={grid.commit}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        />
      </td>
    )
  }
  return (
    <td
      className="drafts-cell" data-cell={`${place.row}-${place.column}`} tabIndex={isHere ? 0 : -1} aria-selected={isWithin(block, place)}
      aria-readonly={!mayDraft} data-here={isHere || undefined} lang="zh-CN"
      onMouseDown={(event) => {
        grid.go(place, event.shiftKey)
        if (event.shiftKey) event.preventDefault()
      }}
      onDoubleClick={() => mayDraft && grid.edit()}
      onKeyDown={(event) => pressCell(event, grid, mayDraft)}
    >
      {field === 'requirement' ? <span className="drafts-clamped">{draft.requirement}</span> : <CellWords draft={draft} field={field} />}
    </td>
  )
}

/** A unit that nobody of ours is called stands in its own look, and says so. */
export function CellWords({ draft, field }: { readonly draft: Draft; readonly field: GridField }): ReactNode {
  const t = useTranslate()
  if (field === 'due') {
    const { text, date } = draft.due
    return <>{text}{date !== null && !text.includes(date) && <span className="drafts-day">{date}</span>}</>
  }
  if (field !== 'lead' && field !== 'assist') return cellText(draft, field)
  return draft[field].map(({ unit, text }, at) => (
    <span key={text}>
      {at > 0 && '、'}
      {unit === null ? <span className="drafts-words" title={t('drafts.no-such-unit')}>{text}</span> : text}
    </span>
  ))
}
