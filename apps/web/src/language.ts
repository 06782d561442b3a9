// The one catalogue of the pages: a key that does not exist is a type error, a key missing in one language too.
import english from '../messages/en.json'
import chinese from '../messages/zh-CN.json'
import { getDisplay, useDisplay } from './display.ts'
import type { Language } from './display.ts'

export type MessageKey = keyof typeof chinese

type Untranslated = Exclude<keyof typeof english, MessageKey>
const catalogues: Record<Language, Record<MessageKey, string> & Record<Untranslated, never>> = { 'zh-CN': chinese, en: english }

export type Parameters = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, parameters?: Parameters) => string

export function translate(language: Language, key: MessageKey, parameters: Parameters = {}): string {
  return catalogues[language][key].replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const value = parameters[name]
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(language) : value
  })
}

const translators: Record<Language, Translate> = {
  'zh-CN': (key, parameters) => translate('zh-CN', key, parameters),
  en: (key, parameters) => translate('en', key, parameters),
}

export function useTranslate(): Translate { return translators[useDisplay().language] }

/** Outside components, in the language of this moment. */
export function translateNow(key: MessageKey, parameters?: Parameters): string {
  return translate(getDisplay().language, key, parameters)
}

/**
 * A word for a code that comes from the server and may be newer than these pages: a step, a relation, a note. What has no
 * word yet is shown as it came rather than as nothing.
 */
export function wordFor(t: Translate, prefix: string, code: string): string {
  const key = `${prefix}.${code}`
  return Object.hasOwn(chinese, key) ? t(key as MessageKey) : code
}
