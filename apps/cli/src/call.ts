// `lantai <domain> <verb> --flag value`: any declared command or query, on the running server.
import { basename } from 'node:path'
import { registry } from '@lantai/server'
import { callServer, Complaint, uploadFile } from './ask-server.ts'
import { flagsOf, parseFlags } from './flags.ts'
import { printAnswer } from './print-answer.ts'
import { readSession } from './session-file.ts'
import { say, wordsOf } from './words.ts'

export async function call(name: string, words: readonly string[]): Promise<number> {
  const operation = registry.find(name)
  const command = name.replace('.', ' ')
  if (!operation) {
    say(wordsOf().unknownCommand(command))
    return 2
  }
  if (words.includes('--help')) return (await import('./help.ts')).help(command.split(' '))
  const flags = flagsOf(operation)
  const { input, file, json } = parseFlags(command, flags, words)
  const server = readSession()
  if (!server) throw new Complaint(wordsOf().notSignedIn, 1)
  if (file !== undefined) {
    input['blob'] = await uploadFile(server, file)
    const takesName = flags.some((flag) => flag.name === 'name')
    if (takesName && input['name'] === undefined) input['name'] = file === '-' ? 'stdin.txt' : basename(file)
  }
  printAnswer(await callServer(server, operation, input), json)
  return 0
}
