// Everything bad that people, programs and networks bring, with what the sender is told for it. Expectations are written by
// hand: the code, and the words that say what to do.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { translate } from '@lantai/kernel'
import { catalogues } from '@lantai/server'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import type { Answer, Caller } from './caller.ts'
import { withDatabase } from './check-instance.ts'
import type { RunningInstance } from './instance.ts'
import { sendRaw } from './raw-sender.ts'
import type { RawAnswer, RawRequest } from './raw-sender.ts'

export interface BadInputWorld {
  readonly instance: RunningInstance
  readonly officer: Caller
  /** SHA-256 of whatever the server said it has stored. */
  readonly stored: Set<string>
  /** What may be stored or not, because the connection broke after the last byte and before the answer. */
  readonly uncertain: Set<string>
  /** Documents the server said it has received. */
  readonly received: Set<string>
}

/** What the sender sees. */
export interface Shown {
  /** 0: the connection ended without an answer. */
  readonly status: number
  readonly code?: string
  /** The sentence of a refusal; for what is accepted, the notes on the document's page. */
  readonly sentences: readonly string[]
  /** For what is accepted: the text on the page. */
  readonly text?: string
}

export interface BadInput {
  readonly title: string
  readonly expected: { readonly status: number; readonly code?: string; readonly says?: RegExp; readonly text?: RegExp }
  /** Takes as long as the slowest accepted rate allows, ten seconds; runs beside the others. */
  readonly slow?: boolean
  run(world: BadInputWorld): Promise<Shown>
}

const megabyte = 1024 * 1024
const sentence = '各单位要认真学习贯彻会议精神，切实抓好落实。12月底前完成。'
/** A Word document of one paragraph, which says `sentence`. */
const wordDocument = Buffer.from([
  'UEsDBBQAAAAIAAAAAAB9j8M5TQAAAE0AAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbLMJqSxILVaoyM3JK7ZVyigpKbDS1y9OzkjNTSzWyy9IzavIzUnLL8pN',
  'LCnWyy9K1y9ITM5OTE/VNzIwMNNPzs8rSc0r0S0BmaGkbwcAUEsDBBQAAAAIAAAAAAB7R10G1AAAAOgAAAARAAAAd29yZC9kb2N1bWVudC54bWyzKbdKyU8u',
  'zU3NK1GoyM3JK7Yqt1XKKCkpsNLXL07OSM1NLNbLL0jNq8jNScsvyk0sKdbLL0rXL88vSikoyk9OLS7OzEvPzdE3MjAw089NzMxTsrMpt0rKT6kE0QUgoghE',
  'lNg9ndDytHfqk729L5Y1vli35Pmc+U/XLnuyc8GLLeuf7t39ZM+sF+vWPd+07/nSee/39DztaH+6bt6zrslPl+59MWHv03XzHjc0GRo9m9PxdNfUp529T9f1',
  'POuY8LihyUYfZDaILAKTBWASYr8+wm92AFBLAQIUABQAAAAIAAAAAAB9j8M5TQAAAE0AAAATAAAAAAAAAAAAAAAAAAAAAABbQ29udGVudF9UeXBlc10ueG1s',
  'UEsBAhQAFAAAAAgAAAAAAHtHXQbUAAAA6AAAABEAAAAAAAAAAAAAAAAAfgAAAHdvcmQvZG9jdW1lbnQueG1sUEsFBgAAAAACAAIAgAAAAIEBAAAAAA==',
].join(''), 'base64')

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

interface RefusalBody { readonly code?: string; readonly message?: string; readonly fields?: { field: string; message: string }[] }

function shownOf(answer: Answer | RawAnswer): Shown {
  const { code, message, fields } = (answer.body ?? {}) as RefusalBody
  const sentences = [...(message ? [message] : []), ...(fields ?? []).map((field) => `${field.field}：${field.message}`)]
  return { status: answer.status, code, sentences }
}

