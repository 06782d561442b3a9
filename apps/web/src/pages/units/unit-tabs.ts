export const unitTabs = ['units', 'people', 'roles', 'charges', 'deputies', 'duties', 'bodies', 'calendar', 'register'] as const
export type UnitTab = (typeof unitTabs)[number]
