import { memo, useId, useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import type { Translate } from '../../language.ts'
import { KindWord } from '../../parts/kind.tsx'
import { RowButton } from '../../parts/row-button.tsx'
import { Status } from '../../parts/status.tsx'
import { minuteOf } from '../../times.ts'
import { ChangeForm } from './change-form.tsx'
import type { ChangeFormProps } from './change-form.tsx'
import { hasValues } from './change-values.ts'
import { openChange, useChanging } from './changing.ts'
import { cueWords } from './cue-words.ts'
import { DraftCount } from './draft-bar.tsx'
import { changedWords, personOf, sureness, wordsRead } from './finding-words.ts'
import { MergeForm } from './merge-form.tsx'
import type { MergeFormProps } from './merge-form.tsx'
import { SplitForm } from './split-form.tsx'
import type { SplitFormProps } from './split-form.tsx'
import { isMeasurable, TargetButton } from './target-button.tsx'
import { isAdding } from './use-marks.ts'

export interface FindingActions {
  readonly onChoose: (finding: Finding) => void
  readonly onConfirm: (finding: Finding) => void
  readonly onWithdraw: (finding: Finding) => void
  readonly onSave: ChangeFormProps['onSave']
  readonly onSplit: SplitFormProps['onSplit']
  readonly onMerge: MergeFormProps['onMerge']
}

interface FindingRowProps {
  readonly finding: Finding
  readonly chosen: boolean
  readonly mayMark: boolean
  /** The same object at every drawing, or every row would be drawn again. */
  readonly actions: FindingActions
}

export const FindingRow = memo(function FindingRow({ finding, chosen, mayMark, actions }: FindingRowProps) {
  const t = useTranslate()
  const { kind, quote, state } = finding
  const adding = isAdding(finding)
  const how = useChanging(finding.finding)
  const changing = mayMark && how !== undefined
  return (
    <li
      className="finding-row" data-row={finding.finding} data-state={state} data-chosen={chosen || undefined}
      data-changing={changing || undefined}
    >
      <button
        type="button" className="finding-choose" aria-current={chosen || undefined} disabled={adding}
        onClick={() => actions.onChoose(finding)}
      >
        <KindWord kind={kind} />
        <span className="finding-quote" lang="zh-CN">{quote}</span>
      </button>
      {changing && how === 'change' && <ChangeForm finding={finding} onSave={actions.onSave} />}
      {changing && how === 'split' && <SplitForm finding={finding} onSplit={actions.onSplit} />}
      {changing && how === 'merge' && <MergeForm finding={finding} onMerge={actions.onMerge} />}
      {!(changing && how === 'change') && <WhatWasRead finding={finding} t={t} />}
      <div className="finding-foot">
        {adding ? <span>{t('mark.saving')}</span> : <Standing finding={finding} t={t} />}
        {kind === 'task' && !adding && <DraftCount finding={finding.finding} document={finding.document} />}
        {!adding && isMeasurable(finding) && <TargetButton finding={finding} mayMark={mayMark} />}
        {mayMark && !adding && !changing && (
          <span className="finding-buttons">
            {hasValues(finding) && (
              <RowButton
                label={t('finding.change')} whole={t('finding.change-one', { quote })} onClick={() => openChange(finding.finding)}
              />
            )}
            {state === 'proposed' && (
              <RowButton
                label={t('finding.confirm')} whole={t('finding.confirm-one', { quote })} onClick={() => actions.onConfirm(finding)}
              />
            )}
            <RowButton label={t('mark.withdraw')} whole={t('mark.withdraw-one', { quote })} onClick={() => actions.onWithdraw(finding)} />
          </span>
        )}
      </div>
    </li>
  )
})

interface Told { readonly finding: Finding; readonly t: Translate }

function WhatWasRead({ finding, t }: Told) {
  const { details, correction, state, cameOf } = finding
  const { lines, tags } = wordsRead(t, details)
  const came = cameOf.length === 0 ? [] : [t(cameOf.length === 1 ? 'split.tag' : 'merge.tag')]
  const own = correction && (correction.from !== null || cameOf.length === 0)
  if (lines.length + tags.length + came.length === 0 && !own) return null
  return (
    <div className={finding.kind === 'task' ? 'finding-read finding-read-task' : 'finding-read'}>
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, value, verbatim, inherited }) => (
            <div key={label} data-inherited={inherited !== undefined && state === 'proposed' ? true : undefined}>
              <dt>{label}</dt>
              <dd>
                <span lang={verbatim && 'zh-CN'}>{value}</span>
                {inherited !== undefined && <span className="finding-tag">{inherited}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {[...tags, ...came].map((tag) => <span key={tag} className="finding-tag">{tag}</span>)}
      {own && (
        <p className="finding-corrected">
          {t('change.from', { what: changedWords(t, correction.from, details), who: correction.by, when: minuteOf(correction.at) })}
        </p>
      )}
    </div>
  )
}

/** Whether it waits or stands and by whom; of the engine's, how sure it is and, when asked for, why. */
function Standing({ finding, t }: Told) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { state, confidence, cues } = finding
  const person = personOf(finding)
  return (
    <div className="finding-standing">
      <Status tone={state === 'proposed' ? 'idle' : 'good'} word={t(`finding-state.${state}`)} />
      {person && <span>{t('finding.by', { who: person.who, when: minuteOf(person.at) })}</span>}
      {confidence !== null && (
        <button
          type="button" className="finding-sureness" data-sureness={sureness(confidence)} aria-expanded={open} aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {state === 'proposed' && t(`sureness.${sureness(confidence)}`)}<span>{t('finding.cues')}</span>
        </button>
      )}
      <p id={id} className="finding-cues" hidden={!open}>
        {cues.length === 0 ? t('finding.no-cues') : t('finding.cues-are', { cues: cueWords(t, cues) })}
      </p>
    </div>
  )
}
