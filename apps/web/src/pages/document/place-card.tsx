import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Revision } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { certaintyOf, certaintyWord } from './places.ts'

interface PlaceCardProps { readonly revision: Revision; readonly text: RefObject<HTMLElement | null> }

interface Hovered { readonly place: number; readonly left: number; readonly top: number }

const choices_shown_max = 4
const card_width = 320

/** Beside the pointer: what stood there, what was undone, how sure that is. The panel says the same to the keyboard. */
export function PlaceCard({ revision, text }: PlaceCardProps) {
  const t = useTranslate()
  const hovered = useHovered(text)
  const place = hovered && revision.places.find((one) => one.place === hovered.place)
  if (!place) return null
  const others = place.choices.filter((choice) => choice.text !== place.text)
  return (
    <div className="place-card" aria-hidden="true" style={{ left: hovered.left, top: hovered.top }}>
      <p className="place-card-head">
        <span className="certainty" data-certainty={certaintyOf(place)}>{certaintyWord(t, place)}</span>{t(`place-class.${place.kind}`)}
      </p>
      <dl>
        <div><dt>{t('place.shown')}</dt><dd><code>{place.shown}</code></dd></div>
        {place.lost.length > 0 && <div><dt>{t('place.lost')}</dt><dd><code>{place.lost.join(' · ').toUpperCase()}</code></dd></div>}
        {others.length > 0 && (
          <div><dt>{t('place.choices')}</dt><dd>{others.slice(0, choices_shown_max).map((choice) => choice.text).join('　')}</dd></div>
        )}
      </dl>
    </div>
  )
}

function useHovered(text: RefObject<HTMLElement | null>): Hovered | undefined {
  const [hovered, setHovered] = useState<Hovered>()
  useEffect(() => {
    const article = text.current
    const home = article?.offsetParent
    if (!article || !home) return undefined
    const over = (event: PointerEvent): void => {
      const element = event.pointerType === 'touch' ? null : (event.target as Element).closest<HTMLElement>('[data-place]')
      if (!element) return setHovered(undefined)
      const [box, around] = [element.getClientRects()[0]!, home.getBoundingClientRect()]
      const left = Math.max(0, Math.min(box.left - around.left, around.width - card_width))
      return setHovered({ place: Number(element.dataset.place), left, top: box.bottom - around.top + 6 })
    }
    const leave = (): void => setHovered(undefined)
    article.addEventListener('pointerover', over)
    article.addEventListener('pointerleave', leave)
    return () => {
      article.removeEventListener('pointerover', over)
      article.removeEventListener('pointerleave', leave)
    }
  }, [text])
  return hovered
}
