import { defineErrors } from '@lantai/kernel'

export const orgErrors = defineErrors('org', {
  'sign-in-wrong': { kind: 'unauthenticated', when: 'Sign-in name and secret do not belong together; an unknown name looks the same.' },
  'locked': { kind: 'too-many', when: 'Five wrong secrets in a row: the account is closed for 15 minutes; the answer says until when.' },
  'person-disabled': { kind: 'forbidden', when: 'The secret is right but the account is disabled.' },
  'secret-wrong': {
    kind: 'invalid',
    when: 'The present secret given with a change of secret is not the right one; it counts as a failed sign-in.',
  },
  'secret-weak': {
    kind: 'invalid',
    when: 'A new secret is shorter than 10 characters, has fewer than 5 different ones, is the name, or is the old secret.',
  },
  'sign-in-name-taken': { kind: 'conflict', when: 'Another person already has this sign-in name.' },
  'unit-name-taken': { kind: 'conflict', when: 'An open unit of the same name stands beside it already.' },
  'unit-circle': { kind: 'invalid', when: 'A unit would come to stand below itself.' },
  'unit-too-deep': { kind: 'invalid', when: 'A unit would stand deeper in the tree than twelve levels.' },
  'unit-closed': { kind: 'conflict', when: 'The unit is closed: nothing new is put below it, and it is not closed twice.' },
  'unit-in-use': { kind: 'conflict', when: 'A unit that still has open units below it or active people cannot be closed.' },
  'body-name-taken': { kind: 'conflict', when: 'The unit keeps an outside body of this name already.' },
  'enable-first': { kind: 'conflict', when: 'A new secret is wanted for a disabled account.' },
  'disable-self': { kind: 'forbidden', when: 'A person tries to disable his own account.' },
  'role-for-self': { kind: 'forbidden', when: 'A security administrator tries to give himself a role or to take one from himself.' },
  'roles-apart': {
    kind: 'conflict',
    when: 'The person would hold two of the three administrators, or one of them together with another role, on the same day.',
  },
  'role-held-already': { kind: 'conflict', when: 'The person holds this role for this unit in this time already.' },
  'days-reversed': { kind: 'invalid', when: 'The end of a period lies before its beginning.' },
  'ended-already': { kind: 'conflict', when: 'What is to be ended has ended before.' },
  'not-a-leader': { kind: 'conflict', when: 'A charge is given to a person who does not hold the role of leader at its beginning.' },
  'charge-held-already': { kind: 'conflict', when: 'The leader has this unit in his charge in this time already.' },
  'duty-held-already': { kind: 'conflict', when: 'The unit has this duty, in the same words, in this time already.' },
  'calendar-range': { kind: 'invalid', when: 'The calendar is asked for more than 366 days at once.' },
  'calendar-year': { kind: 'invalid', when: 'A day before 2000 or after 2099.' },
  'deputy-self': { kind: 'invalid', when: 'A person is named to act for himself.' },
  'deputy-past': { kind: 'invalid', when: 'Somebody is to act for another from a day that is past.' },
  'deputy-long': { kind: 'invalid', when: 'Somebody is to act for another for longer than a year.' },
  'deputy-without-role': {
    kind: 'conflict', when: 'The represented person holds none of the roles in that time that another could act in.',
  },
  'deputy-disabled': { kind: 'conflict', when: 'One of the two accounts is disabled.' },
  'deputy-named-already': { kind: 'conflict', when: 'The same person is named to act for him on one of the days already.' },
  'deputy-chain': {
    kind: 'conflict', when: 'The deputy is himself represented on one of the days, or the represented person acts for somebody then.',
  },
  'deputy-administrator': {
    kind: 'conflict', when: 'One of the two holds the role of one of the three administrators on one of the days, or would come to.',
  },
  'register-unfit': { kind: 'invalid', when: 'No sheet of the workbook has the heads of a list of units, people or charges.' },
  'register-file-large': { kind: 'invalid', when: 'A list to be imported is larger than a list of this size can be.' },
  'register-rows': { kind: 'invalid', when: 'A list to be imported has more rows than are taken at once.' },
  'register-too-large': { kind: 'invalid', when: 'Below the unit stand more units or people than a list is held against at once.' },
  'register-wrong': {
    kind: 'invalid', when: 'Rows of the list are wrong and the caller did not ask for the others alone; nothing is written.',
  },
  'register-moved': { kind: 'conflict', when: 'The register or the list is not what it was when the caller looked at the preview.' },
  'set-up-refused': {
    kind: 'not-found',
    when: 'The set-up link is not the present one, has expired or was used, or the instance is set up already.',
  },
  'sign-in-names-equal': { kind: 'invalid', when: 'The three administrators of the set-up do not have three different sign-in names.' },
})
