import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import { findingKinds } from '../../finding-kinds.ts'
import { useTranslate } from '../../language.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { Form } from '../../parts/form.tsx'
import { useNarrow } from '../../width.ts'
import { waitingOf } from './review-order.ts'

/** As many as one call decides. */
const decisions_of_call_max = 5_000

/** From sure to all; each says how many it would be. */
const confidences_min = [0.95, 0.9, 0.8, 0.7, 0] as const

export interface ReviewBarProps {
  /** What the filter leaves. */
  readonly findings: readonly Finding[]
  readonly undoable: number
  readonly onConfirmAll: (findings: readonly Finding[]) => void
  readonly onUndo: () => void
}

/** Many at once, and the way back; the keys for one at a time. */
export function ReviewBar({ findings, undoable, onConfirmAll, onUndo }: ReviewBarProps) {
  const t = useTranslate()
  const narrow = useNarrow()
  const [asked, setAsked] = useState(false)
  const count = waitingOf(findings).length
  return (
    <div className="review-bar">
      <Button size="small" disabled={count === 0} onClick={() => setAsked(true)}>{t('review.confirm-all', { count })}</Button>
      <Button size="small" disabled={undoable === 0} onClick={onUndo}>{t('review.undo')}</Button>
      {!narrow && <p className="hint"><Hints /></p>}
      {asked && (
        <ConfirmAllDialog
          findings={findings} onClose={() => setAsked(false)} onConfirm={(chosen) => {
            setAsked(false)
            onConfirmAll(chosen)
          }}
        />
      )}
    </div>
  )
}

const hints = [
  ['j k', 'review.key-move'], ['a', 'review.key-confirm'], ['e', 'review.key-change'], ['s', 'review.key-split'], ['m', 'review.key-merge'],
  ['x', 'review.key-withdraw'],  ['u', 'review.key-undo'],
] as const

function Hints() {
  const t = useTranslate()
  return hints.map(([keys, words]) => (
    <span key={keys}>{keys.split(' ').map((key) => <kbd key={key}>{key}</kbd>)} {t(words)}</span>
  ))
}

interface ConfirmAllProps {
  readonly findings: readonly Finding[]
  readonly onConfirm: (chosen: readonly Finding[]) => void
  readonly onClose: () => void
}

function ConfirmAllDialog({ findings, onConfirm, onClose }: ConfirmAllProps) {
  const t = useTranslate()
  const [least, setLeast] = useState<number>(() => confidences_min.find((one) => waitingOf(findings, one).length > 0) ?? 0)
  const chosen = waitingOf(findings, least)
  const title = t('review.confirm-all-title')
  const tooMany = chosen.length > decisions_of_call_max
  const kinds = findingKinds.map((kind) => ({ kind, count: chosen.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t('finding.kind-count', { kind: t(`finding-kind.${kind}`), count })).join(t('review.between'))
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title} failure={undefined} fields={{}}
        onSubmit={() => { if (chosen.length > 0 && !tooMany) onConfirm(chosen) }}
      >
        <Radio.Group
          aria-label={t('review.which')} value={least} onChange={(event) => setLeast(event.target.value)} className="review-which"
          options={confidences_min.map((value) => {
            const { length: count } = waitingOf(findings, value)
            const label = value === 0 ? t('review.all-shown', { count }) : t('review.all-from', { percent: Math.round(value * 100), count })
            return { value, label, disabled: count === 0 }
          })}
        />
        <p role="status">
          {tooMany ? t('review.too-many', { count: chosen.length, count_max: decisions_of_call_max })
            : t('review.will-confirm', { count: chosen.length, kinds })}
        </p>
        <p className="hint">{t('review.only-confirms')}</p>
        <FormButtons submit={t('review.confirm-count', { count: chosen.length })} pending={false} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
