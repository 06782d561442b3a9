import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useSubmission } from '../api/submission.ts'
import type { CommandName, InputOf, OutputOf, QueryName } from '../generated/client.ts'
import { useTranslate } from '../language.ts'
import { notify } from '../notices.ts'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'

interface ConfirmDialogProps<Name extends CommandName> {
  readonly title: string
  readonly text: ReactNode
  readonly command: Name
  readonly input: InputOf<Name>
  readonly outdates: readonly QueryName[]
  /** What is told afterwards; undefined where the answer is shown instead. */
  readonly done?: string
  readonly onDone?: (output: OutputOf<Name>) => void
  readonly onClose: () => void
}

/** One question, one button that says what it does. */
export function ConfirmDialog<Name extends CommandName>({ title, text, command, input, outdates, done, onDone, onClose }: ConfirmDialogProps<Name>) {
  const t = useTranslate()
  const submission = useSubmission(command, { outdates })

  async function submit(): Promise<void> {
    const output = await submission.submit(input)
    if (!output) return
    if (done !== undefined) notify({ tone: 'good', text: done })
    onClose()
    onDone?.(output)
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <Form label={title} onSubmit={() => void submit()} failure={submission.failure} fields={{}}>
        <p>{text}</p>
        <div className="buttons">
          <Button type="primary" htmlType="submit" aria-disabled={submission.pending}>{submission.pending ? t('form.sending') : title}</Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
