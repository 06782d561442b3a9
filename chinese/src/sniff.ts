import { isUtf8 } from 'node:buffer'
import { detectEncoding } from './detect-encoding.ts'
import { decodeText } from './decode-text.ts'

export type BinaryKind =
  | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'zip' | 'pdf' | 'ole' | 'png' | 'jpeg' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'video' | 'audio'
  | 'gzip' | 'bzip2' | 'xz' | 'rar' | '7z' | 'elf' | 'exe' | 'sqlite' | 'binary'

/** First bytes (Latin-1) that no text begins with. */
const signatures: readonly (readonly [string, BinaryKind])[] = [
  ['%PDF-', 'pdf'], ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'], ['SQLite format 3\0', 'sqlite'],
  ['\x89PNG\r\n\x1a\n', 'png'], ['\xff\xd8\xff', 'jpeg'], ['GIF87a', 'gif'], ['GIF89a', 'gif'], ['II*\0', 'tiff'], ['MM\0*', 'tiff'],
  ['OggS\0', 'audio'], ['ID3\x02', 'audio'], ['ID3\x03', 'audio'], ['ID3\x04', 'audio'], ['\x1a\x45\xdf\xa3', 'video'],
  ['\x1f\x8b\x08', 'gzip'], ['\xfd7zXZ\0', 'xz'], ['Rar!\x1a\x07', 'rar'], ['7z\xbc\xaf\x27\x1c', '7z'], ['\x7fELF', 'elf'],
]
/** First bytes that a text could begin with by chance; they count only where NUL bytes follow soon. */
const weakSignatures: readonly (readonly [string, BinaryKind])[] = [['MZ', 'exe'], ['BM', 'bmp'], ['BZh', 'bzip2']]

/** Names of entries of a zip, or the beginnings of such, that say what it is. */
const zipEntries: readonly (readonly [string, BinaryKind])[] = [
  ['word/', 'docx'], ['xl/', 'xlsx'], ['ppt/', 'pptx'], ['OFD.xml', 'ofd'], ['Doc_0/', 'ofd'],
]
/** Both stand in every document of a word processor or in every workbook; a folder of other files that is called word has neither. */
const officeEntries: readonly (readonly [kind: BinaryKind, names: readonly string[]])[] = [
  ['docx', ['[content_types].xml', 'word/document.xml']], ['xlsx', ['[content_types].xml', 'xl/workbook.xml']],
]

const control_count_min = 8
const control_share_max = 0.04

/**
 * Names the kind of a file that is no text, from its first bytes (4 KB or more), whatever it is called; undefined for text. The
 * last bytes (64 KB or more) tell a zip by the names of all its entries. A few control characters do not make a text binary:
 * decodeText leaves them out and says so.
 */
export function looksBinary(head: Uint8Array, tail?: Uint8Array): BinaryKind | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 64 * 1024)).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return kindOfZip(start, tail)
  if (start.startsWith('RIFF')) {
    const form = start.slice(8, 12)
    if (form === 'WEBP') return 'webp'
    if (form === 'AVI ') return 'video'
    if (form === 'WAVE') return 'audio'
  }
  if (start.startsWith('ftyp', 4)) return 'video'
  const strong = signatures.find(([signature]) => start.startsWith(signature))
  if (strong) return strong[1]
  const { encoding } = detectEncoding(head, undefined)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return undefined
  const weak = weakSignatures.find(([signature]) => start.startsWith(signature))
  if (weak && start.slice(0, 64).includes('\0')) return weak[1]
  return isMostlyControl(head) || isMostlyInvalid(head) ? 'binary' : undefined
}

function kindOfZip(start: string, tail: Uint8Array | undefined): BinaryKind {
  const { names, complete } = directoryOf(tail ?? new Uint8Array(0))
  const office = officeEntries.find(([, entries]) => entries.every((name) => names.includes(name)))
  if (office) return office[0]
  const found = zipEntries.find(([name]) => names.some((each) => each.startsWith(name.toLowerCase())) || start.includes(name))?.[1]
  // Where the directory is cut the head alone speaks; what is wrong with such a file is told when it is read.
  return (found === 'docx' || found === 'xlsx') && complete ? 'zip' : found ?? 'zip'
}

const directory_end_bytes = 22
const directory_entry_bytes = 46

/** The names in the directory at the end of a zip, in lower case, and whether all of them lie within `tail`. */
function directoryOf(tail: Uint8Array): { names: readonly string[]; complete: boolean } {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + directory_end_bytes > bytes.length) return { names: [], complete: false }
  const names: string[] = []
  const next = (from: number): number => bytes.indexOf('PK\x01\x02', from, 'latin1')
  for (let at = next(0); at >= 0 && at + directory_entry_bytes <= end; at = next(at + directory_entry_bytes)) {
    const name = at + directory_entry_bytes
    names.push(bytes.toString('latin1', name, name + bytes.readUInt16LE(at + 28)).replaceAll('\\', '/').toLowerCase())
  }
  return { names, complete: names.length >= bytes.readUInt16LE(end + 10) }
}

function isMostlyControl(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1
  return controls >= control_count_min && controls > head.length * control_share_max
}

/** Compressed or encrypted bytes are invalid in every encoding, about one in ten at best. */
function isMostlyInvalid(head: Uint8Array): boolean {
  if (head.length < 64 || isUtf8(head)) return false
  let invalid_bytes = 0
  for (const note of decodeText(head).notes) if (note.code === 'invalid-bytes') invalid_bytes += note.byte_count
  return invalid_bytes > head.length * 0.08
}

const tags = 'html|head|body|meta|title|link|style|script|base|div|p|span|table|tbody|tr|td|h[1-6]|ul|ol|li|br|hr|center|font|article|' +
  'section|main|header|b|strong|a|img|pre|form'
const opening = new RegExp(String.raw`^<(?:!doctype\s+html|(?:${tags})(?:\s[^<]*|/)?>)`, 'i')
const anywhere = /<!doctype\s+html|<html[\s>]|<head>|<body[\s>]/i
const looked_at_bytes = 4096

/** Files that are no text and can be read all the same. */
const readableMedia = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export type SniffedMedia = 'text/html' | 'text/plain' | typeof readableMedia[keyof typeof readableMedia]

/** Whether a file of this kind can be read although it is no text. */
export function isReadable(kind: BinaryKind): kind is keyof typeof readableMedia { return Object.hasOwn(readableMedia, kind) }

/**
 * Tells what can be read by what stands in it, never by the file's name: a page saved as .txt is still a page. `tail` as for
 * looksBinary; whoever asks has refused all other binary files before.
 */
export function sniffMedia(head: Uint8Array, tail?: Uint8Array): SniffedMedia {
  const binary = looksBinary(head, tail)
  if (binary !== undefined && isReadable(binary)) return readableMedia[binary]
  const { text } = decodeText(head.subarray(0, looked_at_bytes))
  return opening.test(text.slice(endOfPrologue(text))) || anywhere.test(text.slice(0, 1024)) ? 'text/html' : 'text/plain'
}

/** Where the first thing stands that is neither white space nor a comment nor an XML declaration. Linear, unlike one expression. */
function endOfPrologue(text: string): number {
  const blank = /\s*/y
  for (let at = 0; ;) {
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?xml', at) ? '?>' : undefined
    const end = close === undefined ? -1 : text.indexOf(close, at)
    if (close === undefined || end < 0) return at
    at = end + close.length
  }
}
