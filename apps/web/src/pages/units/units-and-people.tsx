import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { showMe } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { Page } from '../../parts/page.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { unitTabs } from './unit-tabs.ts'
import type { UnitTab } from './unit-tabs.ts'
import { BodiesTab } from './bodies-tab.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { ChargesTab } from './charges-tab.tsx'
import { DeputiesTab } from './deputies-tab.tsx'
import { DutiesTab } from './duties-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { RegisterTab } from './register-tab.tsx'
import { RolesTab } from './roles-tab.tsx'
import { UnitsTab } from './units-tab.tsx'

const route = getRouteApi('/shell/units')

const pages: Record<UnitTab, (props: { readonly me: Me }) => ReactNode> = {
  units: UnitsTab, people: PeopleTab, roles: RolesTab, charges: ChargesTab, deputies: DeputiesTab, duties: DutiesTab, bodies: BodiesTab,
  calendar: CalendarTab, register: RegisterTab,
}

/** Who works in the units is for the staff; a reader sees the units alone. */
const of_people: readonly UnitTab[] = ['people', 'roles', 'charges', 'deputies']

export function UnitsAndPeoplePage() {
  const t = useTranslate()
  const navigate = route.useNavigate()
  const { tab: asked } = route.useSearch()
  const { data: me } = useSuspenseQuery(showMe)
  const open = unitTabs.filter((tab) => tab === 'register' ? me.permissions.includes('org.keep-units')
    : !of_people.includes(tab) || me.permissions.includes('org.read-people'))
  const tab = open.find((one) => one === asked) ?? 'units'
  const Tab = pages[tab]
  return (
    <Page title={t('section.units')} wide>
      <Tabs
        label={t('section.units')} chosen={tab} tabs={open.map((name) => ({ name, label: t(`unit-tab.${name}`) }))}
        onChoose={(name) => void navigate({ search: { tab: name }, replace: true })}
      >
        <Tab me={me} />
      </Tabs>
    </Page>
  )
}
