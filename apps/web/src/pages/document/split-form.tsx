import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import type { Failure } from '../../api/failure.ts'
import { useTranslate } from '../../language.ts'
import { Form } from '../../parts/form.tsx'
import { SubmitButton } from '../../parts/submit-button.tsx'
import { closeChange } from './changing.ts'
import { piecesOf, suggestedCuts, withCut } from './split-places.ts'
import { focusRow } from './use-review-keys.ts'

export interface SplitFormProps {
  readonly finding: Finding
  /** Why it was not split, or undefined when it was; places within the sentence. */
  readonly onSplit: (finding: Finding, at: number[]) => Promise<Failure | undefined>
}

/** The words of a task with a caret: Enter cuts there, and below stands what comes of it. */
export function SplitForm({ finding, onSplit }: SplitFormProps) {
  const t = useTranslate()
  const { quote, span } = finding
  const [cuts, setCuts] = useState<readonly number[]>(() => suggestedCuts(quote))
  const [failure, setFailure] = useState<Failure>()
  const [pending, setPending] = useState(false)
  const field = useRef<TextAreaRef>(null)
  useEffect(() => {
    const words = field.current?.resizableTextArea?.textArea
    words?.focus()
    words?.setSelectionRange(0, 0)
    // Not read-only: that has no caret. The words themselves stay as they are.
    const refuse = (event: Event): void => event.preventDefault()
    words?.addEventListener('beforeinput', refuse)
    return () => words?.removeEventListener('beforeinput', refuse)
  }, [])
  const cut = (): void => {
    setCuts(withCut(quote, cuts, field.current?.resizableTextArea?.textArea.selectionStart ?? 0))
  }

  async function save(): Promise<void> {
    if (pending || cuts.length === 0) return
    setPending(true)
    const failed = await onSplit(finding, cuts.map((at) => span.start + at))
    setPending(false)
    setFailure(failed)
    if (!failed) closeChange()
  }

  return (
    <FormBox finding={finding}>
      <Form label={t('split.form', { quote })} failure={failure} fields={{}} onSubmit={() => void save()}>
        <label htmlFor={`split-${finding.finding}`}>{t('split.where')}</label>
        <Input.TextArea
          id={`split-${finding.finding}`} ref={field} aria-readonly value={quote} rows={2}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            cut()
          }}
        />
        <p><Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={cut}>{t('split.here')}</Button></p>
        <ol className="split-pieces" aria-label={t('split.pieces')} aria-live="polite">
          {piecesOf(quote, cuts).map((piece, at) => (
            <li key={`${at} ${piece}`}>
              <span lang="zh-CN">{piece}</span>
              {at > 0 && (
                <Button size="small" onClick={() => setCuts(cuts.filter((_place, place) => place !== at - 1))}>{t('split.join')}</Button>
              )}
            </li>
          ))}
        </ol>
        <p className="hint">{t('split.words')}</p>
        <FormEnd submit={t('split.save', { count: cuts.length + 1 })} pending={pending} disabled={cuts.length === 0} finding={finding} />
      </Form>
    </FormBox>
  )
}

function leave({ finding }: Finding): void {
  closeChange()
  requestAnimationFrame(() => focusRow(finding))
}

export function FormBox({ finding, children }: { readonly finding: Finding; readonly children: React.ReactNode }) {
  return (
    <div
      className="change-form" onKeyDown={(event) => {
        if (event.key === 'Escape') leave(finding)
      }}
    >
      {children}
    </div>
  )
}

interface FormEndProps { readonly submit: string; readonly pending: boolean; readonly disabled: boolean; readonly finding: Finding }

export function FormEnd({ submit, pending, disabled, finding }: FormEndProps) {
  const t = useTranslate()
  return (
    <div className="buttons">
      {disabled ? <Button disabled>{submit}</Button> : <SubmitButton label={submit} pending={pending} />}
      <Button onClick={() => leave(finding)}>{t('action.cancel')}</Button>
    </div>
  )
}
