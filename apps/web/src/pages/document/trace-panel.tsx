import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { asking } from '../../api/asking.ts'
import type { DocumentPage, Sentence } from '../../api/asking.ts'
import { useTranslate, wordFor } from '../../language.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Empty } from '../../parts/records.tsx'
import { sureness } from './finding-words.ts'

/** Whether places count in the bytes of a part within the original, and not in those of the original. */
export function isPacked(media: DocumentPage['document']['mediaType']): boolean { return !media.startsWith('text/') }

/** Where a sentence stands in the original, and what became of it. */
export function TracePanel({ sentence, packed }: { readonly sentence: Sentence | undefined; readonly packed: boolean }) {
  const t = useTranslate()
  if (!sentence) return <Empty>{t('trace.choose')}</Empty>
  return <Trace key={sentence.sentence} sentence={sentence} packed={packed} />
}

/** The place as people find it in the original. */
function Located({ location }: { readonly location: NonNullable<Sentence['location']> }) {
  const t = useTranslate()
  if (location.kind === 'pages') {
    const { first, last } = location
    return first === last ? t('trace.page', { page: first }) : t('trace.pages', { first, last })
  }
  const { sheet, first, last } = location
  if (first === '') return t('trace.sheet', { sheet })
  return first === last ? t('trace.cell', { sheet, cell: first }) : t('trace.cells', { sheet, first, last })
}

function Trace({ sentence, packed }: { readonly sentence: Sentence; readonly packed: boolean }) {
  const t = useTranslate()
  const router = useRouter()
  const trace = useQuery(asking('reading.follow-sentence', { sentence: sentence.sentence }))
  return (
    <div className="trace">
      <p className="trace-place">
        {t('trace.place', { ordinal: sentence.ordinal, paragraph: sentence.paragraph })}
        {/* Offices count from one and name the last one too. */}
        {sentence.location ? <Located location={sentence.location} />
          : t(packed ? 'trace.bytes-of-part' : 'trace.bytes', { first: sentence.byte_start + 1, last: sentence.byte_end })}
      </p>
      {sentence.reads && (
        <p className="trace-label">
          {t('trace.label', { label: t(`label.${sentence.reads.label}`), sureness: t(`sureness.${sureness(sentence.reads.confidence)}`) })}
        </p>
      )}
      {trace.isPending && <Loading what={t('trace.loading')} />}
      {trace.error && <FailureNotice failure={trace.error} onRetry={() => void trace.refetch()} />}
      {trace.data && (
        <>
          <blockquote>{trace.data.text}</blockquote>
          {trace.data.steps.length === 0 ? <Empty>{t('trace.none')}</Empty> : (
            <ol className="trace-steps">
              {trace.data.steps.map((step) => (
                <li key={`${step.relation} ${step.kind} ${step.id}`}>
                  <span className="trace-relation">{wordFor(t, 'relation', `${step.relation}-${step.direction}`)}</span>
                  <span>{wordFor(t, 'thing', step.kind)}</span>
                  <a
                    href={step.link} onClick={(event) => {
                      event.preventDefault()
                      router.history.push(step.link)
                    }}
                  >
                    {step.title}
                  </a>
                  <span className="hint">{wordFor(t, 'thing-state', step.state)}</span>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  )
}
