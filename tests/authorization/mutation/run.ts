// Turns every decision once and demands that some check becomes red by it. The program has been rewritten while it was loaded, so one
// ground serves all: a first round without any turn keeps which places each check asks, and a turn runs only the checks that ask it.
import type { Registry } from '@lantai/kernel'
import { registry } from '@lantai/server'
import { openGround } from '../ground.ts'
import type { Ground } from '../ground.ts'
import { alwaysOf, mutantsOf } from '../mutants.ts'
import type { Place } from '../read-table.ts'
import { checksOf } from './checks.ts'
import type { Check } from './checks.ts'
import { excused } from './excused.ts'
import type { Site } from './sites.ts'
import type { Decision } from './switch.ts'

interface Known extends Check { readonly seconds: number; readonly asks: ReadonlySet<number> }

interface Flip {
  readonly name: string
  readonly checks: readonly Check[]
  readonly registry: Registry
  readonly firstAt?: Place
  readonly turn?: { readonly site: number; readonly to: boolean }
}

export interface Result { readonly flips: number; readonly killed: number; readonly excused: number; readonly survivors: readonly string[] }

export async function run(decision: Decision, sites: readonly Site[], only: string, say: (line: string) => void): Promise<Result> {
  const ground = await openGround()
  decision.units_of_all = Object.values(ground.world.units)
  try {
    const known = await firstRound(ground, decision, say)
    const flips = [...ofOperations(known), ...ofSites(known, sites)].filter(({ name }) => name.includes(only))
    const survivors: string[] = []
    let [killed, without] = [0, 0]
    for (const flip of flips) {
      const red = await isRed(ground, decision, flip)
      const same = excused.find((one) => one.flip.test(flip.name))
      if (red !== undefined) killed += 1
      else if (same) without += 1
      else survivors.push(`${flip.name}${flip.checks.length === 0 ? ' (nothing asks it)' : ''}`)
      // What is said to show nowhere and is found all the same stands wrongly on that list.
      if (red !== undefined && same) survivors.push(`${flip.name} is found, and stands in excused.ts`)
      if (only !== '') say(`${red === undefined ? 'survives' : 'found   '} ${flip.name}${red === undefined ? '' : `\n           ${red}`}`)
    }
    return { flips: flips.length, killed, excused: without, survivors }
  } finally {
    await ground.close()
  }
}

async function firstRound(ground: Ground, decision: Decision, say: (line: string) => void): Promise<readonly Known[]> {
  const known: Known[] = []
  for (const check of checksOf(registry)) {
    decision.asked = new Set()
    const began = performance.now()
    const differences = await check.run(ground, registry)
    if (differences.length > 0) throw new Error(`${check.name} is red before anything is turned: ${differences[0]}`)
    known.push({ ...check, seconds: (performance.now() - began) / 1000, asks: decision.asked })
  }
  say(`${known.length} checks hold, ${known.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s`)
  return known.toSorted((one, other) => one.seconds - other.seconds)
}

function ofOperations(known: readonly Known[]): readonly Flip[] {
  return [...alwaysOf(registry), ...mutantsOf(registry)].map((mutant) => ({
    name: `${mutant.operation}: ${mutant.change}`, registry: mutant.registry, firstAt: mutant.place,
    checks: known.filter(({ name }) => name === mutant.operation || name.startsWith(`${mutant.operation}: `)),
  }))
}

function ofSites(known: readonly Known[], sites: readonly Site[]): readonly Flip[] {
  return sites.flatMap(({ name }, site) => [true, false].map((to): Flip => ({
    name: `${name}: always ${to ? 'yes' : 'no'}`, registry, turn: { site, to }, checks: known.filter(({ asks }) => asks.has(site)),
  })))
}

/** The first difference; undefined when everything holds as before. */
async function isRed(ground: Ground, decision: Decision, { checks, registry: changed, firstAt, turn }: Flip): Promise<string | undefined> {
  for (const check of checks) {
    decision.turned = turn
    let differences: readonly string[]
    try {
      differences = await check.run(ground, changed, firstAt)
    } catch (error) {
      differences = [error instanceof Error ? error.message : String(error)]
    } finally {
      decision.turned = undefined
    }
    if (differences.length > 0) return `${check.name}: ${differences[0]}`
  }
  return undefined
}
