// Tables as office files. What stands in them, and who may have it, is decided by the operation whose answer is written here.
import { kernelErrors } from '@lantai/kernel'
import type { OfficeTable } from '@lantai/office'
import type { FastifyInstance } from 'fastify'
import { callerOf, languageOf } from './caller.ts'
import type { HttpOptions } from './http.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** `GET /api/export/drafts?document=…&format=xlsx`: the answer of work.export-drafts as a workbook or a Word document. */
export function serveExport(app: FastifyInstance, { composed }: HttpOptions): void {
  app.get('/api/export/drafts', async (request, reply) => {
    const { document, format } = request.query as Record<string, unknown>
    if (format !== 'xlsx' && format !== 'docx') {
      throw kernelErrors('input-invalid', { fields: 'format' }, [{ field: 'format', message: 'xlsx or docx' }])
    }
    const { actor } = await callerOf(composed, request)
    const call = { actor, address: request.ip, language: languageOf(request) }
    const table = await composed.runtime.ask('work.export-drafts', { document }, call) as OfficeTable
    // Loaded with the first table that is asked for: the libraries are large, and most days nobody asks.
    const office = await import('@lantai/office')
    const write = format === 'xlsx' ? office.writeDecompositionXlsx : office.writeDecompositionDocx
    const name = encodeURIComponent(`${table.title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.${format}`)
    return reply.type(types[format])
      .header('Content-Disposition', `attachment; filename="drafts.${format}"; filename*=UTF-8''${name}`)
      .send(Buffer.from(await write([table])))
  })
}
