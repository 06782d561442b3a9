// One submission is one key: a second click, a retry after a lost answer and a call repeated after a new sign-in are all the
// same submission, and the server carries it out once.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CommandName, InputOf, OutputOf, QueryName } from '../generated/client.ts'
import { execute, newKey } from './call.ts'
import { failureOf, Refused } from './failure.ts'
import type { Failure } from './failure.ts'

/** Keeps the key of a submission until the server has given a definite answer to it. */
export class SubmissionKeys {
  readonly #open = new Map<string, string>()

  keyFor(input: unknown): string {
    const text = JSON.stringify(input)
    const known = this.#open.get(text)
    if (known) return known
    const fresh = newKey()
    this.#open.set(text, fresh)
    return fresh
  }

  /** After a refusal the next attempt is a new one: the kept answer of the old key would be the old refusal. */
  answered(input: unknown): void { this.#open.delete(JSON.stringify(input)) }
}

export interface Submission<Name extends CommandName> {
  /** The answer; undefined when it failed (then `failure` says why) or when the same form is being sent already. */
  submit(input: InputOf<Name>): Promise<OutputOf<Name> | undefined>
  readonly pending: boolean
  readonly failure: Failure | undefined
  clear(): void
}

export interface SubmissionSettings {
  /** Queries whose answers are old news once this has been carried out. */
  readonly outdates?: readonly QueryName[]
  readonly unsigned?: 'wait' | 'raise'
}

export function useSubmission<Name extends CommandName>(name: Name, settings: SubmissionSettings = {}): Submission<Name> {
  const client = useQueryClient()
  const keys = useRef(new SubmissionKeys())
  const sending = useRef(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  async function submit(input: InputOf<Name>): Promise<OutputOf<Name> | undefined> {
    // The state of the last drawing does not know of the first of two quick clicks; this reference does.
    if (sending.current) return undefined
    sending.current = true
    setPending(true)
    setFailure(undefined)
    try {
      const output = await execute(name, input, keys.current.keyFor(input), { unsigned: settings.unsigned })
      keys.current.answered(input)
      for (const query of settings.outdates ?? []) void client.invalidateQueries({ queryKey: [query] })
      return output
    } catch (error) {
      const failed = failureOf(error)
      if (failed instanceof Refused && !failed.passing) keys.current.answered(input)
      setFailure(failed)
      return undefined
    } finally {
      sending.current = false
      setPending(false)
    }
  }

  return { submit, pending, failure, clear: () => setFailure(undefined) }
}