async function upload(world: BadInputWorld, bytes: Uint8Array): Promise<string> {
  const blob = await world.officer.upload(bytes)
  world.stored.add(digestOf(bytes))
  return blob
}

type Origin = 'upload' | 'paste'

async function receive(world: BadInputWorld, bytes: Uint8Array, name: string, origin: Origin = 'upload'): Promise<Answer> {
  const answer = await world.officer.tryExecute('reading.receive-document', { blob: await upload(world, bytes), name, origin })
  if (answer.status === 200) world.received.add(answer.body.document.document as string)
  return answer
}

async function refusedName(world: BadInputWorld, name: string, origin: Origin): Promise<Shown> {
  return shownOf(await receive(world, Buffer.from(`${name.length}${origin}${sentence}`), name, origin))
}

interface Page {
  readonly document: { readonly state: string; readonly failure: string | null }
  readonly revision: { readonly text: string; readonly encoding: string; readonly notes: readonly Note[] } | null
}

interface Note { readonly code: string; readonly byte_start: number; readonly byte_count: number; readonly detail?: string }

/** Receives and reads the page a person sees when the pipeline is through. */
async function accepted(world: BadInputWorld, bytes: Uint8Array, name: string, origin: Origin = 'upload'): Promise<Shown> {
  const answer = await receive(world, bytes, name, origin)
  if (answer.status !== 200) return shownOf(answer)
  const { document } = answer.body.document as { document: string }
  for (let tries = 0; tries < 400; tries += 1) {
    const page = await world.officer.ask('reading.show-document', { document }) as Page
    if (page.document.state !== 'received') return pageShown(page)
    await wait(50)
  }
  return { status: 200, sentences: [], text: 'the document is underway for ever' }
}

function pageShown({ document, revision }: Page): Shown {
  if (document.failure !== null) {
    return { status: 200, code: document.failure, sentences: [translate(catalogues, 'zh-CN', `error.${document.failure}`)] }
  }
  const sentences = (revision?.notes ?? []).map(({ code, byte_start, byte_count, detail = '' }) =>
    translate(catalogues, 'zh-CN', `note.${code}`, {
      encoding: revision!.encoding.toUpperCase(), byte_start: byte_start + 1, byte_count, detail,
    }))
  return { status: 200, code: revision?.notes[0]?.code, sentences, text: revision?.text ?? '' }
}

async function raw(world: BadInputWorld, request: RawRequest): Promise<Shown> {
  return shownOf(await sendRaw(world.officer, request))
}

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(megabyte, '年')
  for (let sent = 0; sent < count; sent += 1) yield piece
}

/** Somebody whose session ended an hour ago and who goes on working in his page. */
async function expired(world: BadInputWorld): Promise<Caller> {
  const late = await world.instance.signIn()
  await withDatabase(world.instance.folder, (db) => sql`
    update org.session
       set created = now() - interval '13 hours', idle_expires = now() - interval '1 hour', expires = now() - interval '1 hour'
     where id = (select id from org.session order by created desc limit 1)`.execute(db))
  return late
}

/** 100 bytes in half a second, until the other side has had enough. */
function drip(bytes: Uint8Array): RawRequest['send'] {
  return (socket) => {
    let at = 0
    const timer = setInterval(() => socket.write(bytes.subarray(at, at += 100)), 500)
    socket.once('close', () => clearInterval(timer))
  }
}

const tooLarge = { status: 413, code: 'kernel.upload-too-large', says: /超过 100 MB.*拆分后上传/ }
const empty = { status: 422, code: 'kernel.upload-empty', says: /空的.*没有收下.*检查原文件/ }
const cut = { status: 422, code: 'kernel.upload-cut', says: /没有收全.*检查网络后重新上传/ }
const tooSlow = { status: 408, code: 'kernel.upload-too-slow', says: /低于每秒 4 KB.*检查网络/ }
const signedOut = { status: 401, code: 'kernel.not-signed-in', says: /重新登录后可接着办理/ }

