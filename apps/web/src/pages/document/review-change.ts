// Changed values as one of the decisions of a sitting: the server reads them, and the way back leads to what held before.
import type { Finding } from '../../api/asking.ts'
import { execute } from '../../api/call.ts'
import { failureOf, Refused } from '../../api/failure.ts'
import type { Failure } from '../../api/failure.ts'
import type { GivenValues } from '../../generated/client.ts'
import { translateNow } from '../../language.ts'
import { valuesOf } from './change-values.ts'
import { reopen, shortened } from './review-parts.ts'
import type { Decision, Parts } from './review-parts.ts'

interface Changing { readonly finding: Finding; readonly values: GivenValues | null }

/** Undefined once it is saved; else why not, for the form it was written in. */
export async function changeFinding(parts: Parts, person: string, { finding, values }: Changing): Promise<Failure | undefined> {
  const { list, sitting, say } = parts
  const decision: Decision = { findings: [finding] }
  try {
    const version = await send(parts, person, { finding, values })
    decision.back = finding.state === 'proposed'
      ? () => goBack(parts, finding, version) : () => changeBack(parts, person, { ...finding, version })
    sitting.begin(decision)
    say(translateNow('change.saved', { quote: shortened(finding.quote) }))
    list.outdate()
    return undefined
  } catch (error) {
    const failure = failureOf(error)
    // Somebody else was first: his values are shown beside the form.
    if (failure instanceof Refused && failure.status === 409) await list.refresh()
    return failure
  }
}

/** The new version. */
async function send({ list, set }: Parts, person: string, { finding, values }: Changing): Promise<number> {
  const input = { finding: finding.finding, expectedVersion: finding.version, values }
  try {
    const { version, details, changed } = await execute('reading.change-finding', input, list.keys.keyFor(['change', input]))
    list.keys.answered(['change', input])
    const at = new Date().toISOString()
    const confirmed = finding.state === 'proposed' ? { state: 'confirmed', confirmedBy: person, confirmedAt: at } as const : {}
    const from = finding.correction ? finding.correction.from : finding.details
    set([{ finding: finding.finding, version, details, correction: changed ? { by: person, at, from } : null, ...confirmed }])
    return version
  } catch (error) {
    if (error instanceof Refused && !error.passing) list.keys.answered(['change', input])
    throw error
  }
}

async function goBack(parts: Parts, { finding, quote, details, correction }: Finding, version: number): Promise<string> {
  const said = await reopen(parts, [{ finding, expectedVersion: version }], quote)
  parts.set([{ finding, details, correction }])
  return said
}

/** To the values that held before: somebody's, or what was read. */
async function changeBack(parts: Parts, person: string, before: Finding): Promise<string> {
  await send(parts, person, { finding: before, values: before.correction ? valuesOf(before) ?? null : null })
  return translateNow('review.undone', { quote: shortened(before.quote) })
}
