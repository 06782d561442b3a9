// Every address of the pages. A page's code is loaded when it is opened, so that sign-in stays light.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { showMe } from './api/asking.ts'
import { isNotSignedIn } from './api/failure.ts'
import type { FindingKind } from './generated/client.ts'
import { findingKinds, shownKinds } from './finding-kinds.ts'
import type { ShownKind } from './finding-kinds.ts'
import { Broken, BrokenInShell } from './pages/broken.tsx'
import { NotFound } from './pages/not-found.tsx'
import { readDocumentSearch } from './pages/documents/document-search.ts'
import type { DocumentSearch } from './pages/documents/document-search.ts'
import { unitTabs } from './pages/units/unit-tabs.ts'
import type { UnitTab } from './pages/units/unit-tabs.ts'
import { pathOf, startFor } from './permissions.ts'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet, notFoundComponent: NotFound, errorComponent: Broken,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of our own: an address from elsewhere would send a person away after he has signed in.
  validateSearch: (search): { to?: string } => typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {},
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
  errorComponent: Broken,
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./pages/set-up.tsx'), 'SetUpPage'),
  errorComponent: Broken,
})

const firstSecret = createRoute({
  getParentRoute: () => root,
  path: '/first-secret',
  beforeLoad: async ({ context, location }) => {
    const me = await requirePerson(context.client, location.href)
    if (!me.mustChangeSecret) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./pages/first-secret.tsx'), 'FirstSecretPage'),
  errorComponent: Broken,
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const me = await requirePerson(context.client, location.href)
    if (me.mustChangeSecret) throw redirect({ to: '/first-secret' })
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
  errorComponent: Broken,
})

const start = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(showMe)
    throw redirect({ to: pathOf[startFor(me)], replace: true })
  },
})

const documents = createRoute({
  getParentRoute: () => shell,
  path: '/documents',
  validateSearch: (search): DocumentSearch => readDocumentSearch(search),
  component: lazyRouteComponent(() => import('./pages/documents/documents.tsx'), 'DocumentsPage'),
})

const document = createRoute({
  getParentRoute: () => shell,
  path: '/documents/$document',
  validateSearch: (search): { finding?: string; sentence?: string; kind?: ShownKind } => {
    const kind = shownKinds.find((one) => one === search.kind)
    return {
      ...typeof search.finding === 'string' ? { finding: search.finding } : {},
      ...typeof search.sentence === 'string' ? { sentence: search.sentence } : {}, ...kind ? { kind } : {},
    }
  },
  component: lazyRouteComponent(() => import('./pages/document/document.tsx'), 'DocumentPage'),
})

const findings = createRoute({
  getParentRoute: () => shell,
  path: '/findings',
  validateSearch: (search): { kind?: FindingKind; state?: 'proposed'; target?: 'marked' } => {
    const kind = findingKinds.find((one) => one === search.kind)
    return {
      ...kind ? { kind } : {}, ...search.state === 'proposed' ? { state: 'proposed' } : {},
      ...search.target === 'marked' ? { target: 'marked' } : {},
    }
  },
  component: lazyRouteComponent(() => import('./pages/findings.tsx'), 'FindingsPage'),
})

const drafts = createRoute({
  getParentRoute: () => shell,
  path: '/drafts',
  validateSearch: (search): { document?: string; unit?: string; state?: 'discarded'; matter?: string } => ({
    ...typeof search.document === 'string' ? { document: search.document } : {},
    ...typeof search.unit === 'string' ? { unit: search.unit } : {},
    ...search.state === 'discarded' ? { state: 'discarded' } : {},
    ...typeof search.matter === 'string' ? { matter: search.matter } : {},
  }),
  component: lazyRouteComponent(() => import('./pages/drafts/drafts.tsx'), 'DraftsPage'),
})

const units = createRoute({
  getParentRoute: () => shell,
  path: '/units',
  validateSearch: (search): { tab?: UnitTab } => {
    const tab = unitTabs.find((one) => one === search.tab)
    return tab ? { tab } : {}
  },
  component: lazyRouteComponent(() => import('./pages/units/units-and-people.tsx'), 'UnitsAndPeoplePage'),
})

const journal = createRoute({
  getParentRoute: () => shell,
  path: '/journal',
  component: lazyRouteComponent(() => import('./pages/journal.tsx'), 'JournalPage'),
})

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'AccountPage'),
})

/** Who is signed in, or the way to the sign-in page and back. */
async function requirePerson(client: QueryClient, href: string) {
  try {
    return await client.ensureQueryData(showMe)
  } catch (error) {
    if (isNotSignedIn(error)) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { to: href } })
    throw error
  }
}

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn, setUp, firstSecret, shell.addChildren([start, documents, document, findings, drafts, units, journal, account]),
    ]),
    context: { client },
    defaultPreload: 'intent',
    defaultErrorComponent: BrokenInShell,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof createAppRouter> }
}
