import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { listPeople } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, Records } from '../../parts/records.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { SearchInput } from '../../parts/search-input.tsx'
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
      key: 'actions', title: t('action.title'), width: '19em',
      render: (row: Person) => <PersonActions person={row} self={row.id === me.person.id} onDo={setDoing} />,
    }] : []),
  ]

  return (
    <>
      <div className="filters">
        <SearchInput label={t('people.search')} value={typed} onChange={setTyped} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('people.with-disabled')}</Checkbox>
        {mayKeep && <Button type="primary" onClick={() => setDoing({ what: 'create' })}>{t('people.create')}</Button>}
      </div>
      {people.error && <FailureNotice failure={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Loading what={t('people.loading')} />}
      {people.data && (
        <Records
          label={t('unit-tab.people')} rows={rows} rowKey={(row) => row.id} columns={columns}
          empty={<Empty>{t(text === '' ? 'people.empty' : 'people.none-found')}</Empty>}
        />
      )}
      <More query={people} loading={t('people.loading')} />
      <PersonDoing doing={doing} onSecret={setSecret} onClose={close} />
      {secret && <FirstSecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  )
}

interface PersonDoingProps {
  readonly doing: Doing | undefined
  readonly onSecret: (secret: FirstSecret) => void
  readonly onClose: () => void
}

/** The dialog of what is being done to a person. */
function PersonDoing({ doing, onSecret, onClose: close }: PersonDoingProps) {
  const t = useTranslate()
  return (
    <>
      {doing?.what === 'create' && <PersonDialog onClose={close} onCreated={onSecret} />}
      {doing?.what === 'change' && <PersonDialog person={doing.person} onClose={close} />}
      {(doing?.what === 'disable' || doing?.what === 'enable') && (
        <ConfirmDialog
          title={t(`people.${doing.what}`)} text={t(`people.${doing.what}-text`, { name: doing.person.name })}
          command={`org.${doing.what}-person`} input={{ person: doing.person.id, expectedVersion: doing.person.version }}
          outdates={['org.list-people']} done={t(`people.${doing.what}-done`, { name: doing.person.name })} onClose={close}
        />
      )}
      {doing?.what === 'renew' && (
        <ConfirmDialog
          title={t('people.renew')} text={t('people.renew-text', { name: doing.person.name })} command="org.renew-secret"
          input={{ person: doing.person.id }} outdates={[]} onClose={close}
          onDone={({ firstSecret: secret }) => onSecret({ name: doing.person.name, signInName: doing.person.signInName ?? '', secret })}
        />
      )}
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
  const turn = person.state === 'active' ? 'disable' : 'enable'
  return (
    <span className="row-actions">
      <RowButton label={t('action.change')} whole={t('people.change-one', name)} onClick={() => onDo({ what: 'change', person })} />
      <RowButton label={t('people.renew')} whole={t('people.renew-one', name)} onClick={() => onDo({ what: 'renew', person })} />
      {!self && (
        <RowButton label={t(`people.${turn}`)} whole={t(`people.${turn}-one`, name)} onClick={() => onDo({ what: turn, person })} />
      )}
    </span>
  )
}
