// `lantai reading read FILE…|-`: reads files without database or server, each by itself, and shows them or writes their table.
// Standard output has what was read, standard error what was refused; the exit code is 1 as soon as one file was refused.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import process from 'node:process'
import { isReadable, looksBinary, prepareRepair, sniffMedia } from '@lantai/chinese'
import type { SniffedMedia } from '@lantai/chinese'
import { childExtractor } from '@lantai/extract'
import { readFindings, readingLimits, readPage } from '@lantai/reading/read-page'
import type { DocumentReading } from '@lantai/reading/read-page'
import type { ViewName } from './read-flags.ts'
import { readFlags } from './read-flags.ts'
import { readWords, refusalSentence } from './read-words.ts'
import { printExplained } from './views/explained.ts'
import type { FileRead, View } from './views/file-read.ts'
import { printJsonLines } from './views/jsonl.ts'
import { printJson } from './views/json.ts'
import { printSummary } from './views/summary.ts'
import { printTable } from './views/table.ts'
import { printTasks } from './views/tasks.ts'
import { printText } from './views/text.ts'
import { say } from './words.ts'

const bytes_max = 100 * 1024 * 1024
const bytes_per_unit_max = 3
const views = {
  '--text': printText, '--explain': printExplained, '--json': printJson, '--jsonl': printJsonLines, '--tasks': printTasks,
  '--table': printTable,
} satisfies Record<ViewName, View>

export async function readFiles(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) return (await import('./help.ts')).help([])
  const asked = readFlags(words)
  if (typeof asked === 'string') {
    say(asked)
    return 2
  }
  const { paths, view } = asked
  const print = view === undefined ? printSummary : views[view]
  const writes = asked.xlsx !== undefined || asked.docx !== undefined
  const writer = writes ? await import('./write-tables.ts') : undefined
  const refusal = writer?.refuseOutputs(asked)
  if (refusal !== undefined) {
    say(refusal)
    return 1
  }
  const extractor = childExtractor()
  let refused = 0
  try {
    for (const path of paths) {
      const read = await readOne(extractor, path)
      const answer = typeof read === 'object' && writer ? await writer.writeTables(read.readings(), asked) : undefined
      if (typeof read === 'string') say(`${path === '-' ? readWords().standardInput : path}: ${read}`)
      else if (!answer) process.stdout.write(print(read, paths.length > 1))
      else if (answer.written) process.stdout.write(answer.sentence)
      else say(answer.sentence)
      if (typeof read === 'string' || answer?.written === false) refused += 1
    }
  } finally {
    await extractor.close()
  }
  return refused > 0 ? 1 : 0
}

/** What was read, or the sentence that says why not. */
async function readOne(extractor: ReturnType<typeof childExtractor>, path: string): Promise<FileRead | string> {
  const speak = readWords()
  let bytes: Uint8Array | undefined
  try {
    bytes = path === '-' ? await readStandardInput() : readWhole(path)
  } catch (error) {
    return speak.unreadable((error as NodeJS.ErrnoException).code ?? String(error))
  }
  if (!bytes) return speak.tooLarge(bytes_max / 1024 / 1024)
  if (bytes.length === 0) return speak.empty
  const media = mediaOf(bytes)
  if (typeof media !== 'object') return media === 'old-office' ? speak.oldOffice : speak.notText(media)
  // No encoding here has more than three bytes for a unit of text, so that this one need not be read to be too long.
  if (media.media === 'text/plain' && bytes.length > readingLimits.text_characters_max * bytes_per_unit_max) {
    return speak.textTooLong(readingLimits.text_characters_max)
  }
  try {
    const extracting = extractor.extract(bytes, media.media)
    // Another process reads the file meanwhile.
    prepareRepair()
    const { text, anchors, encoding, notes } = await extracting
    if (text.length > readingLimits.text_characters_max) return speak.textTooLong(readingLimits.text_characters_max)
    const page = readPage(text)
    let readings: DocumentReading[] | undefined
    return {
      path, media: media.media, encoding, notes, text, anchors, page,
      readings: () => readings ??= readFindings(page.repaired.text, page.documents, page.furniture),
    }
  } catch (error) {
    // Every refusal of a file has its sentence; anything else is a fault of ours and is told as one.
    const sentence = refusalSentence(error)
    if (sentence === undefined) throw error
    return sentence
  }
}

function mediaOf(bytes: Uint8Array): { readonly media: SniffedMedia } | string {
  const [head, tail] = [bytes.subarray(0, readingLimits.head_bytes), bytes.subarray(-readingLimits.tail_bytes)]
  const binary = looksBinary(head, tail)
  if (binary === 'ole') return 'old-office'
  return binary !== undefined && !isReadable(binary) ? binary : { media: sniffMedia(head, tail) }
}

/** Undefined when it is longer than may be read; a pipe or a device is read like any other file, as far as that. */
function readWhole(path: string): Uint8Array | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > bytes_max) return undefined
    const parts: Uint8Array[] = []
    let total = 0
    for (;;) {
      const part = Buffer.alloc(size > total ? size - total : 64 * 1024)
      const length = readSync(file, part)
      if (length === 0) return Buffer.concat(parts)
      parts.push(part.subarray(0, length))
      total += length
      if (total > bytes_max) return undefined
    }
  } finally {
    closeSync(file)
  }
}

async function readStandardInput(): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let total = 0
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
    total += part.length
    if (total > bytes_max) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
