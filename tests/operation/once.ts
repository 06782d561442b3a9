// Every command of the registry sent thrice with one key, in the ways in which people and networks do it: one after the other, all at
// the same moment, and again after an answer that never came. It must be carried out once, and every answer be the first one.
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { createRuntime, Refusal } from '@lantai/kernel'
import type { Registry } from '@lantai/kernel'
import { cases } from '../authorization/cases.ts'
import type { Ground } from '../authorization/ground.ts'
import type { Cell } from '../authorization/read-table.ts'

export const ways = ['one after the other', 'at the same moment', 'after a lost answer'] as const
export type Way = (typeof ways)[number]

export interface Sent { readonly answers: readonly string[]; readonly entries: number; readonly faults: readonly string[] }

/** The first role that may do it at `own`, by the table kept by hand. */
function ableOf(cells: readonly Cell[]): Cell['caller'] | undefined {
  return cells.find(({ place, expected }) => place === 'own' && expected === 'allowed')?.caller
}

export async function sendThrice(ground: Ground, registry: Registry, cells: readonly Cell[], way: Way): Promise<Sent> {
  const [{ operation }] = cells as [Cell]
  const able = ableOf(cells)
  const one = cases[operation]
  if (!one || able === undefined || able === 'expired') return { answers: [], entries: 0, faults: [`${operation} has nobody who may.`] }
  const caller = able === 'anonymous' ? ground.holder('head') : ground.holder(able)
  const planted = await one.plant({ ground, world: ground.world, unit: ground.world.units.own, caller })
  const world = planted.world ?? ground.world
  const runtime = createRuntime({ ...world.parts, registry })
  const call = world.call(planted.caller ?? caller)
  const send = async (): Promise<{ word: string; answer: unknown }> => {
    try {
      const { answer, repeated } = await runtime.execute(operation, planted.input, call)
      return { word: repeated ? 'repeated' : 'done', answer }
    } catch (error) {
      if (error instanceof Refusal) return { word: error.code, answer: { code: error.code, parameters: error.parameters } }
      throw error
    }
  }
  const entries = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from journal.entry where operation = ${operation}`.execute(world.database.owner)
    return rows[0]!.count
  }
  const before = await entries()
  const sent = await inWay(way, send)
  const written = await entries() - before
  return { answers: sent.map(({ word }) => word), entries: written, faults: faultsOf(registry, operation, sent, written) }
}

async function inWay(way: Way, send: () => Promise<{ word: string; answer: unknown }>) {
  if (way === 'at the same moment') return Promise.all([send(), send(), send()])
  const first = send()
  // Whoever sends again does not know how far the first has come.
  if (way === 'after a lost answer') await new Promise((resolve) => { setImmediate(resolve) })
  else await first
  const second = way === 'after a lost answer' ? send() : await send()
  return [await first, await second, await send()]
}

function faultsOf(registry: Registry, operation: string, sent: readonly { word: string; answer: unknown }[], written: number): string[] {
  const told = registry.find(operation)
  const secrets = told?.kind === 'command' ? told.secrets ?? [] : []
  // A secret is told once and is in no kept answer.
  const open = (answer: unknown): unknown => (answer === null || typeof answer !== 'object' ? answer
    : Object.fromEntries(Object.entries(answer).filter(([name]) => !secrets.includes(name))))
  const words = sent.map(({ word }) => word)
  const done = sent.find(({ word }) => word === 'done')
  return [
    ...words.filter((word) => word === 'done').length === 1 && words.filter((word) => word === 'repeated').length === 2 ? []
      : [`answered ${words.join(', ')}`],
    ...written === 1 ? [] : [`${written} journal entries`],
    ...sent.every(({ answer }) => isDeepStrictEqual(open(answer), open(done?.answer))) ? [] : ['the answers differ'],
  ]
}
