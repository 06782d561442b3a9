// Cells are written one block after another, each with the versions that the answer before it has told; the last can be undone.
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Draft } from '../../api/asking.ts'
import { execute, newKey } from '../../api/call.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import type { Failure } from '../../api/failure.ts'
import { translateNow, wordFor } from '../../language.ts'
import { notify } from '../../notices.ts'
import { cellText } from './cells.ts'
import type { CellWords, GridField } from './cells.ts'

interface Written { readonly matter: string; readonly field: GridField; readonly text: string }
interface Block { readonly document: string; readonly cells: readonly Written[]; readonly before: readonly Written[] }

export function useWriting(drafts: readonly Draft[]) {
  const client = useQueryClient()
  const versions = useRef(new Map<string, number>())
  const line = useRef<Promise<void>>(Promise.resolve())
  const done = useRef<Block[]>([])
  for (const { matter, version } of drafts) versions.current.set(matter, Math.max(version, versions.current.get(matter) ?? 0))

  async function send(document: string, cells: readonly Written[]): Promise<boolean> {
    try {
      const { drafts: changed } = await execute('work.change-drafts', {
        document, cells: cells.map((cell) => ({ ...cell, expectedVersion: versions.current.get(cell.matter) ?? 1 })),
      }, newKey())
      for (const { matter, version } of changed) versions.current.set(matter, version)
      return true
    } catch (error) {
      notify({ tone: 'bad', text: sentenceOf(failureOf(error)) })
      // What somebody else has written meanwhile is shown, and counts from now on.
      versions.current.clear()
      return false
    } finally {
      await client.invalidateQueries({ queryKey: ['work.list-drafts'] })
    }
  }

  /** All at once or nothing; more than one cell is told, with a way back. */
  function write(words: readonly CellWords[]): void {
    const cells = words.flatMap(({ row, field, text }) => {
      const draft = drafts[row]
      return draft && cellText(draft, field) !== text.trim() ? [{ draft, matter: draft.matter, field, text: text.trim() }] : []
    })
    const [first] = cells
    if (!first) return
    if (cells.some(({ draft }) => draft.document !== first.draft.document)) {
      notify({ tone: 'bad', text: translateNow('drafts.several-documents') })
      return
    }
    const block: Block = {
      document: first.draft.document, cells: cells.map(({ matter, field, text }) => ({ matter, field, text })),
      before: cells.map(({ draft, matter, field }) => ({ matter, field, text: cellText(draft, field) })),
    }
    line.current = line.current.then(async () => {
      if (!await send(block.document, block.cells)) return
      done.current.push(block)
      if (block.cells.length > 1) {
        notify({
          tone: 'good', text: translateNow('drafts.written', { count: block.cells.length }),
          action: { label: translateNow('drafts.undo'), run: () => undo(block) },
        })
      }
    })
  }

  /** The block, or the last one that was written; each is undone once. */
  function undo(wanted = done.current.at(-1)): void {
    if (!wanted || !done.current.includes(wanted)) return
    done.current = done.current.filter((block) => block !== wanted)
    line.current = line.current.then(async () => {
      if (!await send(wanted.document, wanted.before)) return
      notify({ tone: 'good', text: translateNow('drafts.undone', { count: wanted.cells.length }) })
    })
  }

  return { write, undo }
}

/** A refused block with the reason of its first cell; an answer that did not come back may have been carried out all the same. */
function sentenceOf(failure: Failure): string {
  const t = translateNow
  if (!(failure instanceof Refused)) return translateNow(`network.${failure.reason}`)
  const [first] = failure.fields
  const why = failure.code === 'work.cells-refused' && first ? wordFor(t, 'cell-fault', first.message) : ''
  return `${failure.message}${why}`
}