const sizes: readonly BadInput[] = [
  {
    title: 'an empty file', expected: empty,
    run: async ({ officer }) => shownOf(await officer.tryUpload([], { announced_bytes: 0 })),
  },
  { title: 'an empty file in chunks', expected: empty, run: async ({ officer }) => shownOf(await officer.tryUpload([])) },
  {
    title: '101 MB, announced', expected: tooLarge,
    run: async ({ officer }) => shownOf(await officer.tryUpload(megabytes(101), { announced_bytes: 101 * megabyte })),
  },
  { title: '101 MB in chunks', expected: tooLarge, run: async ({ officer }) => shownOf(await officer.tryUpload(megabytes(101))) },
]

const texts: readonly BadInput[] = [
  {
    title: 'a program named .txt',
    expected: { status: 422, code: 'reading.not-text', says: /“说明\.txt”.*elf.*没有收下.*另存为/ },
    run: async (world) => {
      const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4096)])
      return shownOf(await receive(world, program, '说明.txt'))
    },
  },
  {
    title: 'a Word document named .txt', expected: { status: 200, text: /^各单位.*完成。$/ },
    run: (world) => accepted(world, wordDocument, '报告.txt'),
  },
  {
    title: 'a Word document cut on its way',
    expected: { status: 200, code: 'extract.zip-damaged', says: /不完整或已损坏.*重新上传/ },
    run: (world) => accepted(world, wordDocument.subarray(0, -40), '报告.docx'),
  },
  {
    title: 'an old Word document, or one with a password',
    expected: { status: 422, code: 'reading.old-office', says: /“报告\.doc”是旧版.*密码.*没有收下.*另存为 docx/ },
    run: async (world) => {
      const office = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])
      return shownOf(await receive(world, office, '报告.doc'))
    },
  },
  {
    title: 'a workbook cut on its way', expected: { status: 200, code: 'extract.zip-damaged', says: /不完整或已损坏.*重新上传/ },
    run: (world) => {
      const office = Buffer.from(`PK\x03\x04\x14\0\x06\0xl/workbook.xml${'\x01'.repeat(500)}`, 'latin1')
      return accepted(world, office, '台账.docx')
    },
  },
  {
    title: 'slides', expected: { status: 422, code: 'reading.not-text', says: /pptx.*没有收下.*docx、xlsx 和 pdf.*另存为/ },
    run: async (world) => {
      const office = Buffer.from(`PK\x03\x04\x14\0\x06\0ppt/presentation.xml${'\x01'.repeat(500)}`, 'latin1')
      return shownOf(await receive(world, office, '台账.docx'))
    },
  },
  {
    title: 'UTF-16 of an odd length',
    expected: { status: 200, code: 'cut-at-end', says: /不完整.*可能没有传完/, text: /^各单位.*完成。/ },
    run: (world) => {
      const bytes = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(sentence, 'utf16le'), Buffer.from([0x55])])
      return accepted(world, bytes, '奇数长度.txt')
    },
  },
  {
    title: 'GB18030 cut inside a character',
    expected: { status: 200, code: 'cut-at-end', says: /不完整.*可能没有传完/, text: /^各单位.*完成/ },
    run: (world) => accepted(world, iconv.encode(`${sentence}请报局`, 'gb18030').subarray(0, -1), '截断.txt'),
  },
  {
    title: 'invalid UTF-8 in the middle',
    expected: { status: 200, code: 'invalid-bytes', says: /不合.*编码，以 � 显示，原件未改动/, text: /各单位.*完成。$/ },
    run: (world) => {
      const bytes = Buffer.concat([Buffer.from(sentence), Buffer.from('ffc0fe', 'hex'), Buffer.from(sentence)])
      return accepted(world, bytes, '坏字节.txt')
    },
  },
  {
    title: 'html with a false charset',
    expected: { status: 200, code: 'declared-encoding-ignored', says: /自称是 gb2312 编码，与实际内容不符/, text: /各单位.*完成。/ },
    run: (world) => {
      const page = `<html><head><meta charset="gb2312"></head><body><p>${sentence}</p></body></html>`
      return accepted(world, Buffer.from(page), '假编码.html')
    },
  },
  {
    title: '100,000 nested tags', expected: { status: 200, text: /各单位.*完成。/ },
    run: (world) => {
      const page = `<html><body>${'<div>'.repeat(100_000)}${sentence}${'</div>'.repeat(100_000)}</body></html>`
      return accepted(world, Buffer.from(page), '层层嵌套.html')
    },
  },
  {
    title: 'control characters in the text',
    expected: { status: 200, code: 'control-character', says: /控制符.*正文中未显示/, text: /^通知各单位/ },
    run: (world) => accepted(world, Buffer.from(`通\0知\x07${sentence}`), '控制符.txt'),
  },
  {
    title: 'control characters in a pasted text',
    expected: { status: 200, code: 'control-character', says: /控制符.*正文中未显示/, text: /^请示各单位/ },
    run: (world) => accepted(world, Buffer.from(`请\x1b示\0${sentence}`), '粘贴的文字', 'paste'),
  },
  {
    title: 'white space pasted',
    expected: { status: 200, code: 'extract.empty-text', says: /没有文字.*再上传/ },
    run: (world) => accepted(world, Buffer.from(' \n\u3000\n'), '粘贴的空白', 'paste'),
  },
]

