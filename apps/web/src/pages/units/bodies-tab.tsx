import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { asking } from '../../api/asking.ts'
import type { Me } from '../../api/asking.ts'
import type { OutputOf } from '../../generated/client.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import type { Column } from '../../parts/records.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { Choice, UnitSelect } from '../../parts/selects.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { ListBody } from './list-body.tsx'

type Body = OutputOf<'org.list-outside-bodies'>['bodies'][number]
const kinds = ['department', 'enterprise', 'other'] as const satisfies readonly Body['kind'][]

export function BodiesTab({ me }: { readonly me: Me }) {
  const t = useTranslate()
  const [doing, setDoing] = useState<'create' | Body>()
  const bodies = useQuery(asking('org.list-outside-bodies', {}))
  const mayKeep = me.permissions.includes('org.keep-bodies')

  const columns: Column<Body>[] = [
    { key: 'name', title: t('bodies.name'), main: true, render: (row) => row.name },
    { key: 'kind', title: t('bodies.kind'), width: '9em', render: (row) => t(`body-kind.${row.kind}`) },
    { key: 'address', title: t('bodies.address'), render: (row) => row.address ?? '' },
    { key: 'unit', title: t('bodies.unit'), width: '14em', render: (row) => row.unit.name },
    ...(mayKeep ? [{
      key: 'actions', title: t('action.title'), width: '8em',
      render: (row: Body) => row.mayKeep && (
        <RowButton label={t('action.change')} whole={t('bodies.change-one', { name: row.name })} onClick={() => setDoing(row)} />
      ),
    }] : []),
  ]

  return (
    <>
      <p className="hint">{t('bodies.hint')}</p>
      {mayKeep && <div className="filters"><Button type="primary" onClick={() => setDoing('create')}>{t('bodies.create')}</Button></div>}
      <ListBody
        label={t('unit-tab.bodies')} query={bodies} rowsOf={(answer) => answer.bodies} columns={columns} empty={t('bodies.empty')}
      />
      {doing && <BodyDialog body={doing === 'create' ? undefined : doing} onClose={() => setDoing(undefined)} />}
    </>
  )
}

function BodyDialog({ body, onClose }: { readonly body: Body | undefined; readonly onClose: () => void }) {
  const t = useTranslate()
  const [draft, setDraft] = useState({
    name: body?.name ?? '', kind: body?.kind ?? 'department', address: body?.address ?? '', unit: body?.unit.id,
  })
  const [problems, setProblems] = useState<Problems>()
  const create = useSubmission('org.create-outside-body', { outdates: ['org.list-outside-bodies'] })
  const change = useSubmission('org.change-outside-body', { outdates: ['org.list-outside-bodies'] })
  const title = t(body ? 'bodies.change-title' : 'bodies.create')

  async function submit(): Promise<void> {
    const { unit } = draft
    setProblems({ ...(draft.name.trim() ? {} : { name: t('form.missing') }), ...(unit ? {} : { unit: t('form.missing') }) })
    if (!draft.name.trim() || !unit) return
    const fields = { name: draft.name.trim(), kind: draft.kind, address: draft.address.trim() || null }
    const answer = body
      ? await change.submit({ body: body.id, expectedVersion: body.version, ...fields })
      : await create.submit({ unit, ...fields })
    if (!answer) return
    notify({ tone: 'good', text: t('bodies.saved', { name: fields.name }) })
    onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title} onSubmit={() => void submit()} failure={create.failure ?? change.failure} problems={problems}
        fields={{ name: t('bodies.name'), kind: t('bodies.kind'), unit: t('bodies.unit'), address: t('bodies.address') }}
      >
        <TextField
          name="name" label={t('bodies.name')} required value={draft.name} onChange={(name) => setDraft({ ...draft, name })}
          input={{ maxLength: 200 }}
        />
        <Field name="kind" label={t('bodies.kind')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })}
              options={kinds.map((kind) => ({ value: kind, label: t(`body-kind.${kind}`) }))}
            />
          )}
        </Field>
        {!body && (
          <Field name="unit" label={t('bodies.unit')} required>
            {(wiring) => <UnitSelect wiring={wiring} value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />}
          </Field>
        )}
        <TextField
          name="address" label={t('bodies.address')} value={draft.address} onChange={(address) => setDraft({ ...draft, address })}
          input={{ maxLength: 500 }}
        />
        <FormButtons submit={t('action.save')} pending={create.pending || change.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
