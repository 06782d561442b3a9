// Splitting and merging as decisions of a sitting: what comes of them is asked of the server, and one key takes all of it back.
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import type { Failure } from '../../api/failure.ts'
import { translateNow } from '../../language.ts'
import { shortened } from './review-parts.ts'
import type { Decision, Parts } from './review-parts.ts'

interface Succeeding {
  readonly first: Finding
  readonly input: unknown
  readonly send: (key: string) => Promise<string>
  readonly said: string
  /** Where the page goes on: what came of it. */
  readonly onMade: (finding: string) => void
}

export function splitFinding(
  parts: Parts, finding: Finding, at: number[], onMade: (finding: string) => void,
): Promise<Failure | undefined> {
  const input = { finding: finding.finding, expectedVersion: finding.version, at }
  return succeed(parts, {
    first: finding, input: ['split', input], onMade,
    said: translateNow('split.done', { quote: shortened(finding.quote), count: at.length + 1 }),
    send: async (key) => (await execute('reading.split-finding', input, key)).successors[0]!,
  })
}

export function mergeFindings(
  parts: Parts, findings: readonly Finding[], onMade: (finding: string) => void,
): Promise<Failure | undefined> {
  const seen = findings.map(({ finding, version }) => ({ finding, expectedVersion: version }))
  const input = { document: parts.document, findings: seen }
  return succeed(parts, {
    first: findings[0]!, input: ['merge', input], onMade, said: translateNow('merge.done', { count: findings.length }),
    send: async (key) => (await execute('reading.merge-findings', input, key)).finding,
  })
}

async function succeed(parts: Parts, { first, input, send, said, onMade }: Succeeding): Promise<Failure | undefined> {
  const { list, sitting, say } = parts
  try {
    const made = await send(list.keys.keyFor(input))
    list.keys.answered(input)
    const decision: Decision = { findings: [first], back: () => restoreAll(parts, { ...first, version: first.version + 1 }) }
    sitting.begin(decision)
    await list.refresh()
    say(said)
    onMade(made)
    return undefined
  } catch (error) {
    const failure = failureOf(error)
    if (failure instanceof Refused && !failure.passing) list.keys.answered(input)
    if (failure instanceof Refused && failure.status === 409) void list.refresh()
    return failure
  }
}

async function restoreAll({ list }: Parts, { finding, version, quote }: Finding): Promise<string> {
  const input = { finding, expectedVersion: version }
  await execute('reading.restore-finding', input, list.keys.keyFor(['restore', input]))
  list.keys.answered(['restore', input])
  await list.refresh()
  return translateNow('review.undone', { quote: shortened(quote) })
}
