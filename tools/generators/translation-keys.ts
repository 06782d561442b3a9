// docs/translation-keys.json: every sentence the registry needs in both languages, and whether the catalogues have exactly these.
import { roles } from '@lantai/kernel'
import type { Messages, Registry } from '@lantai/kernel'
import { notice } from './source.ts'
import type { PackageMessages, Source } from './source.ts'

type KeySource = Pick<Source, 'registry' | 'messages' | 'webMessages' | 'noteCodes'>

/** Keys of the server's catalogues that follow from no declaration; each line says who asks for them. */
const free_prefixes: readonly string[] = [
  // domains/org/src/model/register/sentences.ts: what a row of an imported list is told, held to its codes by their type.
  'register.',
  // apps/server/src/serve-register.ts: names of files and of a column in them.
  'file.',
]

/** What a document can have failed with: the page knows only the code, so it has a sentence of its own for each. */
const document_failure = /^extract\.|^reading\.(?:extract-broke|text-empty|text-too-long)$/

/** Latin words that Chinese office text writes as they are. */
const kept_words = new Set([
  'txt', 'html', 'csv', 'pdf', 'docx', 'xlsx', 'json', 'sql', 'mb', 'kb', 'gb', 'id', 'ip', 'url', 'lantai', 'postgresql', 'root', 'all',
  'web', 'worker', 'utf', 'gb18030', 'big5', 'sha', 'http', 'https', 'tab', 'ctrl', 'c', 'j', 'k', 'n', 'p', 'english',
  'doc', 'xls', 'office', 'word', 'excel', 'wps',
])

/** What a person types or looks up verbatim: environment variables, flags, commands, paths and file names. */
const verbatim = /LANTAI_[A-Z_]+|\blantai( [a-z-]+)*( --[a-z-]+)*|--[a-z-]+|(\/[\w.-]+)+|\b[\w-]+\.(sql|txt|html|md)\b/g

export function requiredKeys(source: Pick<Source, 'registry' | 'noteCodes'>): readonly string[] {
  const { registry } = source
  const operations = registry.operations()
  return [
    ...operations.map(({ name }) => `operation.${name}`),
    ...operations.filter(isJournaled).map(({ name }) => `action.${name}`),
    ...registry.permissions.names().map((name) => `permission.${name}`),
    ...[...registry.errors().keys()].map((code) => `error.${code}`),
    ...roles.map((role) => `role.${role}`),
    ...source.noteCodes.map((code) => `note.${code}`),
  ].sort()
}

function isJournaled(operation: ReturnType<Registry['operations']>[number]): boolean {
  return operation.kind === 'command' || (operation.kind === 'query' && operation.reveals !== undefined)
}

export function printTranslationKeys(source: KeySource): string {
  return `${JSON.stringify({ notice, keys: requiredKeys(source) }, undefined, 2)}\n`
}

/** All of it at once: missing, left over, doubled, empty, unlike parameters, one language only, English within Chinese. */
export function checkTranslations(source: KeySource): readonly string[] {
  const required = new Set(requiredKeys(source))
  return [
    ...(['zh-CN', 'en'] as const).flatMap((language) => checkKeys(source.messages, language, required)),
    ...[...source.messages, ...source.webMessages].flatMap(checkPair),
    ...source.webMessages.flatMap((catalogue) => checkPage(source, catalogue)),
  ]
}

/** A note or a failure without its sentence would stand on the page as a code. */
function checkPage({ registry, noteCodes }: KeySource, catalogue: PackageMessages): readonly string[] {
  const failures = [...registry.errors().keys()].filter((code) => document_failure.test(code))
  const keys = [...noteCodes.map((code) => `note.${code}`), ...failures.map((code) => `failure.${code}`)]
  return keys.filter((key) => catalogue['zh-CN'][key] === undefined).map((key) => `${catalogue.package}: ${key} is missing`)
}

function checkKeys(catalogues: readonly PackageMessages[], language: 'zh-CN' | 'en', required: ReadonlySet<string>): readonly string[] {
  const places = new Map<string, string>()
  const findings: string[] = []
  for (const catalogue of catalogues) {
    for (const key of Object.keys(catalogue[language])) {
      const place = places.get(key)
      if (place) findings.push(`${catalogue.package} ${language}: ${key} stands in ${place} as well`)
      else places.set(key, catalogue.package)
      if (!required.has(key) && !free_prefixes.some((prefix) => key.startsWith(prefix))) {
        findings.push(`${catalogue.package} ${language}: nothing asks for ${key}`)
      }
    }
  }
  for (const key of required) if (!places.has(key)) findings.push(`${language}: ${key} is missing`)
  return findings
}

function checkPair(catalogue: PackageMessages): readonly string[] {
  const { 'zh-CN': chinese, en: english } = catalogue
  const keys = [...new Set([...Object.keys(chinese), ...Object.keys(english)])].sort()
  return keys.flatMap((key) => {
    const where = `${catalogue.package}: ${key}`
    const [one, other] = [chinese[key], english[key]]
    if (one === undefined) return [`${where} is not in zh-CN`]
    if (other === undefined) return [`${where} is not in en`]
    const findings: string[] = []
    if (one.trim() === '') findings.push(`${where} is empty in zh-CN`)
    if (other.trim() === '') findings.push(`${where} is empty in en`)
    if (parametersOf(one) !== parametersOf(other)) {
      findings.push(`${where} has {${parametersOf(one)}} in zh-CN and {${parametersOf(other)}} in en`)
    }
    const left = englishWords(one)
    if (left.length > 0) findings.push(`${where} has English left in zh-CN: ${left.join(', ')}`)
    return findings
  })
}

function parametersOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join(', ')
}

export function englishWords(chinese: Messages[string]): readonly string[] {
  const bare = chinese.replaceAll(/\{\w+\}/g, ' ').replaceAll(verbatim, ' ')
  return [...bare.matchAll(/[A-Za-z][A-Za-z0-9]*/g)].map((match) => match[0]).filter((word) => !kept_words.has(word.toLowerCase()))
}
