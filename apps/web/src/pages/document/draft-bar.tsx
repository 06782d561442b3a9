import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useRef, useState } from 'react'
import { listDrafts, showMe } from '../../api/asking.ts'
import type { Draft, Finding } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Form } from '../../parts/form.tsx'
import { useKeys } from '../../shell/keys.ts'
import { isAdding } from './use-marks.ts'

/** As many as one call drafts. */
const tasks_of_call_max = 1_000

/** The tasks that the filter leaves, to be drafted; nothing for whom drafting does not work. */
export function DraftBar({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslate()
  const [asked, setAsked] = useState(false)
  const { data: me } = useSuspenseQuery(showMe)
  const opener = useRef<HTMLButtonElement>(null)
  const tasks = findings.filter((finding) => finding.kind === 'task' && !isAdding(finding))
  useKeys({
    d: () => {
      // The dialog gives the focus back to the button, beside which the drafts can be opened.
      opener.current?.focus()
      opener.current?.click()
    },
  })
  if (!me.permissions.includes('work.draft') || tasks.length === 0) return null
  return (
    <p className="draft-bar">
      <Button ref={opener} size="small" aria-keyshortcuts="d" onClick={() => setAsked(true)}>{t('draft-bar.draft')}</Button>
      <Link to="/drafts" search={{ document: tasks[0]!.document }}>{t('draft-bar.open')}</Link>
      {asked && <DraftDialog tasks={tasks} onClose={() => setAsked(false)} />}
    </p>
  )
}

function DraftDialog({ tasks, onClose }: { readonly tasks: readonly Finding[]; readonly onClose: () => void }) {
  const t = useTranslate()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirmed = tasks.filter(({ state }) => state === 'confirmed')
  const [which, setWhich] = useState<'confirmed' | 'all'>(confirmed.length > 0 ? 'confirmed' : 'all')
  const draft = useSubmission('work.draft-matters', { outdates: ['work.list-drafts', 'reading.follow-sentence', 'reading.list-outcomes'] })
  const chosen = which === 'confirmed' ? confirmed : tasks
  const { document } = tasks[0]!

  async function submit(): Promise<void> {
    const counts = { drafted: 0, existing: 0 }
    for (let at = 0; at < chosen.length; at += tasks_of_call_max) {
      const findings = chosen.slice(at, at + tasks_of_call_max).map(({ finding }) => finding)
      const made = await draft.submit({ document, findings })
      if (!made) return
      counts.drafted += made.drafted.length
      counts.existing += made.existing.length
    }
    void client.invalidateQueries({ queryKey: ['work.list-drafts'] })
    notify({
      tone: 'good', text: t(counts.existing > 0 ? 'draft-bar.some-existed' : 'draft-bar.done', counts),
      action: { label: t('draft-bar.open'), run: () => void navigate({ to: '/drafts', search: { document } }) },
    })
    onClose()
  }

  return (
    <Dialog title={t('draft-bar.draft')} onClose={onClose}>
      <Form label={t('draft-bar.draft')} onSubmit={() => void submit()} failure={draft.failure} fields={{}}>
        <Radio.Group
          aria-label={t('draft-bar.which')} value={which} onChange={(event) => setWhich(event.target.value)} className="draft-which"
          options={[
            { value: 'confirmed', label: t('draft-bar.confirmed', { count: confirmed.length }), disabled: confirmed.length === 0 },
            { value: 'all', label: t('draft-bar.all', { count: tasks.length }) },
          ]}
        />
        <p className="hint">{t('draft-bar.hint')}</p>
        <FormButtons submit={t('draft-bar.draft')} pending={draft.pending} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

const countOf = (finding: string) => (drafts: readonly Draft[]): number => drafts.filter((draft) => draft.finding === finding).length

/** Beside a task: how many drafts came of it. */
export function DraftCount({ finding, document }: Pick<Finding, 'finding' | 'document'>) {
  const t = useTranslate()
  const { data: me } = useSuspenseQuery(showMe)
  const { data: count = 0 } = useQuery({
    ...listDrafts({ document }), enabled: me.permissions.includes('work.read'), select: countOf(finding),
  })
  if (count === 0) return null
  return <Link to="/drafts" search={{ document }} className="finding-tag draft-count">{t('draft-bar.count', { count })}</Link>
}
