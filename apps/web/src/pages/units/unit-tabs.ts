export const unitTabs = ['units', 'people', 'roles', 'charges', 'duties', 'bodies', 'calendar', 'register'] as const
export type UnitTab = (typeof unitTabs)[number]
