// How this browser shows things: language, light or dark, ordinary or large text. Kept per browser, not per person: the same
// person reads at a bright window and on a telephone.
import { createStore, useStore } from './store.ts'

export type Language = 'zh-CN' | 'en'

export interface Display {
  readonly language: Language
  readonly colour: 'light' | 'dark'
  readonly text: 'normal' | 'large'
}

const place = 'lantai.display'

const display = createStore<Display>(kept())
show(display.get())

export function useDisplay(): Display { return useStore(display) }

export function getDisplay(): Display { return display.get() }

export function onDisplay(listener: () => void): void { display.subscribe(listener) }

export function setDisplay(change: Partial<Display>): void {
  const next = { ...display.get(), ...change }
  show(next)
  display.set(next)
  try {
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // A browser that keeps nothing shows the choice until it is closed.
  }
}

function kept(): Display {
  const usual: Display = {
    language: 'zh-CN', colour: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', text: 'normal',
  }
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    if (found === null || typeof found !== 'object') return usual
    const { language, colour, text } = found as Record<string, unknown>
    return {
      language: language === 'en' || language === 'zh-CN' ? language : usual.language,
      colour: colour === 'light' || colour === 'dark' ? colour : usual.colour,
      text: text === 'large' ? 'large' : 'normal',
    }
  } catch {
    return usual
  }
}

/** The style sheet reads these attributes; antd reads the same choice through theme.ts. */
function show({ language, colour, text }: Display): void {
  const { documentElement: page } = document
  page.lang = language
  page.dataset.colour = colour
  page.dataset.text = text
}