const names: readonly BadInput[] = (['upload', 'paste'] as const).flatMap((origin) => [
  {
    title: `a name with ../ (${origin})`,
    expected: { status: 422, code: 'reading.name-has-path', says: /不能有“\/”或“\\”.*改名后重新上传/ },
    run: (world: BadInputWorld) => refusedName(world, '../../etc/通知.txt', origin),
  },
  {
    title: `a name with ..\\ (${origin})`,
    expected: { status: 422, code: 'reading.name-has-path', says: /不能有“\/”或“\\”.*改名后重新上传/ },
    run: (world: BadInputWorld) => refusedName(world, '..\\通知.txt', origin),
  },
  {
    title: `control characters in the name (${origin})`,
    expected: { status: 422, code: 'reading.name-has-control', says: /看不见的控制字符.*改名后重新上传/ },
    run: (world: BadInputWorld) => refusedName(world, '通知\u202etxt.exe\0', origin),
  },
  {
    title: `a name of 300 characters (${origin})`,
    expected: { status: 422, code: 'kernel.input-invalid', says: /name：1–200 个字符/ },
    run: (world: BadInputWorld) => refusedName(world, '长'.repeat(300), origin),
  },
])

const senders: readonly BadInput[] = [
  {
    title: 'a socket cut half-way', expected: { status: 0 },
    run: (world) => raw(world, {
      headers: { 'Content-Length': megabyte },
      send: async (socket) => {
        socket.write(Buffer.alloc(300_000, 'a'))
        await wait(200)
        socket.destroy()
      },
      seconds_max: 1,
    }),
  },
  {
    title: 'a sender that ends half-way and listens', expected: cut,
    run: (world) => raw(world, { headers: { 'Content-Length': megabyte }, send: (socket) => { socket.end(Buffer.alloc(300_000, 'b')) } }),
  },
  {
    title: 'a sender in chunks that ends half-way and listens', expected: cut,
    run: (world) => raw(world, {
      headers: { 'Transfer-Encoding': 'chunked' }, send: (socket) => { socket.end(`2000\r\n${'c'.repeat(0x1000)}`) },
    }),
  },
  {
    title: 'a chunk that is no chunk', expected: cut,
    run: (world) => raw(world, {
      headers: { 'Transfer-Encoding': 'chunked' }, send: (socket) => { socket.write('4\r\nabcd\r\nzz\r\nabcd\r\n') },
    }),
  },
  {
    title: 'a dripping sender', expected: tooSlow, slow: true,
    run: (world) => raw(world, { headers: { 'Content-Length': megabyte }, send: drip(Buffer.alloc(megabyte, 'd')) }),
  },
  {
    title: 'a dripping command', expected: tooSlow, slow: true,
    run: (world) => raw(world, {
      path: '/api/reading/receive-document', send: drip(Buffer.alloc(megabyte / 2, ' ')),
      headers: { 'Content-Length': megabyte / 2, 'Content-Type': 'application/json', 'Idempotency-Key': 'dripping-command' },
    }),
  },
  {
    title: 'an announced length longer than the body', expected: tooSlow, slow: true,
    run: (world) => raw(world, { headers: { 'Content-Length': 5_000 }, send: (socket) => { socket.write(Buffer.alloc(4_000, 'e')) } }),
  },
  {
    title: 'a sender who falls silent after the head', expected: tooSlow, slow: true,
    run: (world) => raw(world, { headers: { 'Content-Length': megabyte }, send: () => undefined }),
  },
  {
    title: 'a command that falls silent', expected: tooSlow, slow: true,
    run: (world) => raw(world, {
      path: '/api/reading/receive-document', send: (socket) => { socket.write('{"blob":') },
      headers: { 'Content-Length': 200, 'Content-Type': 'application/json', 'Idempotency-Key': 'silent-command' },
    }),
  },
  {
    // The rest looks like a request that is none, and with it the connection and its upload are given up.
    title: 'an announced length shorter than the body', expected: cut,
    run: (world) => {
      const bytes = Buffer.from(`只有这一段算数。${sentence}`)
      world.uncertain.add(digestOf(bytes.subarray(0, 24)))
      return raw(world, { headers: { 'Content-Length': 24 }, send: (socket) => { socket.write(bytes) } })
    },
  },
  {
    title: 'a command of 2 MB', expected: { status: 413, code: 'kernel.upload-too-large', says: /超过 1 MB/ },
    run: async ({ officer }) => shownOf(await officer.tryExecute('reading.receive-document', { name: '长'.repeat(700_000) })),
  },
  {
    title: 'a command that is no JSON', expected: { status: 422, code: 'kernel.request-unreadable', says: /无法识别，没有办理/ },
    run: (world) => raw(world, {
      path: '/api/reading/receive-document', send: (socket) => { socket.write('{"blob":]') },
      headers: {
        'Content-Length': 9, 'Content-Type': 'application/json', 'Idempotency-Key': 'unreadable-command', Connection: 'close',
      },
    }),
  },
]

