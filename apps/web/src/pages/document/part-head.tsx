import type { Revision } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'

interface PartHeadProps {
  readonly parts: Revision['parts']
  /** Where the paragraph before begins, and where this one does. */
  readonly from: number
  readonly to: number
}

/** Over the first paragraph of each document, where the page has several. */
export function PartHead({ parts, from, to }: PartHeadProps) {
  const t = useTranslate()
  const at = parts.findIndex((part) => part.start <= to && (part.start > from || (from === 0 && part.start === 0)))
  const part = parts.length > 1 ? parts[at] : undefined
  if (!part) return null
  const ordinal = at + 1
  const { kind } = part
  return <h2 className="part-head">{kind ? t('document.part-named', { ordinal, kind: kind.value }) : t('document.part', { ordinal })}</h2>
}
