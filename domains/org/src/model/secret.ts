// Secrets people type, and secrets only machines see. Hashing costs about 15 ms and 19 MB, so it never happens while a row is locked.
import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Random } from '@lantai/kernel'
import { orgLimits } from '../limits.ts'

/** Argon2id as OWASP's password storage sheet gives it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Belongs to no secret; an unknown name is checked against it, so that it takes as long as a known one. Same cost as above. */
export const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$kR7yW0ZbQ1uT5nJx8cLq2A$XUCCBVgSpnYTx15QYWymOppUrJHs1ngUARntVjCeMqg'

/** The argon2id hash of a secret, as a PHC string. */
export async function hashSecret(secret: string, random: Random): Promise<string> {
  return hash(secret.normalize('NFC'), { ...cost, salt: random.bytes(16) })
}

export async function verifySecret(secretHash: string, secret: string): Promise<boolean> {
  return verify(secretHash, secret.normalize('NFC'))
}

/** Without 0, 1, i, l: read from paper and over the telephone. 32 symbols, so that five bits of a byte choose evenly. */
const symbols = '23456789abcdefghjkmnopqrstuvwxyz'

/** Four groups of four, 80 bits: `k3fd-9xqm-a7rt-w2hc`. */
export function firstSecret(random: Random): string {
  const letters = [...random.bytes(16)].map((byte) => symbols[byte & 31]!).join('')
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4)).join('-')
}

/** 256 random bits for a session or a set-up link. */
export function longSecret(random: Random): string { return Buffer.from(random.bytes(32)).toString('base64url') }

export function digestOf(secret: string): Buffer { return createHash('sha256').update(secret).digest() }

export interface SecretOwner { readonly name: string; readonly signInName: string }

export type Weakness = 'short' | 'uniform' | 'name'

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '')

/** Length and the name only, no composition rules: those produce P@ssw0rd1 (OWASP ASVS 5, 6.2). */
export function weaknessOf(secret: string, owner: SecretOwner): Weakness | undefined {
  const characters = [...secret.normalize('NFC')]
  if (characters.length < orgLimits.secret_characters_min) return 'short'
  if (new Set(characters).size < 5) return 'uniform'
  const letters = lettersOf(secret)
  const names = [lettersOf(owner.signInName), lettersOf(owner.name)].filter((name) => name.length > 0)
  if (secret.toLowerCase().includes(owner.name.toLowerCase()) || names.includes(letters)) return 'name'
  return secret.toLowerCase() === owner.signInName ? 'name' : undefined
}
