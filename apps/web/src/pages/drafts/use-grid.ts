// Which cell is chosen, how far the choice reaches, and whether it is written into; the keys are those of a spreadsheet. The words that are
// being typed stay in the field itself: a key draws nothing of the table anew.
import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Draft } from '../../api/asking.ts'
import { translateNow } from '../../language.ts'
import { notify } from '../../notices.ts'
import { blockOf, cellText, filledDown, gridFields, placed, wordsIn, writeBlock } from './cells.ts'
import type { Block, CellWords, Place } from './cells.ts'
import { blockFrom } from './clipboard.ts'

interface Writing { write(words: readonly CellWords[]): void; undo(): void }

/** What the handlers work on: always that of the last drawing. */
interface Now {
  readonly drafts: readonly Draft[]
  readonly writing: Writing
  readonly mayDraft: boolean
  readonly here: Place
  readonly end: Place
  readonly block: Block
  readonly isTyping: boolean
}

interface Setters {
  setActive(place: Place): void
  setEnd(place: Place): void
  setTyping(typing: boolean): void
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

export function useGrid(drafts: readonly Draft[], writing: Writing, { mayDraft, at }: { mayDraft: boolean; at: number }) {
  const grid = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<Place>({ row: Math.max(0, at), column: 0 })
  const [end, setEnd] = useState<Place>(active)
  const [isTyping, setTyping] = useState(false)
  const last = Math.max(0, drafts.length - 1)
  const here = { row: Math.min(active.row, last), column: active.column }
  const block = blockOf(here, { row: Math.min(end.row, last), column: end.column })
  const now = useRef<Now>(null)
  now.current = { drafts, writing, mayDraft, here, end, block, isTyping }
  const [handlers] = useState(() => handlersOf(grid, now as RefObject<Now>, { setActive, setEnd, setTyping }))
  useEffect(() => { if (at >= 0) handlers.go({ row: at, column: 0 }) }, [at, handlers])
  return { grid, here, block, isTyping, handlers }
}

function focusOn(grid: RefObject<HTMLTableElement | null>, { row, column }: Place): void {
  const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)
  const target = cell?.querySelector('textarea') ?? cell
  // Looked for once, below: the browser's own scrolling would lay the whole table out a second time.
  target?.focus({ preventScroll: true })
}

function fieldOf(grid: RefObject<HTMLTableElement | null>): HTMLTextAreaElement | null {
  return grid.current?.querySelector('textarea') ?? null
}

function handlersOf(grid: RefObject<HTMLTableElement | null>, now: RefObject<Now>, { setActive, setEnd, setTyping }: Setters) {
  function go(place: Place, extend = false): void {
    commit()
    const { drafts } = now.current
    const row = Math.max(0, Math.min(drafts.length - 1, place.row))
    const column = Math.max(0, Math.min(gridFields.length - 1, place.column))
    // At once: the field stands in the chosen cell, and the next key must already meet it there.
    flushSync(() => {
      if (!extend) setActive({ row, column })
      setEnd({ row, column })
    })
    focusOn(grid, extend ? now.current.here : { row, column })
    grid.current?.querySelector(`[data-cell="${row}-${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** What stands there is edited. */
  function edit(): void {
    const { drafts, here } = now.current
    const [draft, field] = [drafts[here.row], fieldOf(grid)]
    if (!draft || !field) return
    field.value = cellText(draft, gridFields[here.column]!)
    begin()
    field.setSelectionRange(field.value.length, field.value.length)
  }

  /** The first sign, or the first of a Chinese word, has come into the field already: by whatever way it came. */
  function begin(): void {
    if (now.current.isTyping) return
    flushSync(() => {
      setEnd(now.current.here)
      setTyping(true)
    })
  }

  function leave(): void {
    const field = fieldOf(grid)
    if (field) field.value = ''
    flushSync(() => setTyping(false))
  }

  function commit(): void {
    if (!now.current.isTyping) return
    const { here, writing } = now.current
    const text = fieldOf(grid)?.value ?? ''
    leave()
    writing.write([{ row: here.row, field: gridFields[here.column]!, text }])
  }

  const moving = { go, edit, begin, leave, commit }
  const blocks = blocksOf(now)
  return { ...moving, ...blocks, ...keysOf(now, { ...moving, ...blocks }) }
}

type Acts = Pick<ReturnType<typeof blocksOf>, 'clear' | 'fillDown'> & {
  go(place: Place, extend?: boolean): void
  edit(): void
  leave(): void
}

function keysOf(now: RefObject<Now>, { go, edit, leave, clear, fillDown }: Acts) {
  function keyInField(event: KeyboardEvent): void {
    // Enter of an input method ends its word, not the cell; its other keys are its own as well.
    if (event.nativeEvent.isComposing || event.key === 'Process') return
    if (!now.current.isTyping) {
      pressCell(event)
      return
    }
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.altKey && !event.shiftKey) {
      const { here } = now.current
      go({ row: here.row + 1, column: here.column })
    } else return
    event.preventDefault()
  }

  /** A key on a chosen cell; who only reads moves about. A sign goes its own way into the field. */
  function pressCell(event: KeyboardEvent): void {
    const { here, end, mayDraft } = now.current
    const step = steps[event.key]
    const from = event.shiftKey ? end : here
    if (step) go({ row: from.row + step[0], column: from.column + step[1] }, event.shiftKey)
    else if (event.key === 'Home') go({ row: here.row, column: 0 })
    else if (event.key === 'End') go({ row: here.row, column: gridFields.length - 1 })
    else if (!mayDraft || !writes(event)) return
    event.preventDefault()
  }

  function writes(event: KeyboardEvent): boolean {
    const key = event.ctrlKey || event.metaKey ? `control ${event.key.toLowerCase()}` : event.key
    if (key === 'Enter' || key === 'F2') edit()
    else if (key === 'Delete' || key === 'Backspace') clear()
    else if (key === 'control d') fillDown()
    else if (key === 'control z') now.current.writing.undo()
    else return false
    return true
  }

  return { keyInField, pressCell }
}

export type GridHandlers = ReturnType<typeof handlersOf>

/** What is done to all chosen cells at once. */
function blocksOf(now: RefObject<Now>) {
  return {
    clear(): void {
      const { drafts, block, writing } = now.current
      writing.write(wordsIn(drafts, block).flatMap((row, down) => row.map((_text, right) => (
        { row: block.top + down, field: gridFields[block.left + right]!, text: '' }))))
    },
    fillDown(): void {
      const { drafts, block, writing } = now.current
      writing.write(filledDown(drafts, block))
    },
    copy(event: ClipboardEvent): void {
      const { drafts, block, isTyping } = now.current
      if (isTyping) return
      event.clipboardData.setData('text/plain', writeBlock(wordsIn(drafts, block)))
      event.preventDefault()
    },
    paste(event: ClipboardEvent): void {
      const { drafts, block, isTyping, mayDraft, writing } = now.current
      if (isTyping || !mayDraft) return
      event.preventDefault()
      const rows = blockFrom(event.clipboardData)
      const cells = placed(rows, block, drafts.length)
      if (cells) {
        writing.write(cells)
        return
      }
      const columns = Math.max(...rows.map((row) => row.length))
      notify({ tone: 'bad', text: translateNow('drafts.does-not-fit', { rows: rows.length, columns }) })
    },
  }
}
