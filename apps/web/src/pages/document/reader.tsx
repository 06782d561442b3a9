import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { findingsOf } from '../../api/asking.ts'
import type { DocumentPage, Finding, Revision } from '../../api/asking.ts'
import type { FindingKind } from '../../generated/client.ts'
import { findingKinds } from '../../finding-kinds.ts'
import { useTranslate } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { useKeys } from '../../shell/keys.ts'
import { useNarrow } from '../../width.ts'
import { FactsPanel } from './facts-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { MarkToolbar } from './mark-toolbar.tsx'
import { usePick } from './pick.ts'
import { pickSentence } from './selection.ts'
import { DocumentText } from './text.tsx'
import { inTextOrder } from './text-model.ts'
import { TracePanel } from './trace-panel.tsx'
import { useChosenFinding } from './chosen-finding.ts'
import { useMarks } from './use-marks.ts'

interface ReaderProps {
  readonly page: DocumentPage
  readonly revision: Revision
  /** The finding the address names. */
  readonly linked: string | undefined
  readonly person: string
}

type PanelName = 'findings' | 'trace' | 'facts'

/** Left the text, right what was read out of it; one selects in the other. */
export function Reader({ page, revision, linked, person }: ReaderProps) {
  const t = useTranslate()
  const narrow = useNarrow()
  const { document } = page.document
  const text = useRef<HTMLElement>(null)
  const found = useQuery(findingsOf(document))
  const marks = useMarks({ document, documentName: page.document.name, person })
  const sentences = useMemo(() => new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence])), [revision])
  const ordinals = useMemo(() => new Map(revision.sentences.map((sentence) => [sentence.sentence, sentence.ordinal])), [revision])
  const findings = useMemo(() => inTextOrder(found.data ?? [], ordinals), [found.data, ordinals])
  const [current, setCurrent] = useState<string>()
  const [panel, setPanel] = useState<PanelName>('findings')
  const [open, setOpen] = useState(false)
  const { pick, setPick } = usePick(text, page.mayMark)
  const chosen = useChosenFinding({ findings, loaded: found.isSuccess, linked, text })

  function mark(kind: FindingKind): void {
    const sentence = pick && sentences.get(pick.sentence)
    if (!pick || !sentence) return
    void marks.add({ sentence: pick.sentence, sentenceText: revision.text.slice(sentence.start, sentence.end), kind, span: pick.span, quote: pick.quote })
    setPanel('findings')
    leave()
  }

  function leave(): void {
    const byKeyboard = pick?.by === 'keyboard'
    setPick(undefined)
    getSelection()?.removeAllRanges()
    if (byKeyboard) focusSentence(current)
  }

  function focusSentence(sentence: string | undefined): void {
    const element = text.current?.querySelector<HTMLElement>(`[data-sentence="${sentence}"]`)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }

  function step(by: 1 | -1): void {
    const at = current === undefined ? -1 : (ordinals.get(current) ?? 0) - 1
    const next = revision.sentences[current === undefined ? 0 : at + by]
    if (!next) return
    setPick(undefined)
    setCurrent(next.sentence)
    focusSentence(next.sentence)
  }

  function choose(finding: Finding): void {
    setOpen(false)
    setCurrent(finding.sentence)
    chosen.chooseRow(finding.finding)
  }

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Escape: leave,
    Enter: (event) => {
      const element = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-sentence]') : null
      if (!element || !page.mayMark) return
      event.preventDefault()
      setPick(pickSentence(element))
    },
    ...(pick ? Object.fromEntries(findingKinds.map((kind, at) => [String(at + 1), () => mark(kind)])) : {}),
  })

  const tabs = [
    { name: 'findings', label: t('document.findings', { count: findings.length }) },
    { name: 'trace', label: t('document.trace') },
    { name: 'facts', label: t('document.facts') },
  ] as const

  return (
    <div className="reader">
      <div className="reader-text">
        {page.mayMark && <p className="hint">{t(narrow ? 'document.how-touch' : 'document.how')}</p>}
        {chosen.missing && <p className="hint" role="status">{t('document.finding-missing')}</p>}
        <DocumentText
          revision={revision} findings={findings} current={current} selected={chosen.finding} place={text}
          onSentence={setCurrent} onMark={(finding) => {
            setPanel('findings')
            chosen.chooseMark(finding)
          }}
        />
        {pick && <MarkToolbar pick={pick} text={text} onKind={mark} onLeave={leave} />}
      </div>
      {narrow && (
        <div className="sheet-bar">
          <Button aria-expanded={open} aria-controls="reader-panel" onClick={() => setOpen(!open)}>
            {open ? t('document.close-panel') : t('document.open-panel', { count: findings.length })}
          </Button>
        </div>
      )}
      <aside id="reader-panel" className="reader-panel" aria-label={t('document.panel')} hidden={narrow && !open}>
        <Tabs label={t('document.panel')} tabs={tabs} chosen={panel} onChoose={setPanel}>
          {panel === 'findings' && found.error && <FailureNotice failure={found.error} onRetry={() => void found.refetch()} />}
          {panel === 'findings' && found.isPending && <Loading what={t('findings.loading')} />}
          {panel === 'findings' && found.data && (
            <FindingsPanel
              findings={findings} selected={chosen.finding} mayMark={page.mayMark} onChoose={choose}
              onWithdraw={(finding) => void marks.withdraw(finding)}
            />
          )}
          {panel === 'trace' && <TracePanel sentence={current === undefined ? undefined : sentences.get(current)} />}
          {panel === 'facts' && <FactsPanel page={page} />}
        </Tabs>
      </aside>
    </div>
  )
}
