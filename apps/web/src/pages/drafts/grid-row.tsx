import { memo } from 'react'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { RowButton } from '../../parts/row-button.tsx'
import { gridFields } from './cells.ts'
import type { GridField, Place } from './cells.ts'
import { CellWords, DraftWarnings, SourceLink } from './draft-parts.tsx'
import type { GridHandlers } from './use-grid.ts'

interface GridRowProps {
  readonly draft: Draft
  readonly row: number
  /** The column of the chosen cell; -1 where it stands in another row. */
  readonly here: number
  /** The columns of the chosen block; -1 where it does not reach the row. */
  readonly left: number
  readonly right: number
  readonly isTyping: boolean
  readonly mayDraft: boolean
  readonly handlers: GridHandlers
  readonly onOpen: (draft: Draft) => void
  readonly onDiscard: (draft: Draft) => void
}

/** Drawn anew only when something of it is another: a key or a step in a table of hundreds of rows draws one or two of them. */
export const GridRow = memo(function GridRow({ draft, row, here, left, right, onOpen, onDiscard, ...cell }: GridRowProps) {
  const t = useTranslate()
  const { mayDraft } = cell
  return (
    <tr>
      <th scope="row" className="drafts-number">{row + 1}</th>
      {gridFields.map((field, column) => (
        <GridCell
          key={field} draft={draft} field={field} place={{ row, column }} isHere={here === column}
          isChosen={left <= column && column <= right} {...cell}
        />
      ))}
      <td><SourceLink draft={draft} /></td>
      <td><DraftWarnings draft={draft} /></td>
      <td className="drafts-buttons">
        <RowButton label={t('drafts.open')} whole={t('drafts.open-one', { title: draft.title })} onClick={() => onOpen(draft)} />
        {mayDraft && (
          <RowButton label={t('drafts.discard')} whole={t('drafts.discard-one', { title: draft.title })} onClick={() => onDiscard(draft)} />
        )}
      </td>
    </tr>
  )
})

interface GridCellProps {
  readonly draft: Draft
  readonly field: GridField
  readonly place: Place
  readonly isHere: boolean
  readonly isChosen: boolean
  readonly isTyping: boolean
  readonly mayDraft: boolean
  readonly handlers: GridHandlers
}

function GridCell({ draft, field, place, isHere, isChosen, isTyping, mayDraft, handlers }: GridCellProps) {
  return (
    <td
      className="drafts-cell" data-cell={`${place.row}-${place.column}`} tabIndex={mayDraft ? undefined : isHere ? 0 : -1}
      aria-selected={isChosen} aria-readonly={!mayDraft} data-here={isHere || undefined} lang="zh-CN"
      onMouseDown={(event) => {
        if (isTyping && isHere) return
        // The field takes the focus, not the cell around it.
        if (mayDraft || event.shiftKey) event.preventDefault()
        handlers.go(place, event.shiftKey)
      }}
      onMouseEnter={(event) => { if (mayDraft && event.buttons === 1 && !isTyping) handlers.go(place, true) }}
      onDoubleClick={() => mayDraft && !isTyping && handlers.edit()}
      onKeyDown={mayDraft ? undefined : handlers.pressCell}
    >
      {field === 'requirement' ? <span className="drafts-clamped">{draft.requirement}</span> : <CellWords draft={draft} field={field} />}
      {isHere && mayDraft && <CellField field={field} row={place.row} isTyping={isTyping} handlers={handlers} />}
    </td>
  )
}

interface CellFieldProps {
  readonly field: GridField
  readonly row: number
  readonly isTyping: boolean
  readonly handlers: GridHandlers
}

/**
 * Stands over the chosen cell, unseen until something is typed: an input method writes into what has the focus when its first key comes,
 * and a field that came to exist only then would lose it.
 */
function CellField({ field, row, isTyping, handlers }: CellFieldProps) {
  const t = useTranslate()
  return (
    <textarea
      aria-label={t('drafts.cell', { field: t(`draft-field.${field}`), number: row + 1 })} rows={1} autoComplete="off" spellCheck={false}
      className="drafts-field" data-typing={isTyping || undefined}
      onInput={handlers.begin} onCompositionStart={handlers.begin} onKeyDown={handlers.keyInField} onBlur={handlers.commit}
    />
  )
}
