import { Button } from 'antd'
import { useState } from 'react'
import type { DocumentPage } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate, wordFor } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Form } from '../../parts/form.tsx'
import { Status } from '../../parts/status.tsx'
import type { Tone } from '../../parts/status.tsx'
import { secondOf } from '../../times.ts'

type Step = DocumentPage['steps'][number]

const tones: Record<Step['state'], Tone> = { waiting: 'idle', running: 'busy', done: 'good', failed: 'bad', none: 'off' }
const outdates = ['reading.show-document', 'reading.list-documents', 'reading.list-findings'] as const

/** What the program did with the document, step by step, and a way to have it done again. */
export function StepsList({ page }: { readonly page: DocumentPage }) {
  const t = useTranslate()
  const { document } = page.document
  const rerun = useSubmission('reading.rerun-document', { outdates })

  async function again({ name }: Step): Promise<void> {
    if (await rerun.submit({ document, from: name })) notify({ tone: 'good', text: t('steps.sent', { step: t(`step.${name}`) }) })
  }

  return (
    <section aria-label={t('facts.steps')}>
      <h2>{t('facts.steps')}</h2>
      <ol className="step-list">
        {page.steps.map((step) => (
          <StepRow key={step.name} step={step} mayRerun={page.mayRerun} pending={rerun.pending} onAgain={() => void again(step)} />
        ))}
      </ol>
      {rerun.failure && <FailureNotice failure={rerun.failure} />}
      {page.mayRerun && <RerunButton page={page} />}
    </section>
  )
}

interface StepRowProps {
  readonly step: Step
  readonly mayRerun: boolean
  readonly pending: boolean
  readonly onAgain: () => void
}

function StepRow({ step, mayRerun, pending, onAgain }: StepRowProps) {
  const t = useTranslate()
  const { name, state, failure, toolVersion, duration_ms, at, older } = step
  const told = [
    ...(at === null ? [] : [secondOf(at)]),
    ...(duration_ms === null ? [] : [t('facts.milliseconds', { duration: duration_ms })]),
    ...(toolVersion === null ? [] : [toolVersion]),
  ]
  return (
    <li data-step={name} data-state={state}>
      <span className="step-name">{t(`step.${name}`)}</span>
      <Status tone={tones[state]} word={t(`step-state.${state}`)} />
      {told.length > 0 && <span className="step-facts hint">{told.join(' · ')}</span>}
      {older && <span className="step-facts hint">{t('steps.older')}</span>}
      {failure !== null && <p className="step-failure">{failureSentence(failure)}</p>}
      {state === 'failed' && mayRerun && (
        <Button size="small" disabled={pending} onClick={onAgain} aria-label={t('steps.again-of', { step: t(`step.${name}`) })}>
          {t('steps.again')}
        </Button>
      )}
    </li>
  )

  function failureSentence(code: string): string {
    const words = wordFor(t, 'failure', code)
    return words === code ? t('failure.other', { code }) : words
  }
}

/** Asks first, because a text that is read otherwise afterwards may leave decisions to be looked at again. */
function RerunButton({ page }: { readonly page: DocumentPage }) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('steps.rerun')}</Button>
      {open && <RerunDialog page={page} onClose={() => setOpen(false)} />}
    </>
  )
}

function RerunDialog({ page, onClose }: { readonly page: DocumentPage; readonly onClose: () => void }) {
  const t = useTranslate()
  const submission = useSubmission('reading.rerun-document', { outdates })
  const { steps } = page
  const [from, setFrom] = useState<Step['name']>(() => (steps.find(({ older, state }) => older || state !== 'done') ?? steps[0]!).name)

  async function submit(): Promise<void> {
    if (!await submission.submit({ document: page.document.document, from })) return
    notify({ tone: 'good', text: t('steps.sent', { step: t(`step.${from}`) }) })
    onClose()
  }

  return (
    <Dialog title={t('steps.rerun')} onClose={onClose}>
      <Form label={t('steps.rerun')} onSubmit={() => void submit()} failure={submission.failure} fields={{}}>
        <p>{t('steps.rerun-words')}</p>
        <fieldset className="step-choice">
          <legend>{t('steps.from')}</legend>
          {steps.map(({ name }) => (
            <label key={name}>
              <input type="radio" name="from" value={name} checked={name === from} onChange={() => setFrom(name)} /> {t(`step.${name}`)}
            </label>
          ))}
        </fieldset>
        <FormButtons submit={t('steps.rerun')} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
