import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import type { Place, Revision } from '../../api/asking.ts'
import { useSubmission } from '../../api/submission.ts'
import { useTranslate } from '../../language.ts'
import { notify } from '../../notices.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import { Empty } from '../../parts/records.tsx'
import { certaintyOf, certaintyWord, isOpen, timesLess } from './places.ts'

type Filter = 'open' | 'all' | Place['kind']

interface PlacesPanelProps {
  readonly document: string
  readonly revision: Revision
  readonly chosen: number | undefined
  readonly maySettle: boolean
  readonly onGo: (place: number) => void
}

/** Every place of the repair that is not certain or lost bytes, in the order of the text. */
export function PlacesPanel({ document, revision, chosen, maySettle, onGo }: PlacesPanelProps) {
  const t = useTranslate()
  const { places } = revision
  const [filter, setFilter] = useState<Filter>(() => firstFilter(places))
  const settling = useSubmission('reading.settle-place', {
    outdates: ['reading.show-document', 'reading.list-findings', 'reading.follow-sentence'],
  })
  if (places.length === 0) return <Empty>{t('place.none')}</Empty>
  const kinds = [...new Set(places.map(({ kind }) => kind))]
  const shown = places.filter((place) => place.place === chosen || matches(place, filter))

  async function settle(place: Place, text: string, everywhere: boolean): Promise<void> {
    const settled = await settling.submit({ document, revision: revision.revision, place: place.place, text, everywhere })
    if (settled) notify({ tone: 'good', text: t('place.settled', { text }) })
  }

  return (
    <>
      <div className="place-filter" role="group" aria-label={t('place.filter')}>
        {(['open', ...kinds, 'all'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={name === filter} onClick={() => setFilter(name)}>{labelOf(name)}</button>
        ))}
      </div>
      {settling.failure && <FailureNotice failure={settling.failure} />}
      <ol className="place-rows">
        {shown.map((place) => (
          <PlaceRow
            key={`${revision.revision} ${place.place}`} place={place} text={revision.text} chosen={place.place === chosen}
            maySettle={maySettle} pending={settling.pending} onGo={onGo} onSettle={settle}
          />
        ))}
      </ol>
    </>
  )

  function labelOf(name: Filter): string {
    const count = places.filter((place) => matches(place, name)).length
    if (name === 'open') return t('place.open', { count })
    return name === 'all' ? t('place.all', { count }) : `${t(`place-class.${name}`)} ${count}`
  }
}

/** What needs a person most: lost bytes before the many pairs of 着 and 著. */
function firstFilter(places: readonly Place[]): Filter {
  if (places.some((place) => place.kind === 'bytes' && isOpen(place))) return 'bytes'
  return places.some(isOpen) ? 'open' : 'all'
}

function matches(place: Place, filter: Filter): boolean {
  return filter === 'all' || (filter === 'open' ? isOpen(place) : place.kind === filter)
}

const around_units = 8
const short_units_max = 4

/** A few characters say nothing by themselves: what stands on both sides of them. */
function surroundings(text: string, { start, end }: Place): readonly [before: string, after: string] {
  if (end - start > short_units_max) return ['', '']
  const [before = ''] = text.slice(Math.max(0, start - around_units), start).split('\n').slice(-1)
  const [after = ''] = text.slice(end, end + around_units).split('\n')
  return [before.trimStart(), after.trimEnd()]
}

interface PlaceRowProps {
  readonly place: Place
  /** The whole text that the place lies in. */
  readonly text: string
  readonly chosen: boolean
  readonly maySettle: boolean
  readonly pending: boolean
  readonly onGo: (place: number) => void
  readonly onSettle: (place: Place, text: string, everywhere: boolean) => Promise<void>
}

function PlaceRow({ place, text, chosen, maySettle, pending, onGo, onSettle }: PlaceRowProps) {
  const t = useTranslate()
  const [before, after] = surroundings(text, place)
  return (
    <li className="place-row" data-place-row={place.place} data-chosen={chosen || undefined}>
      <button type="button" className="place-go" onClick={() => onGo(place.place)} aria-current={chosen || undefined}>
        <span className="certainty" data-certainty={certaintyOf(place)}>{certaintyWord(t, place)}</span>
        <span className="place-text"><span className="hint">{before}</span>{place.text}<span className="hint">{after}</span></span>
        <span className="hint">{t(`place-class.${place.kind}`)}</span>
      </button>
      {place.shown !== place.text && <p className="place-shown">{t('place.shown')} <code>{place.shown}</code></p>}
      {place.lost.length > 0 && <p className="place-shown">{t('place.lost')} <code>{place.lost.join(' · ').toUpperCase()}</code></p>}
      {place.settledBy !== null && <p className="place-shown">{t('place.settled-by', { who: place.settledBy })}</p>}
      {place.choices.length > 1 && <Choices place={place} maySettle={maySettle} pending={pending} onSettle={onSettle} />}
      {place.certainty === 'masked' && maySettle && <Fill place={place} pending={pending} onSettle={onSettle} />}
    </li>
  )
}

const choices_shown_max = 4

function Choices({ place, maySettle, pending, onSettle }: Pick<PlaceRowProps, 'place' | 'maySettle' | 'pending' | 'onSettle'>) {
  const t = useTranslate()
  const [whole, setWhole] = useState(false)
  const best = place.choices[0]!.score
  const shown = whole ? place.choices : place.choices.slice(0, choices_shown_max)
  return (
    <ul className="place-choices" aria-label={t('place.choices')}>
      {shown.map((choice) => (
        <li key={choice.text}>
          <Button
            size="small" disabled={!maySettle || pending} aria-pressed={choice.text === place.text}
            type={choice.text === place.text ? 'primary' : 'default'} ghost={choice.text === place.text}
            aria-label={t('place.choose', { text: choice.text })} onClick={() => void onSettle(place, choice.text, false)}
          >
            {choice.text}
          </Button>
          {choice.score < best - 0.5 && <span className="hint">{t('place.less-likely', { times: timesLess(best - choice.score) })}</span>}
        </li>
      ))}
      {place.choices.length > shown.length && (
        <li>
          <Button size="small" type="link" onClick={() => setWhole(true)}>
            {t('place.more', { count: place.choices.length - shown.length })}
          </Button>
        </li>
      )}
    </ul>
  )
}

function Fill({ place, pending, onSettle }: Pick<PlaceRowProps, 'place' | 'pending' | 'onSettle'>) {
  const t = useTranslate()
  const id = useId()
  const [text, setText] = useState(place.settledBy === null ? '' : place.text)
  const [everywhere, setEverywhere] = useState(false)
  return (
    <form
      className="place-fill" onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void onSettle(place, text.trim(), everywhere)
      }}
    >
      <label htmlFor={id}>{t('place.fill-label')}</label>
      <div className="place-fill-line">
        <Input id={id} value={text} maxLength={40} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        <Button htmlType="submit" disabled={pending || text.trim() === ''}>{t('place.fill')}</Button>
      </div>
      {place.alike > 1 && (
        <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
          {t('place.fill-everywhere', { count: place.alike })}
        </Checkbox>
      )}
    </form>
  )
}
