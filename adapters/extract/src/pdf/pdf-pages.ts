import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ExtractRefusal } from '../docx/extract-refusal.ts'
import type { Item, Page } from './page-items.ts'

/** As much of the library as is used; its own types want those of a browser. */
interface Library {
  getDocument(options: Record<string, unknown>): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> }
}
interface PdfDocument { readonly numPages: number; getPage(number: number): Promise<PdfPage> }
interface PdfPage {
  readonly view: readonly number[]
  readonly rotate: number
  getViewport(options: { scale: number }): { readonly width: number; readonly height: number; readonly transform: readonly number[] }
  getTextContent(): Promise<{ readonly items: readonly PdfItem[] }>
  cleanup(): void
}
interface PdfItem { readonly str?: string; readonly width: number; readonly height: number; readonly transform: readonly number[] }

const library = 'pdfjs-dist/legacy/build/pdf.mjs'
const worker = 'pdfjs-dist/legacy/build/pdf.worker.mjs'
export const pages_max = 2000

let loaded: Promise<Library> | undefined

/** Must be called before prototypes are frozen: the library completes them. */
export function loadPdfLibrary(): Promise<Library> {
  loaded ??= (async () => {
    ownErrors()
    const pdf = await import(library) as Library
    // Found there, the worker's part runs in this process: no thread is started.
    Object.assign(globalThis, { pdfjsWorker: await import(worker) })
    return pdf
  })()
  return loaded
}

/** The errors of the library get their words by assignment, which a frozen prototype would refuse: a setter gives them their own. */
function ownErrors(): void {
  for (const name of ['message', 'name'] as const) {
    const inherited = Error.prototype[name]
    Object.defineProperty(Error.prototype, name, {
      configurable: true, get: () => inherited,
      set(this: Error, value: unknown) {
        if (this === Error.prototype) throw new TypeError(`Error.prototype.${name} is not to be changed.`)
        Object.defineProperty(this, name, { value, enumerable: true, writable: true, configurable: true })
      },
    })
  }
}

/** The tables of characters that the library has beside it; nothing else is read, and nothing is fetched. */
class OwnTables {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return new Uint8Array(readFileSync(join(root, kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts', basename(filename))))
  }
}

/** The runs of glyphs of every page. Throws ExtractRefusal. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly Page[]> {
  const { getDocument } = await loadPdfLibrary()
  const task = getDocument({
    data: new Uint8Array(bytes), cMapUrl: 'cmaps/', cMapPacked: true, standardFontDataUrl: 'fonts/', BinaryDataFactory: OwnTables,
    useWorkerFetch: false, useSystemFonts: false, disableFontFace: true, isEvalSupported: false, useWasm: false, verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > pages_max) throw new ExtractRefusal('too-many-pages', `${document.numPages} pages.`)
    const pages: Page[] = []
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number)))
    return pages
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await task.destroy()
  }
}

/** Whatever the library says about a file is about the file. */
function refusalOf(error: unknown): unknown {
  if (error instanceof ExtractRefusal || error instanceof RangeError) return error
  const isLocked = error instanceof Error && error.name === 'PasswordException'
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new ExtractRefusal(isLocked ? 'pdf-encrypted' : 'pdf-damaged', message)
}

async function readPage(page: PdfPage): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const read = items.flatMap((item) => itemOf(item, transform))
  page.cleanup()
  return { width, height, items: read.filter(({ left, right, base }) => right > 0 && left < width && base > 0 && base < height) }
}

/** In the page as it is seen, turned if it is turned; text that runs upwards or is mirrored keeps its beginning. */
function itemOf({ str = '', width, height, transform: own }: PdfItem, page: readonly number[]): readonly Item[] {
  const text = str.replaceAll(/\p{Cc}+/gu, ' ').trim().toWellFormed()
  if (text === '') return []
  const left = page[0]! * own[4]! + page[2]! * own[5]! + page[4]!
  const base = page[1]! * own[4]! + page[3]! * own[5]! + page[5]!
  const size = Math.max(1, height || Math.hypot(own[2]!, own[3]!))
  return [{ text, left, right: left + width, base, size }]
}
