import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { DeputyDialog } from './deputy-dialog.tsx'
import { ListBody } from './list-body.tsx'
import { periodWords } from './period-words.ts'

type Deputy = OutputOf<'org.list-deputies'>['deputies'][number]

const administrators: readonly string[] = ['system-administrator', 'security-administrator', 'audit-administrator']

/** Who acts for whom: everybody names his own deputy, the office and the system administrator also others'. */
export function DeputiesTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [all, setAll] = useState(false)
  const [setting, setSetting] = useState(false)
  const [ending, setEnding] = useState<Deputy>()
  const deputies = useQuery(asking('org.list-deputies', { state: all ? 'all' : 'open' }))
  const mayKeep = me.permissions.includes('org.keep-deputies')
  const own = me.roles.filter((held) => held.for === null).map((held) => held.role)
  const hasRoles = own.some((role) => role !== 'reader' && !administrators.includes(role))
  const wordsOf = ({ person, deputy }: Deputy) => ({ name: person.name, deputy: deputy.name })

  const columns: Column<Deputy>[] = [
    { key: 'person', title: t('deputies.person'), width: '9em', main: true, render: (row) => row.person.name },
    { key: 'deputy', title: t('deputies.deputy'), width: '9em', main: true, render: (row) => t('deputies.by', { name: row.deputy.name }) },
    {
      key: 'roles', title: t('deputies.roles'),
      render: (row) => row.roles === null ? t('deputies.all-roles') : row.roles.map((role) => t(`role.${role}`)).join(t('list.comma')),
    },
    { key: 'period', title: t('period.title'), width: '19em', render: (row) => periodWords(t, row) },
    { key: 'note', title: t('deputies.note'), width: '14em', render: (row) => row.note ?? '' },
    {
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row) => row.mayEnd && (
        <RowButton label={t('deputies.end')} whole={t('deputies.end-one', wordsOf(row))} onClick={() => setEnding(row)} />
      ),
    },
  ]

  return (
    <>
      <p className="hint">{t('deputies.hint')}</p>
      <div className="filters">
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>{t('list.with-ended')}</Checkbox>
        {(mayKeep || hasRoles) && <Button type="primary" onClick={() => setSetting(true)}>{t('deputies.set')}</Button>}
      </div>
      <ListBody
        label={t('unit-tab.deputies')} query={deputies} rowsOf={(answer) => answer.deputies} columns={columns} empty={t('deputies.empty')}
      />
      {setting && <DeputyDialog me={me} mayKeep={mayKeep} hasRoles={hasRoles} onClose={() => setSetting(false)} />}
      {ending && (
        <ConfirmDialog
          title={t('deputies.end')} text={t('deputies.end-text', wordsOf(ending))} command="org.end-deputy" input={{ deputy: ending.id }}
          outdates={['org.list-deputies', 'org.show-me']} done={t('deputies.ended', wordsOf(ending))} onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}
