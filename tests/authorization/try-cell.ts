// One cell really carried out: a caller with one role at `own`, a fresh target in a unit, the operation, and what came of it.
import { anonymous, createRuntime, Refusal } from '@lantai/kernel'
import type { Actor, Registry, Role } from '@lantai/kernel'
import type { World } from '../operation/world.ts'
import { cases } from './cases.ts'
import type { Cell, Outcome, ScopeName } from './read-table.ts'

const unitOf: Readonly<Record<ScopeName, 'own' | 'child' | 'sibling' | 'root' | 'other'>> = {
  own: 'own', child: 'child', sibling: 'sibling', parent: 'root', other: 'other',
}

const refusedAs: ReadonlyMap<string, Outcome> = new Map([
  ['kernel.not-permitted', 'forbidden'], ['kernel.not-found', 'not-found'], ['kernel.not-signed-in', 'sign-in'],
])

export class Cells {
  readonly #world: World
  readonly #registry: Registry
  readonly #actors = new Map<string, Actor>()

  constructor(world: World, registry: Registry) {
    this.#world = world
    this.#registry = registry
  }

  /** Undefined when the cell holds; otherwise a sentence with what was found in its place. */
  async difference(cell: Cell): Promise<string | undefined> {
    const found = await this.#found(cell)
    return found === cell.expected ? undefined : `${cell.operation} ${cell.caller} ${cell.scope}: expected ${cell.expected}, found ${found}`
  }

  async #found(cell: Cell): Promise<string> {
    const plant = cases[cell.operation]
    const operation = this.#registry.find(cell.operation)
    if (!operation || operation.kind === 'tool') return 'no such operation'
    if (!plant) return 'no case'
    const actor = await this.#actor(cell)
    const planted = await plant(this.#world, this.#world.units[unitOf[cell.scope]], actor.kind === 'person' ? actor : await this.#anybody())
    const runtime = createRuntime({ ...this.#world.parts, registry: this.#registry })
    try {
      if (operation.kind === 'command') {
        await runtime.execute(operation.name, planted.input, this.#world.call(actor))
        return 'allowed'
      }
      const answer = await runtime.ask(operation.name, planted.input, this.#world.call(actor))
      if (planted.id === undefined) return 'allowed'
      return shows(answer, planted.id) ? 'shown' : 'absent'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refusedAs.get(error.code) ?? error.code
    }
  }

  async #actor(cell: Cell): Promise<Actor> {
    if (cell.caller === 'anonymous' || cell.caller === 'expired') return anonymous
    const kept = this.#actors.get(cell.caller) ?? await this.#world.actor(cell.caller as Role, this.#world.units.own)
    this.#actors.set(cell.caller, kept)
    return kept
  }

  async #anybody(): Promise<Actor> {
    return this.#world.actor('handler', this.#world.units.own)
  }
}

/** A unit that is told only as the way up to the caller's own, or as the parent of another, does not count as shown. */
function shows(answer: unknown, id: string): boolean {
  const lists = Object.values(answer as object).filter(Array.isArray).flat() as Record<string, unknown>[]
  return lists.some((one) => one['context'] !== true && Object.entries(one).some(([name, value]) => name !== 'parent' && value === id))
}
