// The built pages: assets by their hashed names for ever, the shell with a fresh nonce each time.
import fastifyStatic from '@fastify/static'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kernelErrors } from '@lantai/kernel'
import type { FastifyInstance } from 'fastify'
import { pagePolicy } from './security-headers.ts'

export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const shell = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'), prefix: '/assets/', wildcard: true, index: false, dotfiles: 'deny',
    setHeaders: (reply) => { reply.header('Cache-Control', 'public, max-age=31536000, immutable') },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|assets)\//.test(request.url)
    if (!isPage) throw kernelErrors('not-found')
    const nonce = randomBytes(18).toString('base64url')
    return reply.header('Content-Security-Policy', pagePolicy(nonce)).type('text/html; charset=utf-8')
      .send(shell.replaceAll('__NONCE__', nonce))
  })
}
