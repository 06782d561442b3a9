import { Button } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { FindingKind } from '../../generated/client.ts'
import { findingKinds } from '../../finding-kinds.ts'
import { useTranslate } from '../../language.ts'
import { KindShape } from '../../parts/kind.tsx'
import { useNarrow } from '../../width.ts'
import type { Pick } from './selection.ts'

interface MarkToolbarProps {
  readonly pick: Pick
  readonly text: RefObject<HTMLElement | null>
  readonly onKind: (kind: FindingKind) => void
  readonly onLeave: () => void
}

/** Six kinds beside the chosen words; on a narrow page below them, where the telephone's own menu does not cover it. */
export function MarkToolbar({ pick, text, onKind, onLeave }: MarkToolbarProps) {
  const t = useTranslate()
  const narrow = useNarrow()
  const bar = useRef<HTMLDivElement>(null)
  const place = usePlace(pick, text, bar, narrow)

  useEffect(() => { if (pick.by === 'keyboard') bar.current?.querySelector('button')?.focus() }, [pick])

  return (
    <div
      ref={bar} className={narrow ? 'mark-toolbar mark-toolbar-bottom' : 'mark-toolbar'} style={place}
      role="toolbar" aria-label={t('mark.title')} onMouseDown={(event) => event.preventDefault()}
    >
      <div className="mark-toolbar-head">
        <q>{pick.quote.length > 40 ? `${pick.quote.slice(0, 38)}…` : pick.quote}</q>
        <Button size="small" type="text" onClick={onLeave} aria-label={t('action.close')}>×</Button>
      </div>
      {pick.clipped && <p className="mark-clipped" role="status">{t('mark.clipped')}</p>}
      <div className="mark-kinds">
        {findingKinds.map((kind, at) => (
          <button key={kind} type="button" className={`kind-button kind-${kind}`} onClick={() => onKind(kind)}>
            <KindShape kind={kind} />{t(`finding-kind.${kind}`)}<kbd aria-hidden="true">{at + 1}</kbd>
          </button>
        ))}
      </div>
    </div>
  )
}

/** Below the chosen words, within the text's own width, so that it scrolls with them. */
function usePlace(pick: Pick, text: RefObject<HTMLElement | null>, bar: RefObject<HTMLDivElement | null>, narrow: boolean) {
  const [place, setPlace] = useState<{ left: number; top: number }>()
  useLayoutEffect(() => {
    const home = text.current?.offsetParent?.getBoundingClientRect()
    const words = boxOf(pick, text.current)
    if (narrow || !home || !words || !bar.current) return setPlace(undefined)
    const left_max = home.width - bar.current.offsetWidth
    setPlace({ left: Math.max(0, Math.min(words.left - home.left, left_max)), top: words.bottom - home.top + 6 })
  }, [pick, text, bar, narrow])
  return place
}

function boxOf(pick: Pick, text: HTMLElement | null): DOMRect | undefined {
  const selection = getSelection()
  if (pick.by === 'pointer' && selection && selection.rangeCount > 0) {
    const boxes = selection.getRangeAt(0).getClientRects()
    const box = boxes.item(boxes.length - 1)
    if (box) return box
  }
  return text?.querySelector(`[data-sentence="${pick.sentence}"]`)?.getBoundingClientRect()
}
