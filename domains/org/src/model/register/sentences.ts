// What a person reads of a row: its verdict and why, in one line. The same words stand on the page and in the file that goes back.
import { translate } from '@lantai/kernel'
import type { Language } from '@lantai/kernel'
import en from '../../../messages/en.json' with { type: 'json' }
import zhCN from '../../../messages/zh-CN.json' with { type: 'json' }
import type { ListSheet } from './heads.ts'
import { leftOut } from './plan.ts'
import type { Problem, Verdict } from './verdict.ts'

type Parameters = Problem['parameters']
type Key = keyof typeof zhCN extends infer Whole ? Whole extends `register.${infer Rest}` ? Rest : never : never

export function sentenceMaker(language: Language): (key: Key, parameters?: Parameters) => string {
  return (key, parameters) => translate({ 'zh-CN': zhCN, en }, language, `register.${key}`, parameters)
}

/** Empty where the verdict says everything. */
export function detailOf({ changes, problems, hints }: Verdict, language: Language): string {
  const say = sentenceMaker(language)
  return [
    ...problems.map(({ code, parameters }) => say(`wrong.${code}`, parameters)),
    ...problems.length > 0 ? [] : changes.map(({ field, from, to }) => (
      say(from === null || from === '' ? 'change-empty' : 'change', { field: say(`field.${field}`), from: from ?? '', to }))),
    ...problems.length > 0 ? [] : hints.map(({ code, parameters }) => say(`hint.${code}`, parameters)),
  ].join(say('between'))
}

/** 有误：…, as one cell says it. */
export function resultOf(verdict: Verdict, language: Language): string {
  const say = sentenceMaker(language)
  const detail = detailOf(verdict, language)
  const word = say(`verdict.${verdict.verdict}`)
  return detail === '' ? word : say('result', { verdict: word, detail })
}

/** What of a sheet is not taken over, so that nobody waits for it. */
export function notesOf(list: ListSheet, language: Language): readonly string[] {
  const say = sentenceMaker(language)
  return [
    ...leftOut.filter((field) => list.columns.has(field)).map((field) => (
      say(`left-out.${field}`, { head: list.heads[list.columns.get(field)! - 1] ?? '' }))),
    ...list.unused.length === 0 ? [] : [say('unused', { heads: list.unused.join(say('comma')) })],
  ]
}
