import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { cellText, unitsByText } from './cells.ts'
import type { GridField } from './cells.ts'

/** To the sentence in the document that the draft came from. */
export function SourceLink({ draft }: { readonly draft: Draft }) {
  const t = useTranslate()
  return (
    <Link
      to="/documents/$document" params={{ document: draft.document }} search={{ finding: draft.finding }} title={draft.requirement}
      aria-label={t('drafts.to-sentence-of', { title: draft.title })} className="drafts-link"
    >
      {t('drafts.to-sentence')}
    </Link>
  )
}

/** Each with its shape and its word, so that the colour is never alone; to what says the same one is led. */
export function DraftWarnings({ draft, whole = false }: { readonly draft: Pick<Draft, 'warnings' | 'alike'>; readonly whole?: boolean }) {
  const t = useTranslate()
  if (draft.warnings.length === 0) return null
  return (
    <ul className="drafts-marks">
      {draft.warnings.map((warning) => (
        <li key={warning}>
          <span aria-hidden="true">▲</span> {t(`draft-warning.${warning}`)}
          {warning === 'alike' && <AlikeLinks alike={draft.alike} shown_max={whole ? draft.alike.length : 1} />}
        </li>
      ))}
    </ul>
  )
}

/** A row of the table has room for one of them; the details name them all. */
function AlikeLinks({ alike, shown_max }: { readonly alike: Draft['alike']; readonly shown_max: number }) {
  const t = useTranslate()
  const more = alike.length - shown_max
  return (
    <ul className="drafts-alike">
      {alike.slice(0, shown_max).map(({ matter, title, document, documentName, same }) => (
        <li key={matter}>
          <Link
            to="/drafts" search={{ document, matter }} lang="zh-CN"
            title={t(same ? 'drafts.same-as' : 'drafts.like', { title, document: documentName })}
          >
            {title}
          </Link>
        </li>
      ))}
      {more > 0 && <li>{t('drafts.more-alike', { count: more })}</li>}
    </ul>
  )
}

/** A unit that nobody of ours is called stands in its own look, and says so; those of a group are counted and named. */
export function CellWords({ draft, field }: { readonly draft: Draft; readonly field: GridField }): ReactNode {
  if (field === 'due') {
    const { text, date } = draft.due
    return <>{text}{date !== null && !text.includes(date) && <span className="drafts-day">{date}</span>}</>
  }
  if (field !== 'lead' && field !== 'assist') return cellText(draft, field)
  return unitsByText(draft[field]).map(([text, units], at) => (
    <span key={text}>{at > 0 && '、'}<UnitWords text={text} units={units} /></span>
  ))
}

function UnitWords({ text, units }: { readonly text: string; readonly units: Draft['lead'] }) {
  const t = useTranslate()
  const own = units.filter(({ due }) => due !== null)
  if (units[0]!.unit === null) return <span className="drafts-words" title={t('drafts.no-such-unit')}>{text}</span>
  return (
    <>
      <span title={units.map(({ name }) => name).join('、')}>{text}</span>
      {units.length > 1 && <span className="drafts-beside">{t('drafts.units', { count: units.length })}</span>}
      {own.length > 0 && (
        <span className="drafts-beside">
          {t(units.length === 1 ? 'drafts.own-date' : 'drafts.own-dates', { count: own.length, due: own[0]!.due!.text })}
        </span>
      )}
    </>
  )
}
