// The decomposition tables of one file as an office file. Nothing half-written ever stands under the name that was asked for.
import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { decompositionTable } from '@lantai/reading/read-page'
import type { DecompositionTable, DocumentReading } from '@lantai/reading/read-page'
import type { ReadRequest } from './read-flags.ts'
import { readWords } from './read-words.ts'

/** The sentence that says why what was asked for cannot be written, before anything is read; undefined when it can. */
export function refuseOutputs({ paths, xlsx, docx, force }: ReadRequest): string | undefined {
  const outputs = [xlsx, docx].filter((path) => path !== undefined)
  const speak = readWords()
  if (outputs.length === 2 && placeOf(outputs[0]!) === placeOf(outputs[1]!)) return speak.sameOutput
  // The original is never overwritten, whatever is forced.
  const input = outputs.find((path) => paths.some((from) => from !== '-' && placeOf(from) === placeOf(path)))
  if (input !== undefined) return speak.isInput(input)
  for (const path of outputs) {
    if (!existsSync(path)) continue
    if (statSync(path).isDirectory()) return speak.unwritable(path, 'EISDIR')
    if (!force) return speak.exists(path)
  }
  return undefined
}

/** Where a path leads in the end: two names of one file are equal here. */
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = resolve(dirname(path))
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path))
}

/** Writes what was asked for, and says what was written or why nothing was; documents without tasks have no table. */
export async function writeTables(
  readings: readonly DocumentReading[], { xlsx, docx }: Pick<ReadRequest, 'xlsx' | 'docx'>,
): Promise<{ readonly written: boolean; readonly sentence: string }> {
  const tables = readings.map(decompositionTable).filter((table) => tasksOf(table) > 0)
  const speak = readWords()
  if (tables.length === 0) return { written: false, sentence: speak.nothingToWrite }
  const { writeDecompositionDocx, writeDecompositionXlsx } = await import('@lantai/office')
  const files = [
    ...xlsx === undefined ? [] : [{ path: xlsx, bytes: await writeDecompositionXlsx(tables) }],
    ...docx === undefined ? [] : [{ path: docx, bytes: await writeDecompositionDocx(tables) }],
  ]
  const tasks = tables.reduce((sum, table) => sum + tasksOf(table), 0)
  let said = ''
  for (const { path, bytes } of files) {
    const code = writeWhole(path, bytes)
    if (code !== undefined) return { written: false, sentence: `${said}${speak.unwritable(path, code)}` }
    said += `${speak.written(path, tasks)}\n`
  }
  return { written: true, sentence: said }
}

function tasksOf({ rows }: DecompositionTable): number { return rows.filter(({ kind }) => kind === 'task').length }

/** Beside its place first, under a name that is never longer, and then renamed; the system's code when that fails. */
function writeWhole(path: string, bytes: Uint8Array): string | undefined {
  const place = placeOf(path)
  const partial = join(dirname(place), `.lantai-${process.pid}.partial`)
  let opened = false
  try {
    const file = openSync(partial, 'wx')
    opened = true
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partial, place)
    return undefined
  } catch (error) {
    if (opened) rmSync(partial, { force: true })
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}
