import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { asking, findingsOf, showMe } from '../../api/asking.ts'
import type { DocumentPage, Finding } from '../../api/asking.ts'
import { Refused } from '../../api/failure.ts'
import type { Failure } from '../../api/failure.ts'
import type { GivenValues } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import { Form } from '../../parts/form.tsx'
import { SubmitButton } from '../../parts/submit-button.tsx'
import { minuteOf } from '../../times.ts'
import { fieldNames, Fields, withNumbers } from './change-fields.tsx'
import { valuesOf, valuesToSend } from './change-values.ts'
import { closeChange } from './changing.ts'
import { dropUnsaved, findUnsaved, keepUnsaved } from './unsaved.ts'
import { focusRow } from './use-review-keys.ts'

export interface ChangeFormProps {
  readonly finding: Finding
  /** Why it was not saved, or undefined when it was; null values go back to what was read. */
  readonly onSave: (finding: Finding, values: GivenValues | null) => Promise<Failure | undefined>
}

/** The values of a finding, to be mended; what is typed is kept in this browser until it is saved. */
export function ChangeForm({ finding, onSave }: ChangeFormProps) {
  const begun = valuesOf(finding)
  return begun ? <OpenForm finding={finding} onSave={onSave} begun={begun} /> : null
}

function OpenForm({ finding, onSave, begun }: ChangeFormProps & { readonly begun: GivenValues }) {
  const t = useTranslate()
  const { data: me } = useSuspenseQuery(showMe)
  const of = { person: me.person.id, document: finding.document, finding: finding.finding }
  const [kept, setKept] = useState(() => findUnsaved(of))
  /** As it stood when this person began: whoever was faster is told of before his values give way. */
  const [version, setVersion] = useState(kept?.version ?? finding.version)
  const [values, setValues] = useState(kept?.values ?? begun)
  const [failure, setFailure] = useState<Failure>()
  const [pending, setPending] = useState(false)
  const box = useFirstFocus()
  const { data: findings = [] } = useQuery({ ...findingsOf(finding.document), enabled: false })
  const client = useQueryClient()
  const page = client.getQueryData<DocumentPage>(asking('reading.show-document', { document: finding.document }).queryKey)

  function type(next: GivenValues): void {
    setValues(next)
    keepUnsaved(of, next, version)
  }

  function leave(): void {
    closeChange()
    requestAnimationFrame(() => focusRow(finding.finding))
  }

  async function save(sent: GivenValues | null): Promise<void> {
    if (pending) return
    setPending(true)
    const failed = await onSave({ ...finding, version }, sent)
    setPending(false)
    setFailure(failed)
    if (failed instanceof Refused && failed.status === 409) setVersion(newestOf(client, finding))
    if (failed) return
    dropUnsaved(of)
    leave()
  }

  function startAnew(): void {
    dropUnsaved(of)
    setKept(undefined)
    setValues(begun)
  }

  function cancel(): void {
    dropUnsaved(of)
    leave()
  }

  return (
    <div
      ref={box} className="change-form" onKeyDown={(event) => {
        if (isLeaving(event)) cancel()
      }}
    >
      {kept && <KeptOffer at={kept.at} onDrop={startAnew} />}
      <Form
        label={t('change.form', { quote: finding.quote })} failure={failure} fields={fieldNames(t)}
        onSubmit={() => void save(valuesToSend(withNumbers(values), finding))}
      >
        <Fields finding={finding} findings={findings} unit={page?.document.unit} values={values} onChange={type} />
        <p className="hint">{t(finding.state === 'proposed' ? 'change.confirms' : 'change.beside')}</p>
        <div className="buttons">
          <SubmitButton label={t('change.save')} pending={pending} />
          <Button onClick={cancel}>{t('action.cancel')}</Button>
          {finding.correction && <Button onClick={() => void save(null)} disabled={pending}>{t('change.back')}</Button>}
        </div>
      </Form>
    </div>
  )
}

function useFirstFocus(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const first = box.current?.querySelector<HTMLTextAreaElement | HTMLInputElement>('textarea, input')
    first?.focus()
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length)
  }, [])
  return box
}

/** He has been told: what he saves now is his answer to what stands. */
function newestOf(client: QueryClient, { document, finding, version }: Finding): number {
  const rows = client.getQueryData<Finding[]>(findingsOf(document).queryKey) ?? []
  return rows.find((one) => one.finding === finding)?.version ?? version
}

/** Escape closes a list that stands open first, and only then the form. */
function isLeaving({ key }: KeyboardEvent): boolean {
  return key === 'Escape' && !document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
}

/** What was typed before stands in the fields already: beginning anew is what has to be chosen. */
function KeptOffer({ at, onDrop }: { readonly at: string; readonly onDrop: () => void }) {
  const t = useTranslate()
  return (
    <Alert
      type="info" showIcon role="status" className="change-kept" title={t('change.kept', { when: minuteOf(at) })}
      action={<Button size="small" onClick={onDrop}>{t('change.kept-drop')}</Button>}
    />
  )
}
