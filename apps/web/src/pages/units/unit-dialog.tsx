import { useState } from 'react'
import type { OutputOf } from '../../generated/client.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Field, Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { Choice, UnitSelect } from '../../parts/selects.tsx'
import { TextField } from '../../parts/text-field.tsx'

export type Unit = OutputOf<'org.list-units'>['units'][number]

const kinds = [
  'bureau', 'section', 'county-bureau', 'school', 'institute', 'archives-authority', 'archives', 'records-office', 'fonds-forming-unit',
] as const satisfies readonly Unit['kind'][]

type Subject = { readonly parent: Unit; readonly unit?: undefined } | { readonly unit: Unit; readonly parent?: undefined }
type UnitDialogProps = { readonly onClose: () => void } & Subject

function draftOf(unit: Unit | undefined, parent: Unit | undefined) {
  return {
    name: unit?.name ?? '', shortName: unit?.shortName ?? '', kind: unit?.kind ?? 'section', ordinal: String(unit?.ordinal ?? 0),
    parent: (unit ? unit.parent : parent?.id) ?? null,
  }
}

/** Below `parent` a new unit, or the present `unit` changed. */
export function UnitDialog({ parent, unit, onClose }: UnitDialogProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState(() => draftOf(unit, parent))
  const [problems, setProblems] = useState<Problems>()
  const create = useSubmission('org.create-unit', { outdates: ['org.list-units'] })
  const change = useSubmission('org.change-unit', { outdates: ['org.list-units', 'org.list-people'] })
  const title = unit ? t('units.change-title') : t('units.create-title')

  async function submit(): Promise<void> {
    const found = {
      ...(draft.name.trim() === '' ? { name: t('form.missing') } : {}),
      ...(/^\d{1,6}$/.test(draft.ordinal) ? {} : { ordinal: t('units.ordinal-wrong') }),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const fields = { name: draft.name.trim(), shortName: draft.shortName.trim() || null, kind: draft.kind, ordinal: Number(draft.ordinal) }
    const moved = draft.parent !== null && draft.parent !== unit?.parent ? { parent: draft.parent } : {}
    const answer = unit
      ? await change.submit({ unit: unit.id, expectedVersion: unit.version, ...fields, ...moved })
      : await create.submit({ parent: draft.parent ?? parent!.id, ...fields })
    if (!answer) return
    notify({ tone: 'good', text: t(unit ? 'units.changed' : 'units.created', { name: fields.name }) })
    onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title} onSubmit={() => void submit()} failure={create.failure ?? change.failure} problems={problems}
        fields={{
          name: t('units.name'), shortName: t('units.short-name'), kind: t('units.kind'), parent: t('units.parent'),
          ordinal: t('units.ordinal'),
        }}
      >
        <TextField
          name="name" label={t('units.name')} required value={draft.name} onChange={(name) => setDraft({ ...draft, name })}
          input={{ maxLength: 200 }}
        />
        <TextField
          name="shortName" label={t('units.short-name')} value={draft.shortName} onChange={(shortName) => setDraft({ ...draft, shortName })}
          input={{ maxLength: 50 }}
        />
        <Field name="kind" label={t('units.kind')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })}
              options={kinds.map((kind) => ({ value: kind, label: t(`unit-kind.${kind}`) }))}
            />
          )}
        </Field>
        {draft.parent !== null && (
          <Field name="parent" label={t('units.parent')} required>
            {(wiring) => (
              <UnitSelect
                wiring={wiring} value={draft.parent ?? undefined} except={unit?.id}
                onChange={(chosen) => setDraft({ ...draft, parent: chosen })}
              />
            )}
          </Field>
        )}
        <TextField
          name="ordinal" label={t('units.ordinal')} hint={t('units.ordinal-hint')} required value={draft.ordinal}
          onChange={(ordinal) => setDraft({ ...draft, ordinal: ordinal.trim() })} input={{ inputMode: 'numeric' }}
        />
        <FormButtons submit={t('action.save')} pending={create.pending || change.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
