import { Button } from 'antd'
import { useState } from 'react'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { gridFields } from './cells.ts'
import { DraftDetail } from './draft-detail.tsx'
import { GridRow } from './grid-row.tsx'
import { useDiscarding } from './use-discarding.ts'
import { useGrid } from './use-grid.ts'
import { useWriting } from './use-writing.ts'

interface DraftsGridProps {
  readonly drafts: readonly Draft[]
  readonly mayDraft: boolean
  /** The one that somebody was led to. */
  readonly matter: string | undefined
}

/** The drafts as a table that is written into like a spreadsheet. */
export function DraftsGrid({ drafts, mayDraft, matter }: DraftsGridProps) {
  const t = useTranslate()
  const [at] = useState(() => drafts.findIndex((draft) => draft.matter === matter))
  const [opened, setOpened] = useState<string>()
  const [open] = useState(() => (draft: Draft): void => setOpened(draft.matter))
  const discard = useDiscarding()
  const { grid, here, block, isTyping, handlers } = useGrid(drafts, useWriting(drafts), { mayDraft, at })
  const shown = drafts.find((draft) => draft.matter === opened)
  return (
    <>
      {mayDraft && (
        <div className="drafts-tools">
          <Button size="small" disabled={block.bottom === block.top} onClick={handlers.fillDown}>{t('drafts.fill-down')}</Button>
          <span className="hint">{t('drafts.how')}</span>
        </div>
      )}
      <table
        ref={grid} role="grid" aria-label={t('section.drafts')} aria-multiselectable="true" className="drafts-grid"
        onCopy={handlers.copy} onPaste={mayDraft ? handlers.paste : undefined}
      >
        <thead>
          <tr>
            <th scope="col" className="drafts-number">{t('drafts.number')}</th>
            {gridFields.map((field) => <th key={field} scope="col" data-field={field}>{t(`draft-field.${field}`)}</th>)}
            <th scope="col" className="drafts-source">{t('drafts.source')}</th>
            <th scope="col" className="drafts-warnings">{t('drafts.warnings')}</th>
            <th scope="col" className="drafts-action">{t('action.title')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, row) => {
            const within = row >= block.top && row <= block.bottom
            return (
              <GridRow
                key={draft.matter} draft={draft} row={row} here={row === here.row ? here.column : -1}
                left={within ? block.left : -1} right={within ? block.right : -1} isTyping={isTyping && row === here.row}
                mayDraft={mayDraft} handlers={handlers} onOpen={open} onDiscard={discard}
              />
            )
          })}
        </tbody>
      </table>
      {shown && <DraftDetail draft={shown} mayDraft={mayDraft} onClose={() => setOpened(undefined)} />}
    </>
  )
}
