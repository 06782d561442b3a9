import { Button } from 'antd'
import type { DocumentPage, Sentence } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { minuteOf } from '../../times.ts'

type Look = DocumentPage['secondLooks'][number]

interface SecondLooksProps {
  readonly page: DocumentPage
  readonly sentences: ReadonlyMap<string, Sentence>
  /** The sentence with the focus. */
  readonly current: string | undefined
}

/** Decisions whose sentence the text no longer has: each with its old sentence, to be taken over to one of now, or dropped. */
export function SecondLooks({ page, sentences, current }: SecondLooksProps) {
  const t = useTranslate()
  const { secondLooks, revision, mayMark } = page
  const answering = useSubmission('reading.answer-second-look', {
    outdates: ['reading.show-document', 'reading.list-findings', 'reading.follow-sentence'],
  })
  if (secondLooks.length === 0 || !revision) return null

  async function answer(look: Look, sentence: string | undefined): Promise<void> {
    const done = await answering.submit({
      look: look.look, expectedVersion: look.version, answer: sentence === undefined ? 'drop' : 'take-over', sentence,
    })
    if (done) notify({ tone: 'good', text: t(sentence === undefined ? 'look.dropped' : 'look.taken-over') })
  }

  return (
    <section className="second-looks" aria-label={t('look.title', { count: secondLooks.length })}>
      <h2>{t('look.title', { count: secondLooks.length })}</h2>
      <p className="hint">{t(mayMark ? 'look.words' : 'look.words-reading')}</p>
      {answering.failure && <FailureNotice failure={answering.failure} />}
      <ol className="look-rows">
        {secondLooks.map((look) => (
          <LookRow
            key={look.look} look={look} text={revision.text} home={sentences.get(current ?? '') ?? sentences.get(look.candidate ?? '')}
            mayMark={mayMark} pending={answering.pending} onAnswer={(sentence) => void answer(look, sentence)}
          />
        ))}
      </ol>
    </section>
  )
}

interface LookRowProps {
  readonly look: Look
  readonly text: string
  /** Where it would be taken over to. */
  readonly home: Sentence | undefined
  readonly mayMark: boolean
  readonly pending: boolean
  readonly onAnswer: (sentence: string | undefined) => void
}

function LookRow({ look, text, home, mayMark, pending, onAnswer }: LookRowProps) {
  const t = useTranslate()
  const { decided, kind, sentenceText, words, settledText, decidedBy, decidedAt } = look
  const told = decided === 'settled'
    ? t('look.settled', { shown: words, text: settledText ?? '' })
    : t(`look.${decided}`, { kind: kind === null ? '' : t(`finding-kind.${kind}`), quote: words })
  return (
    <li className="look-row">
      <p><strong>{told}</strong></p>
      <p className="hint">{[decidedBy, decidedAt === null ? null : minuteOf(decidedAt)].filter((one) => one !== null).join(' · ')}</p>
      <p className="look-sentence"><span className="hint">{t('look.old-sentence')}</span> <del lang="zh-CN">{sentenceText}</del></p>
      {mayMark && (
        <>
          <p className="look-sentence">
            <span className="hint">{t('look.new-sentence')}</span>{' '}
            {home ? <span lang="zh-CN">{text.slice(home.start, home.end)}</span> : <span className="hint">{t('look.choose')}</span>}
          </p>
          <div className="look-buttons">
            <Button
              size="small" disabled={!home || pending} onClick={() => home && onAnswer(home.sentence)}
              aria-label={t('look.take-over-of', { quote: words })}
            >
              {t('look.take-over')}
            </Button>
            <Button size="small" disabled={pending} onClick={() => onAnswer(undefined)} aria-label={t('look.drop-of', { quote: words })}>
              {t('look.drop')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}
