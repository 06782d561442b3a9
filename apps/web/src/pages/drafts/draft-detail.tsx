import { useState } from 'react'
import type { Draft } from '../../api/asking.ts'
import { Refused } from '../../api/failure.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate, wordFor } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Form } from '../../parts/form.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { DraftWarnings, SourceLink } from './draft-parts.tsx'

interface DraftDetailProps { readonly draft: Draft; readonly mayDraft: boolean; readonly onClose: () => void }

/** A draft unit by unit: who leads and who assists, each by which date. */
export function DraftDetail({ draft, mayDraft, onClose }: DraftDetailProps) {
  const t = useTranslate()
  const given = [
    ...draft.lead.map((one) => ({ ...one, role: 'lead' as const })), ...draft.assist.map((one) => ({ ...one, role: 'assist' as const })),
  ]
  return (
    <Dialog title={t('drafts.detail')} onClose={onClose} width={680}>
      <p lang="zh-CN" className="drafts-detail-title">{draft.title}</p>
      <p lang="zh-CN" className="hint">{draft.requirement} <SourceLink draft={draft} /></p>
      <DraftWarnings draft={draft} whole />
      {given.length === 0 ? <p>{t('drafts.nobody')}</p> : <OwnDates draft={draft} given={given} mayDraft={mayDraft} onClose={onClose} />}
    </Dialog>
  )
}

interface OwnDatesProps extends DraftDetailProps {
  readonly given: readonly (Draft['lead'][number] & { readonly role: 'lead' | 'assist' })[]
}

function OwnDates({ draft, given, mayDraft, onClose }: OwnDatesProps) {
  const t = useTranslate()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const change = useSubmission('work.change-assignments', { outdates: ['work.list-drafts'] })
  const changed = given.filter(({ assignment, due }) => (typed[assignment] ?? due?.text ?? '').trim() !== (due?.text ?? ''))
  const nameOf = ({ unit, name, text }: OwnDatesProps['given'][number]): string => (unit === null ? text : name ?? text)

  async function submit(): Promise<void> {
    const assignments = changed.map(({ assignment }) => ({ assignment, due: typed[assignment]! }))
    if (assignments.length > 0) {
      if (!await change.submit({ matter: draft.matter, expectedVersion: draft.version, assignments })) return
      notify({ tone: 'good', text: t('drafts.own-dates-saved', { count: assignments.length }) })
    }
    onClose()
  }

  // The server names each by its place in the call.
  const refused = change.failure instanceof Refused ? change.failure.fields : []
  const problems = Object.fromEntries(refused.flatMap(({ field, message }) => {
    const one = changed[Number(field.split('.')[1])]
    return one ? [[one.assignment, wordFor(t, 'cell-fault', message)]] : []
  }))
  return (
    <Form
      label={t('drafts.detail')} onSubmit={() => void submit()} failure={change.failure} problems={problems}
      fields={Object.fromEntries(given.map((one) => [one.assignment, nameOf(one)]))}
    >
      <p className="hint">{t('drafts.own-dates-hint', { due: draft.due.text === '' ? t('drafts.no-due') : draft.due.text })}</p>
      <div className="drafts-own-dates">
        {given.map((one) => (
          <TextField
            key={one.assignment} name={one.assignment} label={t(`drafts.due-of-${one.role}`, { unit: nameOf(one) })}
            value={typed[one.assignment] ?? one.due?.text ?? ''} onChange={(text) => setTyped({ ...typed, [one.assignment]: text })}
            input={{ disabled: !mayDraft, placeholder: draft.due.text, maxLength: 200 }}
            hint={one.due?.date && one.due.date !== one.due.text ? one.due.date : undefined}
          />
        ))}
      </div>
      {mayDraft && <FormButtons submit={t('action.save')} pending={change.pending} onCancel={onClose} />}
    </Form>
  )
}
