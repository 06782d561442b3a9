import { Fragment, memo, useMemo, useRef } from 'react'
import type { FocusEvent, MouseEvent, PointerEvent, ReactNode, RefObject } from 'react'
import type { Finding, Place, Revision, Sentence } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { certaintyOf } from './places.ts'
import { PartHead } from './part-head.tsx'
import { marksBySentence, paragraphsOf, piecesOf, placesBySentence } from './text-model.ts'
import type { Paragraph, ParagraphSentence, Piece, PlaceSpan } from './text-model.ts'
import { WarningShape } from './warning-shape.tsx'
import { warningsBySentence } from './warnings.ts'
import type { Warning } from './warnings.ts'

type Marks = ReadonlyMap<string, readonly Finding[]>

/** What the text shows of the repair: where, and by number what. */
interface Repairs {
  readonly spans: ReadonlyMap<string, readonly PlaceSpan[]>
  readonly places: ReadonlyMap<number, Place>
}

interface DocumentTextProps {
  readonly revision: Revision
  readonly findings: readonly Finding[]
  /** The sentence with the keyboard's focus, and the finding chosen in the list. */
  readonly current: string | undefined
  readonly selected: string | undefined
  readonly onSentence: (sentence: string) => void
  readonly onMark: (finding: string) => void
  readonly onPlace: (place: number) => void
  /** Numbers that do not agree, and the chosen one. */
  readonly warnings: readonly Warning[]
  readonly warning: number | undefined
  readonly onWarning: (number: number) => void
  readonly place: RefObject<HTMLElement | null>
}

export function DocumentText(props: DocumentTextProps) {
  const { revision, findings, current, selected, warnings, warning, onSentence, onMark, onPlace, onWarning, place } = props
  const t = useTranslate()
  const warned = useMemo(() => warningsBySentence(warnings), [warnings])
  const paragraphs = useMemo(() => paragraphsOf(revision.text, revision.sentences), [revision])
  const repairs = useMemo((): Repairs => ({
    spans: placesBySentence(revision.places, revision.sentences), places: new Map(revision.places.map((one) => [one.place, one])),
  }), [revision])
  const before = useRef<Marks>(new Map())
  const marks = useMemo(() => {
    before.current = marksBySentence(findings, before.current)
    return before.current
  }, [findings])

  const placeAt = (target: EventTarget): Place | undefined => {
    const place = target instanceof Element ? target.closest<HTMLElement>('[data-place]')?.dataset.place : undefined
    return place === undefined ? undefined : repairs.places.get(Number(place))
  }

  const focus = (event: FocusEvent<HTMLElement>): void => {
    const sentence = sentenceAt(event.target)?.dataset.sentence
    if (sentence) onSentence(sentence)
  }
  const press = (event: MouseEvent<HTMLElement>): void => {
    // The end of a selection is a click too, but neither for the keyboard nor on a mark's behalf.
    if (getSelection()?.isCollapsed === false) return
    const sign = signAt(event.target)
    if (sign !== undefined) return onWarning(sign)
    sentenceAt(event.target)?.focus({ preventScroll: true })
    const finding = findingAt(event.target)
    const repaired = placeAt(event.target)
    // Where both lie, a click means the shorter: a place within a sentence that is a task as a whole could not be reached otherwise.
    const marked = findings.find((one) => one.finding === finding)?.span
    const shorter = repaired && marked ? repaired.end - repaired.start < marked.end - marked.start : true
    if (repaired && shorter) onPlace(repaired.place)
    else if (finding) onMark(finding)
  }

  return (
    <article
      ref={place} className="document-text" lang="zh-CN" aria-label={t('document.text')}
      onPointerDown={keepFocusAway} onClick={press} onFocus={focus}
    >
      {paragraphs.map((paragraph, at) => (
        <Fragment key={paragraph.number}>
          <PartHead parts={revision.parts} from={at === 0 ? 0 : startOf(paragraphs[at - 1]!)} to={startOf(paragraph)} />
          <TextParagraph
            paragraph={paragraph} first={at === 0 && current === undefined} repairs={repairs}
            marks={marksWithin(paragraph, marks)} current={within(paragraph, current)} selected={selected}
            warned={warned} warning={warnedWithin(paragraph, warned, warning)}
          />
        </Fragment>
      ))}
    </article>
  )
}

function findingAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-findings]')?.dataset.findings?.split(' ')[0] : undefined
}

function signAt(target: EventTarget): number | undefined {
  const number = target instanceof Element ? target.closest<HTMLElement>('[data-warning-sign]')?.dataset.warningSign : undefined
  return number === undefined ? undefined : Number(number)
}

function sentenceAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-sentence]') : null
}

/**
 * A press in front of a sentence's first character puts the caret behind the sentence before it. When the same press moves the
 * focus into the sentence, Chromium selects nothing: from its first word no sentence could be marked. So the sentence takes no
 * focus while the pointer is down; a click gives it afterwards.
 */
function keepFocusAway({ target }: PointerEvent<HTMLElement>): void {
  const sentence = sentenceAt(target)
  if (!sentence?.hasAttribute('tabindex')) return
  const { tabIndex } = sentence
  sentence.removeAttribute('tabindex')
  const stop = new AbortController()
  const restore = (): void => {
    stop.abort()
    if (!sentence.hasAttribute('tabindex')) sentence.tabIndex = tabIndex
  }
  for (const name of ['pointerup', 'pointercancel']) document.addEventListener(name, restore, { capture: true, signal: stop.signal })
}

const no_marks: readonly Finding[] = []
const no_places: readonly PlaceSpan[] = []
const no_warnings: readonly Warning[] = []

function startOf(paragraph: Paragraph<Sentence>): number { return paragraph.sentences[0]!.sentence.start }

/** One list where the paragraph has one marked sentence; the comparison below looks inside where it has several. */
function marksWithin(paragraph: Paragraph<Sentence>, marks: Marks): readonly (readonly Finding[])[] {
  return paragraph.sentences.map(({ sentence }) => marks.get(sentence.sentence) ?? no_marks)
}

function within(paragraph: Paragraph<Sentence>, sentence: string | undefined): string | undefined {
  return paragraph.sentences.some((one) => one.sentence.sentence === sentence) ? sentence : undefined
}

type Warned = ReadonlyMap<string, readonly Warning[]>

function warnedWithin(paragraph: Paragraph<Sentence>, warned: Warned, warning: number | undefined): number | undefined {
  const here = warning !== undefined && paragraph.sentences
    .some(({ sentence }) => warned.get(sentence.sentence)?.some(({ number }) => number === warning))
  return here ? warning : undefined
}

interface TextParagraphProps {
  readonly paragraph: Paragraph<Sentence>
  readonly marks: readonly (readonly Finding[])[]
  readonly current: string | undefined
  readonly selected: string | undefined
  /** The first sentence can be reached by Tab until another one has the focus. */
  readonly first: boolean
  readonly repairs: Repairs
  readonly warned: Warned
  readonly warning: number | undefined
}

/** Of 200 paragraphs a new mark, a step of j or a chosen row draws the one or two it concerns. */
const TextParagraph = memo(function TextParagraph(
  { paragraph, marks, current, selected, first, repairs, warned, warning }: TextParagraphProps,
) {
  return (
    <p>
      {paragraph.sentences.map((placed, at) => (
        <TextSentence
          key={placed.sentence.sentence} placed={placed} marks={marks[at] ?? no_marks} selected={selected}
          reachable={placed.sentence.sentence === current || (first && at === 0)} current={placed.sentence.sentence === current}
          spans={repairs.spans.get(placed.sentence.sentence) ?? no_places} places={repairs.places}
          warnings={warned.get(placed.sentence.sentence) ?? no_warnings} warning={warning}
        />
      ))}
    </p>
  )
}, sameParagraph)

