import type { FindingKind } from '../generated/client.ts'
import { kindShapes } from '../finding-kinds.ts'
import { useTranslate } from '../language.ts'

export function KindShape({ kind }: { readonly kind: FindingKind }) {
  return <svg className="kind-shape" viewBox="0 0 16 16" aria-hidden="true"><path d={kindShapes[kind]} /></svg>
}

export function KindWord({ kind }: { readonly kind: FindingKind }) {
  const t = useTranslate()
  return <span className={`kind kind-${kind}`}><KindShape kind={kind} />{t(`finding-kind.${kind}`)}</span>
}
