// `lantai sign-in`: asks for name and password and keeps a token of twelve hours, which its owner can end on his page.
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { registry } from '@lantai/server'
import { callServer, Complaint } from './ask-server.ts'
import { default_url, dropSession, keepSession, readSession } from './session-file.ts'
import { language, say, wordsOf } from './words.ts'
import { hostname } from 'node:os'

interface SignedIn {
  readonly person: { readonly name: string }
  readonly token: string
  readonly expires: string
  readonly mustChangeSecret: boolean
}

export async function signIn(flags: readonly string[]): Promise<number> {
  const words = wordsOf()
  const flag = (name: string): string | undefined => flags.find((word, at) => flags[at - 1] === `--${name}`)
  const url = flag('url') ?? process.env['LANTAI_URL'] ?? default_url
  const { name, secret } = await askFor(flag('name'))
  const input = { name, secret, kind: 'token', label: hostname().slice(0, 60) }
  const answer = await callServer({ url }, registry.find('org.sign-in')!, input) as SignedIn
  keepSession({ url, token: answer.token, expires: answer.expires })
  say(words.signedIn(answer.person.name, moment(answer.expires)))
  if (answer.mustChangeSecret) say(words.mustChange)
  return 0
}

/**
 * The password never stands on the command line, where every process could read it; without a terminal it is the last line of
 * standard input.
 */
async function askFor(given: string | undefined): Promise<{ name: string; secret: string }> {
  const words = wordsOf()
  if (!process.stdin.isTTY) {
    const lines: string[] = []
    for await (const line of createInterface({ input: process.stdin })) lines.push(line)
    const secret = lines.at(-1) ?? ''
    const name = given ?? (lines.length > 1 ? lines[0]! : '')
    if (!name || !secret) throw new Complaint(words.askName, 2)
    return { name, secret }
  }
  let hidden = false
  const output = new Writable({ write: (chunk: Buffer, _encoding, done) => { if (!hidden) process.stderr.write(chunk); done() } })
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  try {
    const name = given ?? await terminal.question(`${words.askName}: `)
    process.stderr.write(`${words.askSecret}: `)
    hidden = true
    const secret = await terminal.question('')
    process.stderr.write('\n')
    return { name, secret }
  } finally {
    terminal.close()
  }
}

export async function signOut(): Promise<number> {
  const session = readSession()
  if (!session) throw new Complaint(wordsOf().notSignedIn, 1)
  try {
    await callServer(session, registry.find('org.sign-out')!, {})
  } finally {
    dropSession()
  }
  say(wordsOf().signedOut)
  return 0
}

function moment(iso: string): string {
  return new Date(iso).toLocaleString(language(), { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
}
