// The program with one answer to "who may?" changed. Each mutant must be found by the cells of its operation; one that is not found
// is a hole in the table or in the cases.
import { sql } from 'kysely'
import { may, Registry, roles } from '@lantai/kernel'
import type { Actor, Database, Operation, PermissionTable, Placed, QueryContext, Role } from '@lantai/kernel'
import type { Place } from './read-table.ts'

export interface Mutant {
  readonly operation: string
  readonly change: string
  /** Where it shows; looking there first saves most of the calls. */
  readonly place: Place
  readonly registry: Registry
}

type Routed = Exclude<Operation, { kind: 'tool' }>

/** The same registry with one operation in another shape, and with permissions that only it names. */
export function withOperation(registry: Registry, changed: Operation, permissions: PermissionTable = {}): Registry {
  return new Registry(registry.domains.map((domain) => (!changed.name.startsWith(`${domain.name}.`) ? domain : {
    ...domain,
    operations: domain.operations.map((operation) => (operation.name === changed.name ? changed : operation)),
    permissions: { ...domain.permissions, ...permissions },
  })))
}

export function mutantsOf(registry: Registry): readonly Mutant[] {
  return registry.operations().flatMap((operation): readonly Mutant[] => {
    if (operation.kind === 'tool') return []
    if (operation.allow.kind === 'anyone') return [needsPerson(registry, operation)]
    if (operation.allow.kind === 'signed-in') return [needsRole(registry, operation)]
    const elsewhere = operation.allow.kind === 'on' ? otherScopes(registry, operation) : otherLists(registry, operation)
    return [...otherHolders(registry, operation), ...elsewhere]
  })
}

/** The one question of every operation answered always yes and always no; what anybody may has no yes to be turned to. */
export function alwaysOf(registry: Registry): readonly Mutant[] {
  return registry.operations().flatMap((operation): readonly Mutant[] => {
    if (operation.kind === 'tool' || (operation.allow.kind !== 'on' && operation.allow.kind !== 'within')) return []
    const { allow, name } = operation
    const all: Routed = allow.kind === 'on' ? {
      ...operation,
      allow: { ...allow, permission: 'mutant.may', scope: { ...allow.scope, load: placedFor(allow.scope, (actor) => unitsOf(actor)) } },
    } : { ...operation, allow: { ...allow, permission: 'mutant.may' } }
    const none: Routed = { ...operation, allow: { ...allow, permission: 'mutant.may' } }
    // A list that every role has is for everybody within his units already.
    const widest = allow.kind === 'within' && registry.permissions.holders(allow.permission).size === roles.length
    return [
      ...widest ? [] : [{
        operation: name, change: 'always yes', place: 'own' as const, registry: withOperation(registry, all, { 'mutant.may': roles }),
      }],
      { operation: name, change: 'always no', place: 'own', registry: withOperation(registry, none, { 'mutant.may': [] }) },
    ]
  })
}

type AnyScope = Extract<Routed['allow'], { kind: 'on' }>['scope']

/** Loads what the scope loads, as if it stood in these units too. */
function placedFor(scope: AnyScope, units: (actor: Actor) => readonly string[]): AnyScope['load'] {
  return async (...given) => {
    const target: Placed | undefined = await scope.load(...given)
    return target && { ...target, lineage: [...target.lineage, ...units(given[2])] }
  }
}

function needsPerson(registry: Registry, operation: Routed): Mutant {
  const changed = { ...operation, allow: { kind: 'signed-in' as const } }
  return { operation: operation.name, change: 'only for the signed-in', place: 'own', registry: withOperation(registry, changed) }
}

function needsRole(registry: Registry, operation: Routed): Mutant {
  const changed = { ...operation, allow: may('mutant.may').within() }
  const heads = { 'mutant.may': ['head'] } as const
  return { operation: operation.name, change: 'only for heads', place: 'own', registry: withOperation(registry, changed, heads) }
}

/** The holders of its permission changed. */
function otherHolders(registry: Registry, operation: Routed): readonly Mutant[] {
  const { allow, name } = operation
  if (allow.kind !== 'on' && allow.kind !== 'within') return []
  const held = registry.permissions.holders(allow.permission)
  const lacking = roles.filter((role) => !held.has(role))
  const forThisAlone = (holders: readonly Role[]): Registry =>
    withOperation(registry, { ...operation, allow: { ...allow, permission: 'mutant.may' } }, { 'mutant.may': holders })
  const mutants: Mutant[] = [
    { operation: name, change: 'the holders flipped', place: 'own', registry: forThisAlone(lacking) },
    { operation: name, change: 'one role fewer', place: 'own', registry: forThisAlone([...held].slice(1)) },
  ]
  // Everywhere the permission is asked for, because some operations ask for it a second time.
  if (lacking[0]) {
    const wider = withHolders(registry, allow.permission, [...held, lacking[0]])
    mutants.push({ operation: name, change: 'one role more', place: 'own', registry: wider })
  }
  return mutants
}

