// Cells really carried out: a caller with one role at `own`, a fresh target in a unit, the operation, and what came of it.
import { anonymous, createRuntime, Refusal } from '@lantai/kernel'
import type { Actor, Registry, Role } from '@lantai/kernel'
import type { World } from '../operation/world.ts'
import { cases } from './cases.ts'
import type { Case, Planted } from './cases.ts'
import type { Ground } from './ground.ts'
import type { Cell, Known, Place } from './read-table.ts'

/** What the table is about: every operation that has a route. */
export function routedOperations(registry: Registry): readonly Known[] {
  return registry.operations().filter((operation) => operation.kind !== 'tool')
    .map(({ name }) => ({ name, list: cases[name]?.shown !== undefined }))
}

export interface Outcome {
  /** How many calls were made. */
  readonly carried: number
  /** How many of them were done. */
  readonly allowed: number
  /** `operation role place: expected …, found …`, one for each cell that does not hold. */
  readonly differences: readonly string[]
}

export interface Measure {
  readonly ground: Ground
  readonly registry: Registry
  /** All of one operation. */
  readonly cells: readonly Cell[]
  /** Begins with the cells of this place and ends with the first cell that does not hold. */
  readonly firstAt?: Place
}

export async function carryOut({ ground, registry, cells, firstAt }: Measure): Promise<Outcome> {
  const targets = new Map<Place, Planted>()
  const outcomes = new Map<string, string>()
  const differences: string[] = []
  let allowed = 0
  const ordered = firstAt ? cells.toSorted((one, other) => Number(other.place === firstAt) - Number(one.place === firstAt)) : cells
  for (const cell of ordered) {
    const one = cases[cell.operation]
    if (!one) return { carried: outcomes.size, allowed, differences: [`${cell.operation} has no case.`] }
    const name = one.placeless ? cell.caller : `${cell.caller} ${cell.place}`
    let found = outcomes.get(name)
    if (found === undefined) {
      const caller = await callerOf(ground, cell, cells)
      // Reading does not use a row up; everything else gets a fresh target for each cell.
      const planted = targets.get(cell.place) ?? await one.plant({ ground, world: ground.world, unit: ground.unit(cell.place), caller })
      if (one.shown) targets.set(cell.place, planted)
      found = await callOnce({ registry, operation: cell.operation, one, planted, caller, world: planted.world ?? ground.world })
      outcomes.set(name, found)
      if (found === 'allowed') allowed += 1
    }
    if (found === cell.expected) continue
    differences.push(`${cell.operation} ${cell.caller} ${cell.place}: expected ${cell.expected}, found ${found}`)
    if (firstAt) break
  }
  return { carried: outcomes.size, allowed, differences }
}

/** An expired token is that of somebody who could do it while it was good. */
async function callerOf(ground: Ground, cell: Cell, cells: readonly Cell[]): Promise<Actor> {
  if (cell.caller === 'anonymous') return anonymous
  if (cell.caller !== 'expired') return ground.holder(cell.caller)
  const able = cells.find(({ place, expected, caller }) => (
    place === 'own' && (expected === 'allowed' || expected === 'shown') && caller !== 'anonymous' && caller !== 'expired'))
  return ground.expired((able?.caller ?? 'head') as Role)
}

interface Call {
  readonly registry: Registry
  readonly operation: string
  readonly one?: Case
  readonly planted: Planted
  readonly caller: Actor
  readonly world: World
}

const refused_as: ReadonlyMap<string, string> = new Map([
  ['kernel.not-permitted', 'forbidden'], ['kernel.not-found', 'not-found'], ['kernel.not-signed-in', 'sign-in'],
])

/** The word of the table, or what else came of it. */
export async function callOnce({ registry, operation, one, planted, caller, world }: Call): Promise<string> {
  const actor = caller.kind === 'person' ? planted.caller ?? caller : caller
  const runtime = createRuntime({ ...world.parts, registry })
  try {
    if (registry.find(operation)?.kind === 'command') {
      await runtime.execute(operation, planted.input, world.call(actor))
      return 'allowed'
    }
    const answer = await runtime.ask(operation, planted.input, world.call(actor))
    if (!one?.shown || planted.target === undefined) return 'allowed'
    return one.shown(answer as never).includes(planted.target) ? 'shown' : 'absent'
  } catch (error) {
    if (error instanceof Refusal) return refused_as.get(error.code) ?? error.code
    return `a broken invariant (${error instanceof Error ? error.message : String(error)})`
  }
}
