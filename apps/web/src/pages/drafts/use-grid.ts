// Which cell is chosen, how far the choice reaches, and what is being typed; the keys are those of a spreadsheet.
import { useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Draft } from '../../api/asking.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'
import { blockOf, cellText, filledDown, gridFields, placed, wordsIn, writeBlock } from './cells.ts'
import type { Block, CellWords, Place } from './cells.ts'
import { blockFrom } from './clipboard.ts'

interface Writing { write(words: readonly CellWords[]): void; undo(): void }

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

export function useGrid(drafts: readonly Draft[], { write, undo }: Writing) {
  const grid = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const [end, setEnd] = useState<Place>(active)
  const [typed, setTyped] = useState<string>()
  const here = { row: Math.min(active.row, Math.max(0, drafts.length - 1)), column: active.column }
  const block = blockOf(here, { row: Math.min(end.row, Math.max(0, drafts.length - 1)), column: end.column })

  function go(place: Place, extend = false): void {
    const row = Math.max(0, Math.min(drafts.length - 1, place.row))
    const column = Math.max(0, Math.min(gridFields.length - 1, place.column))
    if (!extend) setActive({ row, column })
    setEnd({ row, column })
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus()
  }

  /** `text` replaces what stands there; left out, that is edited. */
  function edit(text?: string): void {
    const draft = drafts[here.row]
    if (!draft) return
    setEnd(here)
    // At once: the sign that begins the typing, or the first of a Chinese word, must already meet the field.
    flushSync(() => setTyped(text ?? cellText(draft, gridFields[here.column]!)))
  }

  function leave(): void {
    // The cell takes the focus back at once: the next key would find nobody in the frame between.
    flushSync(() => setTyped(undefined))
    grid.current?.querySelector<HTMLElement>(`[data-cell="${here.row}-${here.column}"]`)?.focus()
  }

  function commit(): void {
    if (typed === undefined) return
    write([{ row: here.row, field: gridFields[here.column]!, text: typed }])
    setTyped(undefined)
  }

  const blocks = useBlocks({ drafts, block, isTyping: typed !== undefined, write })

  function keyInField(event: KeyboardEvent): void {
    // Enter of an input method ends its word, not the cell.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.altKey && !event.shiftKey) {
      commit()
      const next = Math.min(drafts.length - 1, here.row + 1)
      requestAnimationFrame(() => go({ row: next, column: here.column }))
    } else return
    event.preventDefault()
  }

  return { grid, here, block, end, typed, setTyped, go, edit, commit, keyInField, undo, ...blocks }
}

interface BlocksOf {
  readonly drafts: readonly Draft[]
  readonly block: Block
  readonly isTyping: boolean
  readonly write: Writing['write']
}

/** What is done to all chosen cells at once. */
function useBlocks({ drafts, block, isTyping, write }: BlocksOf) {
  return {
    clear(): void {
      write(wordsIn(drafts, block).flatMap((row, down) => row.map((_text, right) => (
        { row: block.top + down, field: gridFields[block.left + right]!, text: '' }))))
    },
    fillDown(): void { write(filledDown(drafts, block)) },
    copy(event: ClipboardEvent): void {
      if (isTyping) return
      event.clipboardData.setData('text/plain', writeBlock(wordsIn(drafts, block)))
      event.preventDefault()
    },
    paste(event: ClipboardEvent): void {
      if (isTyping) return
      event.preventDefault()
      const rows = blockFrom(event.clipboardData)
      const cells = placed(rows, block, drafts.length)
      if (cells) {
        write(cells)
        return
      }
      const columns = Math.max(...rows.map((row) => row.length))
      notify({ tone: 'bad', text: translateNow('drafts.does-not-fit', { rows: rows.length, columns }) })
    },
  }
}

export type Grid = ReturnType<typeof useGrid>

/** A key on a chosen cell; who only reads moves about. */
export function pressCell(event: KeyboardEvent, grid: Grid, mayDraft: boolean): void {
  const { here, end } = grid
  const step = steps[event.key]
  const from = event.shiftKey ? end : here
  if (step) grid.go({ row: from.row + step[0], column: from.column + step[1] }, event.shiftKey)
  else if (event.key === 'Home') grid.go({ row: here.row, column: 0 })
  else if (event.key === 'End') grid.go({ row: here.row, column: gridFields.length - 1 })
  else if (!mayDraft) return
  else if (event.key === 'Process') {
    // The first key of an input method: its word is written into the field, so the key itself must go on.
    grid.edit('')
    return
  } else if (!writes(event, grid)) return
  event.preventDefault()
}

function writes(event: KeyboardEvent, grid: Grid): boolean {
  const withControl = event.ctrlKey || event.metaKey
  const key = withControl ? `control ${event.key.toLowerCase()}` : event.key
  if (key === 'Enter' || key === 'F2') grid.edit()
  else if (key === 'Delete' || key === 'Backspace') grid.clear()
  else if (key === 'control d') grid.fillDown()
  else if (key === 'control z') grid.undo()
  else if (event.key.length === 1 && !withControl && !event.altKey) grid.edit(event.key)
  else return false
  return true
}
