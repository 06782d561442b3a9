import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { listPeople } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { Status } from '../../parts/status.tsx'
import { FirstSecretDialog } from './first-secret-dialog.tsx'
import type { FirstSecret } from './first-secret-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'
import type { Person } from './person-dialog.tsx'
import { useSettledText } from '../../parts/settled-text.ts'

type Doing = { readonly what: 'create' } | { readonly what: 'change' | 'disable' | 'enable' | 'renew'; readonly person: Person }

export function PeopleTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const [secret, setSecret] = useState<FirstSecret>()
  const text = useSettledText(typed)
  const people = useInfiniteQuery(listPeople({ state: all ? 'all' : 'active', ...(text === '' ? {} : { text }) }))
  const rows = people.data?.pages.flatMap((page) => page.people) ?? []
  const mayKeep = me.permissions.includes('org.keep-people')
  const close = (): void => setDoing(undefined)

  const columns: Column<Person>[] = [
    { key: 'name', title: t('people.name'), width: '9em', main: true, render: (row) => row.name },
    { key: 'title', title: t('people.title'), width: '12em', render: (row) => row.title ?? '' },
    { key: 'unit', title: t('people.unit'), render: (row) => row.unit.name },
    { key: 'sign-in', title: t('sign-in.name'), width: '11em', render: (row) => row.signInName ?? '' },
    {
      key: 'state', title: t('people.state'), width: '8em', main: true,
      render: (row) => <Status tone={row.state === 'active' ? 'good' : 'off'} word={t(`person-state.${row.state}`)} />,
    },
    ...(mayKeep ? [{
      key: 'actions', title: t('action.title'), width: '19em', render: (row: Person) => <PersonActions person={row} self={row.id === me.person.id} onDo={setDoing} />,
    }] : []),
  ]

  return (
    <>
      <div className="filters">
        <Input allowClear value={typed} onChange={(event) => setTyped(event.target.value)} aria-label={t('people.search')} placeholder={t('people.search')} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('people.with-disabled')}</Checkbox>
        {mayKeep && <Button type="primary" onClick={() => setDoing({ what: 'create' })}>{t('people.create')}</Button>}
      </div>
      {people.error && <FailureNotice failure={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Loading what={t('people.loading')} />}
      {people.data && (
        <Records label={t('unit-tab.people')} rows={rows} rowKey={(row) => row.id} columns={columns} empty={<Empty>{t(text === '' ? 'people.empty' : 'people.none-found')}</Empty>} />
      )}
      {people.hasNextPage && (
        <div className="more"><Button onClick={() => void people.fetchNextPage()} aria-disabled={people.isFetchingNextPage}>{t('action.more')}</Button></div>
      )}
      {doing?.what === 'create' && <PersonDialog onClose={close} onCreated={setSecret} />}
      {doing?.what === 'change' && <PersonDialog person={doing.person} onClose={close} />}
      {(doing?.what === 'disable' || doing?.what === 'enable') && (
        <ConfirmDialog
          title={t(`people.${doing.what}`)} text={t(`people.${doing.what}-text`, { name: doing.person.name })} command={`org.${doing.what}-person`}
          input={{ person: doing.person.id, expectedVersion: doing.person.version }} outdates={['org.list-people']}
          done={t(`people.${doing.what}-done`, { name: doing.person.name })} onClose={close}
        />
      )}
      {doing?.what === 'renew' && (
        <ConfirmDialog
          title={t('people.renew')} text={t('people.renew-text', { name: doing.person.name })} command="org.renew-secret"
          input={{ person: doing.person.id }} outdates={[]} onClose={close}
          onDone={({ firstSecret }) => setSecret({ name: doing.person.name, signInName: doing.person.signInName ?? '', secret: firstSecret })}
        />
      )}
      {secret && <FirstSecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  )
}

interface PersonActionsProps {
  readonly person: Person
  /** Nobody disables himself; another administrator has to. */
  readonly self: boolean
  readonly onDo: (doing: Doing) => void
}

function PersonActions({ person, self, onDo }: PersonActionsProps) {
  const t = useTranslate()
  const name = { name: person.name }
  return (
    <span className="row-actions">
      <Button size="small" onClick={() => onDo({ what: 'change', person })} aria-label={t('people.change-one', name)}>{t('action.change')}</Button>
      <Button size="small" onClick={() => onDo({ what: 'renew', person })} aria-label={t('people.renew-one', name)}>{t('people.renew')}</Button>
      {!self && (person.state === 'active'
        ? <Button size="small" onClick={() => onDo({ what: 'disable', person })} aria-label={t('people.disable-one', name)}>{t('people.disable')}</Button>
        : <Button size="small" onClick={() => onDo({ what: 'enable', person })} aria-label={t('people.enable-one', name)}>{t('people.enable')}</Button>)}
    </span>
  )
}
