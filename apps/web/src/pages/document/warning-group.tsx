import { useEffect, useMemo, useState } from 'react'
import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { GroupButton } from './group-button.tsx'
import { revealRow } from './reveal-row.ts'
import { WarningShape } from './warning-shape.tsx'
import { warningWords } from './warnings.ts'
import type { Warning } from './warnings.ts'

/** So many stand open without being asked for; more of them would push the findings out of sight. */
const warnings_open_max = 3

interface WarningGroupProps {
  readonly warnings: readonly Warning[]
  /** All of the document: they know the units of the numbers. */
  readonly findings: readonly Finding[]
  readonly chosen: { readonly number: number } | undefined
  /** Whether nothing else is shown. */
  readonly alone: boolean
  /** Whether the panel can be seen: on a narrow page it is a sheet. */
  readonly seen: boolean
  readonly onChoose: (number: number) => void
}

/** Numbers that do not agree, before all findings: they are for whoever answers for the text, and nobody confirms them. */
export function WarningGroup({ warnings, findings, chosen, alone, seen, onChoose }: WarningGroupProps) {
  const t = useTranslate()
  const [turned, setTurned] = useState<boolean>()
  const open = turned ?? (alone || warnings.length <= warnings_open_max)
  const sentences = useMemo(() => warnings.map((warning) => warningWords(t, warning, findings)), [t, warnings, findings])
  useEffect(() => { if (chosen) setTurned(true) }, [chosen])
  useEffect(() => { if (chosen && open && seen) revealRow(`[data-row="warning ${chosen.number}"]`) }, [chosen, open, seen])
  return (
    <section className="finding-group warning-group">
      <h2 className="finding-group-head">
        <GroupButton open={open} onTurn={() => setTurned(!open)}>
          <span>{t('warning.title')}</span>
          <span className="finding-counts"><span><WarningShape />{warnings.length}</span></span>
        </GroupButton>
      </h2>
      {open && (
        <>
          <p className="hint">{t('warning.hint')}</p>
          <ol className="finding-rows">
            {warnings.map(({ number, text }, at) => (
              <li key={number} className="warning-row" data-row={`warning ${number}`} data-chosen={number === chosen?.number || undefined}>
                <button type="button" aria-current={number === chosen?.number || undefined} onClick={() => onChoose(number)}>
                  <span className="warning-words"><WarningShape />{sentences[at]}</span>
                  <span className="finding-quote" lang="zh-CN">{text}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
