import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { databaseErrors } from './errors.ts'

function catalogue(language: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../messages/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>
}

function parameters(text: string): string[] {
  return [...text.matchAll(/\{([a-z_]+)\}/g)].map((match) => match[1] ?? '').toSorted()
}

describe('messages of the database adapter', () => {
  const expected = [...databaseErrors.definitions.keys()].map((code) => `error.${code}`).toSorted()
  const [chinese, english] = [catalogue('zh-CN'), catalogue('en')]

  it('has a sentence for every code in both languages and no other', () => {
    assert.deepEqual(Object.keys(chinese).toSorted(), expected)
    assert.deepEqual(Object.keys(english).toSorted(), expected)
  })

  it('names the same parameters in both', () => {
    for (const key of expected) assert.deepEqual(parameters(chinese[key] ?? ''), parameters(english[key] ?? ''), key)
  })
})
