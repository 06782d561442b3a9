import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslate } from '../../language.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Form } from '../../parts/form.tsx'
import type { Problems } from '../../parts/form.tsx'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { addPaste } from '../../uploads.ts'

const place = 'lantai.paste'

/** What was pasted is kept for this tab until it is sent or emptied: a reload must not lose it. */
function keptDraft(): { name: string; text: string } {
  try {
    const { name, text } = JSON.parse(sessionStorage.getItem(place) ?? '{}') as { name?: unknown; text?: unknown }
    return { name: typeof name === 'string' ? name : '', text: typeof text === 'string' ? text : '' }
  } catch {
    return { name: '', text: '' }
  }
}

function keepDraft(draft: { name: string; text: string } | undefined): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify(draft))
    else sessionStorage.removeItem(place)
  } catch {
    // Too long to keep; it is still in the form.
  }
}

export function PasteDialog({ unit, onClose }: { readonly unit: string | undefined; readonly onClose: () => void }) {
  const t = useTranslate()
  const client = useQueryClient()
  const [draft, setDraft] = useState(keptDraft)
  const [problems, setProblems] = useState<Problems>()
  const change = (part: Partial<typeof draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(next)
  }

  function submit(): void {
    const found = {
      ...(draft.name.trim() === '' ? { name: t('form.missing') } : {}),
      ...(draft.text.trim() === '' ? { text: t('paste.text-missing') } : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    addPaste(client, draft.name.trim(), draft.text, unit)
    keepDraft(undefined)
    onClose()
  }

  return (
    <Dialog title={t('documents.paste')} onClose={onClose} width={760}>
      <Form
        label={t('documents.paste')} onSubmit={submit} failure={undefined} problems={problems}
        fields={{ name: t('paste.name'), text: t('paste.text') }}
      >
        <TextField
          name="name" label={t('paste.name')} hint={t('paste.name-hint')} required value={draft.name}
          onChange={(name) => change({ name })} input={{ maxLength: 200 }}
        />
        <LongTextField
          name="text" label={t('paste.text')} hint={t('paste.text-hint')} required rows={12} value={draft.text}
          onChange={(text) => change({ text })}
        />
        <div className="buttons">
          <Button type="primary" htmlType="submit">{t('paste.submit')}</Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <span className="hint">{t('paste.count', { characters: draft.text.length })}</span>
        </div>
      </Form>
    </Dialog>
  )
}
