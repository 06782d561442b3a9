// What would become of one row of a list, before anything is written.
import type zhCN from '../../../messages/zh-CN.json'
import type { Field, ListKind } from './heads.ts'
import { keyOf } from './words.ts'

export type VerdictKind = 'new' | 'same' | 'change' | 'wrong' | 'skipped'

type Parameters = Readonly<Record<string, string | number>>

type Sentence<Prefix extends string, Key = keyof typeof zhCN> = Key extends `${Prefix}${infer Code}` ? Code : never
/** Only what the catalogue has a sentence for. */
export type ProblemCode = Sentence<'register.wrong.'>
export type HintCode = Sentence<'register.hint.'>

export interface Problem<Code = ProblemCode> { readonly field: Field | null; readonly code: Code; readonly parameters: Parameters }
/** What a row can change; what finds it does not change. */
export type ChangedField = Extract<Field, Sentence<'register.field.'>>
export interface Change { readonly field: ChangedField; readonly from: string | null; readonly to: string }

export interface Verdict {
  readonly sheet: string
  readonly kind: ListKind
  readonly row: number
  /** Of what the row is about, as the row has it. */
  readonly name: string
  readonly verdict: VerdictKind
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  /** What is worth a word although nothing is wrong. */
  readonly hints: readonly Problem<HintCode>[]
}

/** Gathers what is found in one row; the worst decides. */
export class RowFindings {
  readonly changes: Change[] = []
  readonly problems: Problem[] = []
  readonly hints: Problem<HintCode>[] = []
  isNew = false

  wrong(field: Field | null, code: ProblemCode, parameters: Parameters = {}): void { this.problems.push({ field, code, parameters }) }

  hint(field: Field | null, code: HintCode, parameters: Parameters = {}): void { this.hints.push({ field, code, parameters }) }

  /** An empty cell leaves what stands. */
  change(field: ChangedField, from: string | null, to: string): void {
    if (to !== '' && keyOf(to) !== keyOf(from ?? '')) this.changes.push({ field, from, to })
  }

  get verdict(): VerdictKind {
    if (this.problems.length > 0) return 'wrong'
    if (this.isNew) return 'new'
    return this.changes.length > 0 ? 'change' : 'same'
  }

  get isWrong(): boolean { return this.problems.length > 0 }
}
