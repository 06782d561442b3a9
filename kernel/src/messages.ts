// User-facing sentences: flat catalogues, one per package and language; a missing key is found by the drift check, not by a user.
import type { Language } from './runtime.ts'
import type { Messages } from './registry.ts'
import type { Refusal } from './errors.ts'

export type Catalogues = { readonly [language in Language]: Messages }

export function joinCatalogues(parts: readonly Catalogues[]): Catalogues {
  const join = (language: Language): Messages => {
    const joined: Record<string, string> = {}
    for (const part of parts) {
      for (const [key, text] of Object.entries(part[language])) {
        if (key in joined) throw new Error(`Message ${key} stands in two catalogues.`)
        joined[key] = text
      }
    }
    return joined
  }
  return { 'zh-CN': join('zh-CN'), en: join('en') }
}

/** Replaces {parameters}; numbers are grouped as the language does it. A missing key answers the key itself. */
export function translate(
  catalogues: Catalogues, language: Language, key: string, parameters: Readonly<Record<string, string | number>> = {},
): string {
  const text = catalogues[language][key] ?? key
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const value = parameters[name]
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(language) : value
  })
}

export function sentenceFor(catalogues: Catalogues, language: Language, refusal: Refusal): string {
  return translate(catalogues, language, `error.${refusal.code}`, refusal.parameters)
}
