// Who calls: a browser by its cookie, a command line by its token. A cookie counts only for pages of our own.
import { anonymous } from '@lantai/kernel'
import type { Actor, Language } from '@lantai/kernel'
import { actorOf } from '@lantai/org'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Composed } from './compose.ts'
import { serverErrors } from './errors.ts'

// With https the prefix keeps sub-domains and plain pages from setting it; over plain http (the demonstration on this machine,
// a bureau's first look) browsers refuse the prefix.
const secure_name = '__Host-lantai'
const plain_name = 'lantai'

export async function callerOf(composed: Composed, request: FastifyRequest): Promise<{ actor: Actor; byCookie: boolean }> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const carried = bearer ?? request.cookies[secure_name] ?? request.cookies[plain_name]
  if (!carried) return { actor: anonymous, byCookie: false }
  const actor = await actorOf(composed.database.db, carried, composed.parts.clock.now())
  return { actor: actor ?? anonymous, byCookie: bearer === undefined }
}

export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN'
}

/** Browsers send Origin with every command; one from elsewhere is refused, and a cookie without one as well. */
export function requireOwnPage(request: FastifyRequest, byCookie: boolean): void {
  const { origin } = request.headers
  if (origin === undefined && !byCookie) return
  if (origin !== undefined && hostOf(origin) === request.headers.host) return
  throw serverErrors('origin-foreign')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

interface SignedIn { readonly token?: unknown; readonly expires?: unknown; readonly kind?: unknown }

/** After a browser's sign-in the token goes into the cookie and nowhere else; after sign-out the cookie is cleared. */
export function setSession(https: boolean, operation: string, answer: unknown, reply: FastifyReply): unknown {
  const name = https ? secure_name : plain_name
  const settings = { path: '/', httpOnly: true, secure: https, sameSite: 'strict' as const }
  if (operation === 'org.sign-out') reply.clearCookie(name, settings)
  if (operation !== 'org.sign-in') return answer
  const { token, ...rest } = answer as SignedIn
  if (rest.kind !== 'browser' || typeof token !== 'string') return answer
  reply.setCookie(name, token, settings)
  return rest
}
