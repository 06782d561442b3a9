export const unitTabs = ['units', 'people', 'roles', 'charges', 'duties', 'bodies'] as const
export type UnitTab = (typeof unitTabs)[number]
