import { orgLimits } from '../limits.ts'

export type SessionKind = 'browser' | 'token'

export interface SessionLimits { readonly idleExpires: Date; readonly expires: Date }

/** A browser left alone ends after two hours and in any case after twelve; a token of the command line after twelve. */
export function sessionLimits(kind: SessionKind, now: Date): SessionLimits {
  const expires = new Date(now.getTime() + orgLimits.session_hours * 3_600_000)
  return { expires, idleExpires: idleEnd(kind, expires, now) }
}

export function idleEnd(kind: SessionKind, expires: Date, now: Date): Date {
  const idle_ms = kind === 'browser' ? now.getTime() + orgLimits.browser_idle_minutes * 60_000 : Infinity
  return new Date(Math.min(idle_ms, expires.getTime()))
}
