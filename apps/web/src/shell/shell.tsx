import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { showMe } from '../api/asking.ts'
import { useSignOut } from '../api/sign-out.ts'
import { useTranslate } from '../language.ts'
import { Brand } from '../parts/brand.tsx'
import { DisplayControls } from '../parts/display-controls.tsx'
import { NoticeList } from '../parts/notice-list.tsx'
import { pathOf, sectionsFor } from '../permissions.ts'
import type { Section } from '../permissions.ts'
import { useNarrow } from '../width.ts'
import { KeyList } from './key-list.tsx'
import { sectionKeys, useKeys } from './keys.ts'
import { SignInAgain } from './sign-in-again.tsx'

export function Shell() {
  const t = useTranslate()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { data: me } = useSuspenseQuery(showMe)
  const [listed, setListed] = useState(false)
  const sections = sectionsFor(me)

  useKeys({
    '?': () => setListed(true),
    ...sections.includes('documents') && { '/': (event: KeyboardEvent) => {
      event.preventDefault()
      if (!focusSearch()) void navigate({ to: pathOf.documents }).then(() => focusWhenDrawn(frames_max))
    } },
    ...Object.fromEntries(sections.map((section) => [`g ${sectionKeys[section]}`, () => void navigate({ to: pathOf[section] })])),
  })

  return (
    <div className="shell">
      <a
        className="skip" href="#content" onClick={(event) => {
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <header className="shell-head">
        <Link to="/" className="brand-link" title={t('shell.home')}><Brand /></Link>
        {!narrow && <Navigation sections={sections} label={t('shell.navigation')} />}
        <div className="shell-tools">
          <DisplayControls />
          {!narrow && (
            <>
              <Button size="small" type="text" className="key-button" onClick={() => setListed(true)} title={t('keys.title')}>?</Button>
              <span className="shell-who" title={me.person.unit.name}>{me.person.name}</span>
              <Button size="small" onClick={() => void signOut()}>{t('shell.sign-out')}</Button>
            </>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1}><Outlet /></main>
      {narrow && <Navigation sections={sections} label={t('shell.navigation')} bottom />}
      <NoticeList />
      {listed && <KeyList sections={sections} onClose={() => setListed(false)} />}
      <SignInAgain me={me} />
    </div>
  )
}

/** False where no page with a search is open. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[role=search] input[type=search]')
  field?.focus()
  field?.select()
  return field !== null
}

/** The heading takes the focus when the page comes: after it. */
const frames_max = 60

function focusWhenDrawn(frames_left: number): void {
  requestAnimationFrame(() => { if (!focusSearch() && frames_left > 0) focusWhenDrawn(frames_left - 1) })
}

interface NavigationProps {
  readonly sections: readonly Section[]
  readonly label: string
  readonly bottom?: boolean
}

function Navigation({ sections, label, bottom }: NavigationProps) {
  const t = useTranslate()
  return (
    <nav className={bottom ? 'navigation navigation-bottom' : 'navigation'} aria-label={label}>
      {sections.map((section) => (
        <Link
          key={section} to={pathOf[section]} className="navigation-link"
          activeProps={{ className: 'navigation-here', 'aria-current': 'page' }}
        >
          {bottom && <svg viewBox="0 0 20 20" aria-hidden="true"><path d={icons[section]} /></svg>}
          {t(bottom ? `section.${section}-short` : `section.${section}`)}
        </Link>
      ))}
    </nav>
  )
}

const icons: Record<Section, string> = {
  documents: 'M5 2.5h7l3.5 3.5v11.5H5Z M12 2.5V6h3.5 M7.5 10h5.5 M7.5 13h5.5',
  findings: 'M4 4.5h12 M4 8.5h12 M4 12.5h7 M4 16.5h5 M13 14.5l1.8 1.8 3-3.6',
  drafts: 'M3.5 4h13v12h-13Z M3.5 8h13 M3.5 12h13 M8 4v12',
  units: 'M7.5 2.5h5v4h-5Z M2.5 13.5h5v4h-5Z M12.5 13.5h5v4h-5Z M10 6.5V10 M5 13.5V10h10v3.5',
  journal: 'M4.5 3h11v14h-11Z M7.5 3v14 M10 7h3.5 M10 10h3.5',
  account: 'M10 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 10 3Z M3.5 17c.6-3.6 3.2-5.2 6.5-5.2s5.900 1.6 6.500 5.2',
}
