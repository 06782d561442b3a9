import { Alert, Button } from 'antd'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { useLinkedSentence } from './linked-sentence.ts'
import { MarkToolbar } from './mark-toolbar.tsx'
import { PlaceCard } from './place-card.tsx'
import { isOpen } from './places.ts'
import { PlacesPanel } from './places-panel.tsx'
import { SecondLooks } from './second-looks.tsx'
import { DocumentText } from './text.tsx'
import { TracePanel, isPacked } from './trace-panel.tsx'
import { UnsavedBar } from './unsaved-bar.tsx'
import { useFollowing } from './use-following.ts'
import { useReader, useReaderKeys } from './use-reader.ts'
import type { ReaderProps } from './use-reader.ts'
import { useReviewKeys } from './use-review-keys.ts'

/** Left the text, right what was read out of it; one selects in the other. */
export function Reader(props: ReaderProps) {
  const t = useTranslate()
  const reader = useReader(props)
  useReaderKeys(props, reader)
  const sentenceMissing = useLinkedSentence(props.linkedSentence, reader)
  useReviewKeys(props.page.mayMark, reader)
  useFollowing(props.page)
  const { page, revision } = props
  const { text, findings, chosen, pick, open, narrow } = reader
  return (
    <div className="reader">
      <p className="unseen" role="status">{reader.review.said}</p>
      <div className="reader-text">
        {page.mayMark && <p className="hint">{t(narrow ? 'document.how-touch' : 'document.how')}</p>}
        {chosen.missing && <p className="hint" role="status">{t('document.finding-missing')}</p>}
        {sentenceMissing && <p className="hint" role="status">{t('document.sentence-missing')}</p>}
        <DocumentText
          revision={revision} findings={reader.drawn} current={reader.current} selected={chosen.finding} place={text}
          warnings={reader.warnings.shown} warning={reader.warnings.chosen?.number}
          onSentence={reader.setCurrent} onMark={reader.chooseMark} onPlace={reader.choosePlace}
          onWarning={reader.warnings.chooseSign}
        />
        {!pick && <PlaceCard revision={revision} text={text} />}
        {pick && <MarkToolbar pick={pick} text={text} onKind={reader.mark} onLeave={reader.leave} />}
      </div>
      {narrow && (
        <div className="sheet-bar">
          <Button aria-expanded={open} aria-controls="reader-panel" onClick={() => reader.setOpen(!open)}>
            {open ? t('document.close-panel') : t('document.open-panel', { count: findings.length })}
          </Button>
        </div>
      )}
      <aside id="reader-panel" className="reader-panel" aria-label={t('document.panel')} hidden={narrow && !open}>
        <ReaderPanel page={page} revision={revision} reader={reader} />
      </aside>
    </div>
  )
}

interface ReaderPanelProps extends Pick<ReaderProps, 'page' | 'revision'> { readonly reader: ReturnType<typeof useReader> }

function ReaderPanel({ page, revision, reader }: ReaderPanelProps) {
  const t = useTranslate()
  const { panel, found, findings, sentences, current, chosen } = reader
  const tabs = [
    { name: 'findings', label: t('document.findings', { count: findings.length }) },
    { name: 'places', label: t('document.places', { count: revision.places.filter(isOpen).length }) },
    { name: 'trace', label: t('document.trace') },
    { name: 'facts', label: t('document.facts') },
  ] as const
  return (
    <Tabs label={t('document.panel')} tabs={tabs} chosen={panel} onChoose={reader.setPanel}>
      {panel === 'findings' && <FindState page={page} reading={reader.reading} onFacts={() => reader.setPanel('facts')} />}
      {panel === 'findings' && <SecondLooks page={page} sentences={sentences} current={current} />}
      {panel === 'findings' && page.mayMark && (
        <UnsavedBar document={page.document.document} findings={findings} onOpen={reader.reopen} />
      )}
      {panel === 'findings' && found.error && <FailureNotice failure={found.error} onRetry={() => void found.refetch()} />}
      {panel === 'findings' && found.isPending && <Loading what={t('findings.loading')} />}
      {panel === 'findings' && found.data && (
        <FindingsPanel
          revision={revision} findings={findings} filtered={reader.filtered} filter={reader.filter} onFilter={reader.setFilter}
          warnings={reader.warnings} selected={chosen.finding} seen={!reader.narrow || reader.open} mayMark={page.mayMark}
          actions={reader.actions} review={{ undoable: reader.review.count, onConfirmAll: reader.review.confirmAll, onUndo: reader.undo }}
        />
      )}
      {panel === 'places' && (
        <PlacesPanel
          document={page.document.document} revision={revision} chosen={reader.place} maySettle={page.mayMark} onGo={reader.goToPlace}
        />
      )}
      {panel === 'trace' && (
        <TracePanel sentence={current === undefined ? undefined : sentences.get(current)} packed={isPacked(page.document.mediaType)} />
      )}
      {panel === 'facts' && <FactsPanel page={page} />}
    </Tabs>
  )
}

/** What the engine is doing with the text, where it is not done. */
function FindState(
  { page, reading, onFacts }: Pick<ReaderProps, 'page'> & { readonly reading: boolean; readonly onFacts: () => void },
) {
  const t = useTranslate()
  if (reading) return <Loading what={t('document.being-found')} />
  const failed = page.steps.find(({ state }) => state === 'failed')
  if (!failed) return null
  const words = failed.name === 'find' ? t('document.find-failed') : t('document.rerun-failed', { step: t(`step.${failed.name}`) })
  const button = <Button size="small" onClick={onFacts}>{t('document.see-steps')}</Button>
  return <Alert type="warning" showIcon role="alert" className="find-failed" title={words} action={button} />
}