function sameParagraph(one: TextParagraphProps, other: TextParagraphProps): boolean {
  return one.paragraph === other.paragraph && one.repairs === other.repairs && one.current === other.current && one.first === other.first
    && one.warned === other.warned && one.warning === other.warning
    && one.marks.every((list, at) => list === other.marks[at])
    && (one.selected === other.selected || (!holds(one.marks, one.selected) && !holds(other.marks, other.selected)))
}

function holds(marks: readonly (readonly Finding[])[], finding: string | undefined): boolean {
  return marks.some((list) => list.some((mark) => mark.finding === finding))
}

interface TextSentenceProps {
  readonly placed: ParagraphSentence<Sentence>
  readonly marks: readonly Finding[]
  readonly selected: string | undefined
  readonly reachable: boolean
  readonly current: boolean
  readonly spans: readonly PlaceSpan[]
  readonly places: ReadonlyMap<number, Place>
  readonly warnings: readonly Warning[]
  readonly warning: number | undefined
}

function TextSentence(props: TextSentenceProps) {
  const { placed, marks, selected, reachable, current, spans, places, warnings, warning } = props
  const { sentence, text, before } = placed
  return (
    <>
      {before}
      <span className="sentence" data-sentence={sentence.sentence} tabIndex={reachable ? 0 : -1} aria-current={current || undefined}>
        {piecesOf(text, marks, spans, warnings).map((piece) => piece.marks.length === 0 ? drawn(piece, places, warning) : (
          <mark
            key={piece.start} className={classOf(piece)} data-proposed={piece.marks.every(isProposed) || undefined}
            data-chosen={piece.marks.some((mark) => mark.finding === selected) || undefined}
            data-findings={piece.marks.map((mark) => mark.finding).join(' ')}
          >
            {drawn(piece, places, warning)}
          </mark>
        ))}
      </span>
      {warnings.map(({ number, text: words }) => <WarningSign key={number} number={number} words={words} chosen={number === warning} />)}
    </>
  )
}

/** Behind the sentence and not in it, where its words would be counted with those of the text. */
function WarningSign({ number, words, chosen }: { readonly number: number; readonly words: string; readonly chosen: boolean }) {
  const t = useTranslate()
  return (
    <button
      type="button" className="warning-sign" data-warning-sign={number} aria-label={t('warning.sign', { words })} title={t('warning.title')}
      aria-current={chosen || undefined}
    >
      <WarningShape />
    </button>
  )
}

const isProposed = ({ state }: Finding): boolean => state === 'proposed'

/** Drawn as the shortest of what stands, or else as its shortest proposal on the ground of its longest: a mark of a person stays whole. */
function classOf({ marks }: Piece<Finding>): string {
  const standing = marks.find((mark) => !isProposed(mark))
  return `mark kind-${(standing ?? marks[0]!).kind} under-${(standing ?? marks.at(-1)!).kind}`
}

/** The words of a piece, between lines where its numbers do not agree. */
function drawn(piece: Piece<Finding>, places: ReadonlyMap<number, Place>, warning: number | undefined): ReactNode {
  const { start, warnings } = piece
  if (warnings.length === 0) return repaired(piece, places)
  return (
    <span
      key={start} className="warned" data-warnings={warnings.join(' ')}
      data-chosen={(warning !== undefined && warnings.includes(warning)) || undefined}
    >
      {repaired(piece, places)}
    </span>
  )
}

/** Underlined by what was wrong there and by how sure the repair is. */
function repaired({ text, start, place: number }: Piece<Finding>, places: ReadonlyMap<number, Place>): ReactNode {
  const place = number === undefined ? undefined : places.get(number)
  if (!place) return text
  return (
    <span key={start} className={`place place-${place.kind}`} data-place={place.place} data-certainty={certaintyOf(place)}>{text}</span>
  )
}
