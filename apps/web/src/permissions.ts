// What a person may open. Only what works for him is shown; the server decides all the same.
import type { Me } from './api/asking.ts'

export type Section = 'documents' | 'findings' | 'drafts' | 'units' | 'journal' | 'account'

/** In the order of the navigation. */
export function sectionsFor(me: Me): Section[] {
  const sections: Section[] = []
  if (me.permissions.includes('reading.read')) sections.push('documents', 'findings')
  if (me.permissions.includes('work.read')) sections.push('drafts')
  if (me.permissions.includes('org.read')) sections.push('units')
  if (me.permissions.includes('journal.read')) sections.push('journal')
  return [...sections, 'account']
}

/** Where a person begins: at his own work, which for an auditor is the journal. */
export function startFor(me: Me): Section {
  const sections = sectionsFor(me)
  return (['documents', 'journal', 'units'] as const).find((section) => sections.includes(section)) ?? 'account'
}

export const pathOf = {
  documents: '/documents', findings: '/findings', drafts: '/drafts', units: '/units', journal: '/journal', account: '/account',
} as const satisfies Record<Section, string>

/** The units a person receives documents for; more than one must be chosen from. */
export function receivingUnits(me: Me): { id: string; name: string }[] {
  const units = me.roles.filter(({ role }) => role === 'supervision-officer').map(({ unit }) => unit)
  return units.filter((unit, at) => units.findIndex((other) => other.id === unit.id) === at)
}
