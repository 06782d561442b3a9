// The door of @lantai/org: units, outside bodies, people, roles, charges, duties and sessions.
import type { Domain } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import zhCN from '../messages/zh-CN.json' with { type: 'json' }
import { orgErrors } from './errors.ts'
import { orgEvents } from './events.ts'
import { changeOutsideBody } from './operations/change-outside-body.ts'
import { changePerson } from './operations/change-person.ts'
import { changeSecret } from './operations/change-secret.ts'
import { changeUnit } from './operations/change-unit.ts'
import { closeUnit } from './operations/close-unit.ts'
import { createOutsideBody } from './operations/create-outside-body.ts'
import { createPerson } from './operations/create-person.ts'
import { createUnit } from './operations/create-unit.ts'
import { disablePerson } from './operations/disable-person.ts'
import { enablePerson } from './operations/enable-person.ts'
import { endCharge } from './operations/end-charge.ts'
import { endDeputy } from './operations/end-deputy.ts'
import { endDuty } from './operations/end-duty.ts'
import { endOwnSession } from './operations/end-session.ts'
import { expandUnitGroup as expandUnitGroupOperation } from './operations/expand-unit-group.ts'
import { exportRegister } from './operations/export-register.ts'
import { giveRole } from './operations/give-role.ts'
import { importRegister } from './operations/import-register.ts'
import { listCalendar } from './operations/list-calendar.ts'
import { listCharges } from './operations/list-charges.ts'
import { listDeputies } from './operations/list-deputies.ts'
import { listDuties } from './operations/list-duties.ts'
import { listOutsideBodies } from './operations/list-outside-bodies.ts'
import { listPeople } from './operations/list-people.ts'
import { listRoles } from './operations/list-roles.ts'
import { listUnits } from './operations/list-units.ts'
import { previewRegister } from './operations/preview-register.ts'
import { renewSecret } from './operations/renew-secret.ts'
import { setCalendarDay } from './operations/set-calendar-day.ts'
import { setCharge } from './operations/set-charge.ts'
import { setDeputy } from './operations/set-deputy.ts'
import { setDuty } from './operations/set-duty.ts'
import { setUp } from './operations/set-up.ts'
import { showMe } from './operations/show-me.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'
import { takeRole } from './operations/take-role.ts'
import { orgPermissions } from './policy.ts'
import { personResolver, unitResolver } from './resolvers.ts'

export { plantDemoBureau } from './demo/bureau.ts'
export type { DemoAccount } from './demo/bureau.ts'
export { createSetUpLink, isSetUp } from './queries/set-up.ts'
export { actorOf } from './queries/sessions.ts'
export { lineageOf, unitNames, unitsBelow, unitsCalled, unitScopeOf } from './queries/units.ts'
export type { PlacedUnit } from './queries/units.ts'
export { personNames } from './queries/people.ts'
export { peopleCalled } from './queries/people-called.ts'
export type { CalledPerson } from './queries/people-called.ts'
export { personScope, requireAlso, unitScope } from './policy.ts'
export { hashSecret } from './model/secret.ts'
export { PersonId, UnitId, UnitNamed, PersonNamed } from './model/fields.ts'
export { emptySheets as emptyRegister } from './model/register/register-sheets.ts'
export { dayOf } from './model/day.ts'
export type { Day } from './model/day.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay, noticeFor, workingDaysBetween } from './model/working-days.ts'
export type { EnteredDays } from './model/working-days.ts'
export { expandUnitGroup, isUnitGroup, unitGroupNames } from './model/unit-groups.ts'
export type { GroupUnit } from './model/unit-groups.ts'
export { enteredDays } from './queries/calendar-days.ts'

export const org: Domain = {
  name: 'org',
  operations: [
    setUp, signIn, signOut, showMe, changeSecret, endOwnSession,
    listUnits, expandUnitGroupOperation, createUnit, changeUnit, closeUnit, listOutsideBodies, createOutsideBody, changeOutsideBody,
    listPeople, createPerson, changePerson, disablePerson, enablePerson, renewSecret, listRoles, giveRole, takeRole,
    listCharges, setCharge, endCharge, listDuties, setDuty, endDuty, listCalendar, setCalendarDay,
    previewRegister, importRegister, exportRegister, listDeputies, setDeputy, endDeputy,
  ],
  permissions: orgPermissions,
  errors: orgErrors.definitions,
  events: orgEvents,
  jobs: [],
  handlers: [],
  resolvers: [unitResolver, personResolver],
  messages: { 'zh-CN': zhCN, en },
}