/** The same registry with one line of a permission table changed. */
export function withHolders(registry: Registry, permission: string, holders: readonly Role[]): Registry {
  return new Registry(registry.domains.map((domain) => (!Object.hasOwn(domain.permissions, permission) ? domain : {
    ...domain, permissions: { ...domain.permissions, [permission]: holders },
  })))
}

type PlaceIt = (lineage: readonly string[], actor: Actor, db: Database) => readonly string[] | Promise<readonly string[]>

const unitsOf = (actor: Actor): readonly string[] => actor.grants.map((grant) => grant.unit)

/** Where its target stands, and who may know of it, changed. */
function otherScopes(registry: Registry, operation: Routed): readonly Mutant[] {
  const { allow, name } = operation
  if (allow.kind !== 'on') return []
  const { scope } = allow
  const placed = (place: PlaceIt) => ({
    ...scope,
    async load(...given: Parameters<typeof scope.load>): Promise<Placed | undefined> {
      const target: Placed | undefined = await scope.load(...given)
      return target && { ...target, lineage: await place(target.lineage, given[2], given[0]) }
    },
  })
  const mutant = (change: string, place: Place, other: typeof scope, permissions: PermissionTable = {}): Mutant => (
    { operation: name, change, place, registry: withOperation(registry, { ...operation, allow: { ...allow, scope: other } }, permissions) })
  const mutants = [
    mutant('reaches everything', 'sibling', placed((lineage, actor) => [...lineage, ...unitsOf(actor)])),
    mutant('does not reach below', 'child', placed((lineage) => lineage.slice(-1))),
    mutant('reaches up', 'parent', placed(async (lineage, actor, db) => (
      (await unitsAbove(db, unitsOf(actor))).includes(lineage.at(-1) ?? '') ? [...lineage, ...unitsOf(actor)] : lineage))),
  ]
  // Nobody sees a thing without the permission that is its view: there is no forbidden to be lost.
  if (scope.view !== allow.permission) {
    mutants.push(mutant('hidden from all', 'own', { ...scope, view: 'mutant.view' }, { 'mutant.view': [] }))
  }
  // A view that every role has cannot be widened.
  if (registry.permissions.holders(scope.view).size < roles.length) {
    mutants.push(mutant('seen by all', 'own', { ...scope, view: 'mutant.view' }, { 'mutant.view': roles }))
  }
  return mutants
}

type Units = (context: QueryContext) => readonly string[] | Promise<readonly string[]>

/** The units a list is filtered by changed. */
function otherLists(registry: Registry, operation: Routed): readonly Mutant[] {
  if (operation.kind !== 'query') return []
  const { run, name } = operation
  const mutant = (change: string, place: Place, units: Units): Mutant => ({
    operation: name, change, place,
    registry: withOperation(registry, {
      ...operation, run: async (context: QueryContext, input: unknown) => run({ ...context, units: await units(context) }, input),
    }),
  })
  return [
    mutant('lists everything', 'sibling', (context) => unitsOfAll(context.db)),
    mutant('lists nothing', 'own', () => []),
    mutant('lists what is above', 'parent', (context) => unitsAbove(context.db, context.units)),
  ]
}

async function unitsAbove(db: Database, units: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select parent_id as id from org.unit where id = any(${[...units]}::uuid[])`.execute(db)
  return rows.map((row) => row.id)
}

async function unitsOfAll(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from org.unit`.execute(db)
  return rows.map((row) => row.id)
}

/** The operation's own look at the second thing always says yes. */
export function blindInside(registry: Registry, name: string): Registry {
  const operation = registry.find(name)
  if (operation?.kind !== 'command') throw new Error(`${name} is no command.`)
  const { run } = operation
  return withOperation(registry, {
    ...operation,
    async run(context: Parameters<typeof run>[0], input: unknown) {
      const all = await unitsOfAll(context.db)
      return run({ ...context, unitsFor: () => all }, input)
    },
  })
}
