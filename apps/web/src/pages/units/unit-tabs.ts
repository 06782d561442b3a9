export const unitTabs = ['units', 'people', 'roles', 'charges', 'duties', 'bodies', 'calendar'] as const
export type UnitTab = (typeof unitTabs)[number]
