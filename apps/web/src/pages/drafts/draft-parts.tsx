import { Link } from '@tanstack/react-router'
import type { Draft } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'

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

/** Each with its shape and its word, so that the colour is never alone. */
export function DraftWarnings({ warnings }: { readonly warnings: Draft['warnings'] }) {
  const t = useTranslate()
  if (warnings.length === 0) return null
  return (
    <ul className="drafts-marks">
      {warnings.map((warning) => <li key={warning}><span aria-hidden="true">▲</span> {t(`draft-warning.${warning}`)}</li>)}
    </ul>
  )
}
