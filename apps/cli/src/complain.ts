// Every failure ends in a sentence on standard error and an exit code: 1 refused, 2 wrong words, 3 no server, 70 a fault of ours.
import { Refusal, sentenceFor } from '@lantai/kernel'
import { Complaint, Refused } from './ask-server.ts'
import { language, say } from './words.ts'

export async function complain(error: unknown): Promise<number> {
  if (error instanceof Complaint) {
    say(error.message)
    return error.exit_code
  }
  if (error instanceof Refused) {
    say(error.message)
    for (const { field, message } of error.fields) say(`  ${field}: ${message}`)
    return 1
  }
  if (error instanceof Refusal) {
    const { catalogues } = await import('@lantai/server')
    say(sentenceFor(catalogues, language(), error))
    return 1
  }
  say(error instanceof Error ? error.stack ?? error.message : String(error))
  return 70
}
