// The command line's entrance: it looks at the first word and loads only what that verb needs.
import process from 'node:process'
import { say, wordsOf } from './words.ts'

// A reader that has seen enough, like head, closes the pipe; what more would be written is nobody's loss.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const [verb = 'help', ...rest] = process.argv.slice(2)

try {
  process.exitCode = await run(verb, rest)
} catch (error) {
  process.exitCode = await (await import('./complain.ts')).complain(error)
}

async function run(first: string, rest: readonly string[]): Promise<number> {
  if (first === 'up') return (await import('./up.ts')).up(rest)
  if (first === 'sign-in') return (await import('./sign-in.ts')).signIn(rest)
  if (first === 'sign-out') return (await import('./sign-in.ts')).signOut()
  if (first === 'doctor') return (await import('./doctor.ts')).doctor(rest)
  if (first === 'version' || first === '--version') return (await import('./help.ts')).printVersion()
  if (first === 'help' || first === '--help' || first === '-h') return (await import('./help.ts')).help(rest)
  const [second, ...flags] = rest
  if (second === undefined || second.startsWith('-')) {
    say(wordsOf().unknownCommand(first))
    return 2
  }
  // Works on files alone: neither the server nor its registry is loaded.
  if (first === 'reading' && second === 'read') return (await import('./read-files.ts')).readFiles(flags)
  return (await import('./call.ts')).call(`${first}.${second}`, flags)
}
