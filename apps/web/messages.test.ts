import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const home = import.meta.dirname
const read = (language: string): Record<string, string> => JSON.parse(readFileSync(join(home, 'messages', `${language}.json`), 'utf8'))
const parametersOf = (text: string): string[] => [...text.matchAll(/\{([a-z_]+)\}/g)].map((found) => found[1]!).sort()

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : []
  })
}

/** `role.head` is used by `role.${role}` and by wordFor(t, 'role', …); a key that nothing can reach is dead weight. */
export function isUsed(key: string, text: string): boolean {
  if (text.includes(`'${key}'`)) return true
  const prefix = key.slice(0, key.indexOf('.'))
  if (text.includes(`t, '${prefix}',`)) return true
  return [...text.matchAll(/`([a-z-]+\.[^`]*\$\{[^`]*)`/g)].some(([, template]) => {
    const pattern = template!.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.\\/]/g, '\\$&')).join('.+')
    return new RegExp(`^${pattern}$`).test(key)
  })
}

describe('catalogues of the pages', () => {
  const chinese = read('zh-CN')
  const english = read('en')

  it('hold the same keys in the same order', () => {
    assert.deepEqual(Object.keys(english), Object.keys(chinese))
    assert.deepEqual(Object.keys(chinese), Object.keys(chinese).toSorted())
  })

  it('ask for the same parameters', () => {
    for (const [key, text] of Object.entries(chinese)) assert.deepEqual(parametersOf(english[key]!), parametersOf(text), key)
  })

  it('leave nothing empty', () => {
    for (const catalogue of [chinese, english]) for (const [key, text] of Object.entries(catalogue)) assert.notEqual(text.trim(), '', key)
  })

  it('hold nothing that no page can show', () => {
    const text = sources(join(home, 'src')).join('\n')
    assert.deepEqual(Object.keys(chinese).filter((key) => !isUsed(key, text)), [])
  })

  it('would find a key that nothing uses', () => {
    assert.equal(isUsed('role.head', 't(`role.${role}`)'), true)
    assert.equal(isUsed('role.head', "wordFor(t, 'role', role)"), true)
    assert.equal(isUsed('people.enable-text', 't(`people.${doing.what}-text`)'), true)
    assert.equal(isUsed('people.forgotten', 't(`people.${doing.what}-text`)'), false)
  })
})
