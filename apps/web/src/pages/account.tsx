import { useSuspenseQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { showMe } from '../api/asking.ts'
import type { Me } from '../api/asking.ts'
import { useSignOut } from '../api/sign-out.ts'
import { useTranslate } from '../language.ts'
import { notify } from '../notices.ts'
import { ChangeSecretForm } from '../parts/change-secret-form.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { DisplayControls } from '../parts/display-controls.tsx'
import { Page } from '../parts/page.tsx'
import { Empty, Records } from '../parts/records.tsx'
import type { Column } from '../parts/records.tsx'
import { RowButton } from '../parts/row-button.tsx'
import { minuteOf } from '../times.ts'
import { useNarrow } from '../width.ts'

type Session = Me['sessions'][number]

export function AccountPage() {
  const t = useTranslate()
  const narrow = useNarrow()
  const signOut = useSignOut()
  const { data: me } = useSuspenseQuery(showMe)
  const roles = me.roles.map(({ role, unit, for: represented }) => (
    t(represented ? 'account.role-for' : 'account.role-at', { role: t(`role.${role}`), unit: unit.name, name: represented?.name ?? '' })))
  const facts = [
    [t('people.name'), me.person.name], [t('sign-in.name'), me.person.signInName], [t('people.unit'), me.person.unit.name],
    [t('account.roles'), roles.join(t('list.comma')) || t('account.no-roles')],
  ] as const
  return (
    <Page title={t('section.account')} actions={narrow && <Button onClick={() => void signOut()}>{t('shell.sign-out')}</Button>}>
      <dl className="fact-list">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      <h2>{t('display.label')}</h2>
      <DisplayControls />
      <h2>{t('account.sessions')}</h2>
      <p className="hint">{t('account.sessions-hint')}</p>
      <Sessions sessions={me.sessions} />
      <h2>{t('secret.title')}</h2>
      <ChangeSecretForm
        oldLabel={t('secret.old')} submitLabel={t('secret.change')}
        onChanged={() => notify({ tone: 'good', text: t('secret.changed') })}
      />
    </Page>
  )
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }) {
  const t = useTranslate()
  const [ending, setEnding] = useState<Session>()
  const nameOf = (session: Session): string => session.label ?? t(`session-kind.${session.kind}`)
  const columns: Column<Session>[] = [
    {
      key: 'kind', title: t('account.session'), main: true,
      render: (row) => [t(`session-kind.${row.kind}`), row.label].filter(Boolean).join(' · '),
    },
    { key: 'created', title: t('account.created'), width: '11em', render: (row) => minuteOf(row.created) },
    { key: 'seen', title: t('account.last-seen'), width: '11em', render: (row) => minuteOf(row.lastSeen) },
    { key: 'expires', title: t('account.expires'), width: '11em', render: (row) => minuteOf(row.expires) },
    {
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row) => row.current ? t('account.this-session') : (
        <RowButton
          label={t('account.end')} whole={t('account.end-one', { name: nameOf(row), at: minuteOf(row.created) })}
          onClick={() => setEnding(row)}
        />
      ),
    },
  ]
  return (
    <>
      <Records
        label={t('account.sessions')} rows={sessions} rowKey={(row) => row.id} columns={columns}
        empty={<Empty>{t('account.no-sessions')}</Empty>}
      />
      {ending && (
        <ConfirmDialog
          title={t('account.end')} text={t('account.end-text', { name: nameOf(ending), at: minuteOf(ending.created) })}
          command="org.end-session" input={{ session: ending.id }}
          outdates={['org.show-me']} done={t('account.ended')} onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}
