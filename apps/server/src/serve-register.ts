// The register as a workbook: the empty form, what stands, and a list back to its sender with what is to be mended.
import { translate } from '@lantai/kernel'
import type { Call, Language } from '@lantai/kernel'
import type { OfficeList } from '@lantai/office'
import { emptyRegister } from '@lantai/org'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerOf, languageOf } from './caller.ts'
import type { HttpOptions } from './http.ts'
import en from '../messages/en.json' with { type: 'json' }
import zhCN from '../messages/zh-CN.json' with { type: 'json' }

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Exported { readonly title: string; readonly sheets: readonly { name: string; heads: string[]; rows: string[][] }[] }
interface Previewed {
  readonly sheets: readonly { readonly name: string; readonly heads: readonly string[] }[]
  readonly rows: readonly {
    readonly sheet: string; readonly result: string; readonly verdict: string
    readonly cells: readonly string[]; readonly wrong: readonly number[]
  }[]
}

/**
 * `GET /api/export/register-form` · `GET /api/export/register?unit=…` · `GET /api/export/register-check?blob=…&unit=…&rows=wrong`.
 * What stands in them, and who may have it, is decided by org.export-register and org.preview-register.
 */
export function serveRegister(app: FastifyInstance, { composed }: HttpOptions): void {
  const callOf = async (request: FastifyRequest): Promise<Call> => {
    const { actor } = await callerOf(composed, request)
    return { actor, address: request.ip, language: languageOf(request) }
  }
  app.get('/api/export/register-form', async (request, reply) => {
    const call = await callOf(request)
    // Whoever is signed in may have the empty form; it says nothing of anybody.
    await composed.runtime.ask('org.show-me', {}, call)
    return send(reply, word(call.language, 'register-form'), emptyRegister().map(({ name, heads, rows }) => (
      { name, heads, rows: rows.map((cells) => ({ cells })) })))
  })
  app.get('/api/export/register', async (request, reply) => {
    const { unit } = request.query as Record<string, unknown>
    const { title, sheets } = await composed.runtime.ask('org.export-register', { unit }, await callOf(request)) as Exported
    return send(reply, title, sheets.map(({ name, heads, rows }) => ({ name, heads, rows: rows.map((cells) => ({ cells })) })))
  })
  app.get('/api/export/register-check', async (request, reply) => {
    const { unit, blob } = request.query as Record<string, unknown>
    const call = await callOf(request)
    const previewed = await composed.runtime.ask('org.preview-register', { blob, unit }, call) as Previewed
    return send(reply, word(call.language, 'register-check'), checkedLists(previewed, word(call.language, 'register-result')))
  })
}

function word(language: Language, key: string): string { return translate({ 'zh-CN': zhCN, en }, language, `file.${key}`) }

/** The sender's own rows and columns, with one more that says what became of each. */
function checkedLists({ sheets, rows }: Previewed, resultHead: string): readonly OfficeList[] {
  return sheets.map(({ name, heads }) => ({
    name, heads: [...heads, resultHead],
    rows: rows.filter((row) => row.sheet === name && row.verdict !== 'skipped').map(({ cells, result, verdict, wrong }) => (
      { cells: [...cells, result], marked: verdict === 'wrong' ? [...wrong, heads.length + 1] : [] })),
  }))
}

async function send(reply: FastifyReply, title: string, lists: readonly OfficeList[]): Promise<FastifyReply> {
  const office = await import('@lantai/office')
  const name = encodeURIComponent(`${title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.xlsx`)
  return reply.type(workbook).header('Content-Disposition', `attachment; filename="register.xlsx"; filename*=UTF-8''${name}`)
    .send(Buffer.from(await office.writeListsXlsx(lists)))
}
