import type { ReactNode } from 'react'
import { useSubmission } from '../api/submission.ts'
import type { CommandName, InputOf, OutputOf, QueryName } from '../generated/client.ts'
import { notify } from '../notices.ts'
import { Dialog } from './dialog.tsx'
import { FormButtons } from './form-buttons.tsx'
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
export function ConfirmDialog<Name extends CommandName>(
  { title, text, command, input, outdates, done, onDone, onClose }: ConfirmDialogProps<Name>,
) {
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
        <FormButtons submit={title} pending={submission.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
