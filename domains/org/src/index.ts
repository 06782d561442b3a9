// The door of @lantai/org: units, outside bodies, people, roles, charges, duties and sessions.
import type { Domain } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import zhCN from '../messages/zh-CN.json' with { type: 'json' }
import { orgErrors } from './errors.ts'
import { orgEvents } from './events.ts'
import { changeSecret } from './operations/change-secret.ts'
import { endOwnSession } from './operations/end-session.ts'
import { listUnits } from './operations/list-units.ts'
import { showMe } from './operations/show-me.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'
import { orgPermissions } from './policy.ts'
import { personResolver, unitResolver } from './resolvers.ts'

export { createSetUpLink, isSetUp } from './queries/set-up.ts'
export { actorOf } from './queries/sessions.ts'
export { lineageOf, unitNames, unitScopeOf } from './queries/units.ts'
export type { PlacedUnit } from './queries/units.ts'
export { personNames } from './queries/people.ts'
export { personScope, requireAlso, unitScope } from './policy.ts'
export { hashSecret } from './model/secret.ts'
export { PersonId, UnitId, UnitNamed, PersonNamed } from './model/fields.ts'
export { dayOf } from './model/day.ts'
export type { Day } from './model/day.ts'

export const org: Domain = {
  name: 'org',
  operations: [signIn, signOut, showMe, changeSecret, endOwnSession, listUnits],
  permissions: orgPermissions,
  errors: orgErrors.definitions,
  events: orgEvents,
  jobs: [],
  handlers: [],
  resolvers: [unitResolver, personResolver],
  messages: { 'zh-CN': zhCN, en },
}
