// The texts and the dictionary that the ranking counts are counted in. Nothing else may be counted: what is held back measures the result.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { packageFile } from './packages.ts'

const corpus = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus')
export const folders = ['reports-2025-docx', 'policies-html'] as const

export function hasCorpus(): boolean { return folders.every((folder) => existsSync(join(corpus, folder))) }

function filesIn(folder: string): readonly Buffer[] {
  return readdirSync(join(corpus, folder)).sort().map((name) => readFileSync(join(corpus, folder, name)))
}

function digest(bytes: Uint8Array): string { return createHash('sha256').update(bytes).digest('hex') }

/** SHA-256 of every source, in the order of the files' names. */
export function digestDictionary(): string { return digest(readFileSync(packageFile('@node-rs/jieba', 'dict.txt'))) }
export function digestCorpus(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(folders.map((folder) => [folder, filesIn(folder).map(digest)]))
}

export function readCorpus(): readonly string[] {
  return [
    ...filesIn('reports-2025-docx').map(textOfDocx), ...filesIn('policies-html').map((bytes) => textOfPage(bytes.toString('utf8'))),
  ]
}

/** Words of Han characters with their frequencies. */
export function readWords(): readonly (readonly [string, number])[] {
  return readFileSync(packageFile('@node-rs/jieba', 'dict.txt'), 'utf8').split('\n').flatMap((line) => {
    const [word = '', frequency = ''] = line.split(' ')
    return /^[\u4e00-\u9fff]+$/.test(word) ? [[word, Number(frequency)] as const] : []
  })
}

const directory_end = Buffer.from('PK\x05\x06', 'latin1')

/** The text runs of a Word file, a line for each paragraph. */
export function textOfDocx(bytes: Buffer): string {
  const end = bytes.lastIndexOf(directory_end)
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const name_bytes = bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 46, at + 46 + name_bytes) === 'word/document.xml') {
      const header = bytes.readUInt32LE(at + 42)
      const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
      const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
      return textOfRuns((bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8'))
    }
    at += 46 + name_bytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  throw new Error('This file has no word/document.xml.')
}

function textOfRuns(xml: string): string {
  return xml.split('</w:p>').map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map((run) => run[1]).join(''))
    .join('\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function textOfPage(page: string): string {
  return page.replaceAll(/<(script|style)[\s\S]*?<\/\1>/gi, '').replaceAll(/<\/(?:p|div|td|tr|h\d|li)>|<br[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '').replaceAll(/&[a-z]+;|&#\d+;/g, '')
}