const sessions: readonly BadInput[] = [
  {
    title: 'an upload in an expired session', expected: signedOut,
    run: async (world) => shownOf(await (await expired(world)).tryUpload([Buffer.from(`过期${sentence}`)])),
  },
  {
    title: 'a large upload in an expired session', expected: signedOut,
    run: async (world) => shownOf(await (await expired(world)).tryUpload(megabytes(20), { announced_bytes: 20 * megabyte })),
  },
  {
    title: 'a paste in an expired session', expected: signedOut,
    run: async (world) => {
      const blob = await upload(world, Buffer.from(`粘贴时过期${sentence}`))
      return shownOf(await (await expired(world)).tryExecute('reading.receive-document', { blob, name: '粘贴的文字', origin: 'paste' }))
    },
  },
  {
    title: "somebody else's upload", expected: { status: 404, code: 'kernel.blob-not-found', says: /上传的文件已失效.*请重新上传/ },
    run: async (world) => {
      const blob = await upload(world, Buffer.from(`别人的文件${sentence}`))
      const other = world.instance.accounts().filter(({ roles }) => roles.includes('supervision-officer'))[1]!
      const caller = await world.instance.caller().signIn(other.signInName, other.secret)
      return shownOf(await caller.tryExecute('reading.receive-document', { blob, name: '别人的文件.txt' }))
    },
  },
]

export const badInputs: readonly BadInput[] = [...sizes, ...texts, ...names, ...senders, ...sessions]
