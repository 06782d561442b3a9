import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { ListBody } from './list-body.tsx'
import { periodWords } from './period-words.ts'
import { RoleDialog } from './role-dialog.tsx'

type Holding = OutputOf<'org.list-roles'>['holdings'][number]

export function RolesTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [giving, setGiving] = useState(false)
  const [taking, setTaking] = useState<Holding>()
  const roles = useQuery(asking('org.list-roles', {}))
  const mayGive = me.permissions.includes('org.give-roles')
  const wordsOf = (holding: Holding) => ({ name: holding.person.name, role: t(`role.${holding.role}`), unit: holding.unit.name })

  const columns: Column<Holding>[] = [
    { key: 'person', title: t('people.name'), width: '9em', main: true, render: (row) => row.person.name },
    { key: 'role', title: t('roles.role'), width: '12em', main: true, render: (row) => t(`role.${row.role}`) },
    { key: 'unit', title: t('roles.unit'), render: (row) => row.unit.name },
    { key: 'period', title: t('period.title'), width: '16em', render: (row) => periodWords(t, row) },
    ...(mayGive ? [{
      key: 'actions', title: t('action.title'), width: '8em',
      // Nobody gives himself a role or takes one from himself.
      render: (row: Holding) => row.person.id !== me.person.id && row.validUntil === null && (
        <RowButton label={t('roles.take')} whole={t('roles.take-one', wordsOf(row))} onClick={() => setTaking(row)} />
      ),
    }] : []),
  ]

  return (
    <>
      <p className="hint">{t('roles.hint')}</p>
      {mayGive && <div className="filters"><Button type="primary" onClick={() => setGiving(true)}>{t('roles.give')}</Button></div>}
      <ListBody label={t('unit-tab.roles')} query={roles} rowsOf={(answer) => answer.holdings} columns={columns} empty={t('roles.empty')} />
      {giving && <RoleDialog onClose={() => setGiving(false)} />}
      {taking && (
        <ConfirmDialog
          title={t('roles.take')} text={t('roles.take-text', wordsOf(taking))} command="org.take-role" input={{ holding: taking.id }}
          outdates={['org.list-roles', 'org.list-charges']} done={t('roles.taken', wordsOf(taking))} onClose={() => setTaking(undefined)}
        />
      )}
    </>
  )
}
