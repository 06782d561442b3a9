/** What other parts may follow up; payloads hold ids only. */
export const orgEvents = ['org.unit-moved', 'org.unit-closed', 'org.person-disabled'] as const
