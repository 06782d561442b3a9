// Damage to what is written: masks, lost signs, readings after characters, traditional characters, width, spaces.
import { blankPlaces, halfWidth, scriptPlaces } from './anti-copy.ts'
import { isHan, readingsOf, toTraditional, withoutTone } from './characters.ts'
import type { Variant } from './characters.ts'
import type { Chance } from './random.ts'
import { change, changeEach } from './traced.ts'
import type { Change, Place, PlaceKind, Traced } from './traced.ts'

export interface Written {
  readonly traced: Traced
  readonly places: readonly Place[]
}

// ── masks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Mask {
  readonly class: 'mask'
  readonly years?: boolean
  /** Names of places without 市 区 县: 临溪 becomes `**`. */
  readonly towns?: readonly string[]
  /** 二十大 becomes `xx大`. */
  readonly congresses?: boolean
  /** Cut out without a mark. */
  readonly names?: readonly string[]
}

export function mask(clean: Traced, spec: Mask): Written {
  const patterns: readonly (readonly [PlaceKind, RegExp, string])[] = [
    ...(spec.years === true ? [['mask-year', /(?<=20)\d\d(?=年|〕)/g, 'xx'] as const] : []),
    ...(spec.congresses === true ? [['mask-congress', /[一二三四五六七八九十]+(?=大精神)/g, 'xx'] as const] : []),
    ...(spec.towns ?? []).map((town) => ['mask-place', new RegExp(`${town}(?=[市区县])`, 'g'), '**'] as const),
    ...(spec.names ?? []).map((name) => ['cut-out', new RegExp(name, 'g'), ''] as const),
  ]
  const found = patterns.flatMap(([kind, pattern, text]) => (
    [...clean.text.matchAll(pattern)].map(({ index, 0: was }) => ({ kind, index, was, text }))
  )).toSorted((one, other) => one.index - other.index)
  return {
    traced: change(clean, found.map(({ index, was, text }) => ({ start: index, end: index + was.length, text }))),
    places: found.map(({ kind, index, was }) => (
      { offset: clean.offsets[index] ?? 0, class: 'mask', kind, was, preimages: undefined, candidates: [] })),
  }
}

// ── lost signs ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface LostSigns {
  readonly class: 'lost-sign'
  /** Of the dates and document numbers, each of which loses one sign. */
  readonly share: number
}

/** 12月23日 → 1223日, 2025年3月 → 20253月, 6月25日前 → 6月25前, 〔2025〕12号 → 〔202512号 or 〔2025〕12. */
export function loseSigns(clean: Traced, { share }: LostSigns, chance: Chance): Written {
  const changes: Change[] = []
  const places: Place[] = []
  const lose = (at: number, kind: PlaceKind, candidates: readonly string[]): void => {
    changes.push({ start: at, end: at + 1, text: '' })
    const was = clean.text[at] ?? ''
    places.push({ offset: clean.offsets[at] ?? 0, class: 'lost-sign', kind, was, preimages: candidates.length, candidates })
  }
  const pattern = /〔(?<issued>\d{4})〕(?<ordinal>\d+)号|(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日/g
  for (const { index, groups, 0: whole } of clean.text.matchAll(pattern)) {
    const { ordinal, year, month = '', day = '' } = groups ?? {}
    if (!chance.happens(share)) continue
    if (ordinal !== undefined) {
      const [kind, sign] = chance.pick([['sign-bracket', '〕'], ['sign-number', '号']] as const)
      lose(index + whole.indexOf(sign), kind, [sign])
      continue
    }
    const sign = chance.pick(year === undefined ? ['月', '日'] : ['年', '月', '日'])
    const at = index + whole.indexOf(sign)
    if (sign === '年') lose(at, 'sign-year', [`${year}年${month}月`])
    else if (sign === '月') lose(at, 'sign-month', splits(`${month}${day}`))
    else lose(at, 'sign-day', /^\d/.test(clean.text.slice(at + 1)) ? ['日'] : ['日', '号'])
  }
  return { traced: change(clean, changes), places }
}

/** Every month and day that the digits can be: 1223 is 12月23日 only, 112 is 1月12日 or 11月2日. */
export function splits(digits: string): readonly string[] {
  return [1, 2].map((length) => [digits.slice(0, length), digits.slice(length)] as const).filter(([month, day]) => (
    /^[1-9]\d?$/.test(month) && /^[1-9]\d?$/.test(day) && Number(month) <= 12 && Number(day) <= 31
  )).map(([month, day]) => `${month}月${day}日`)
}

// ── readings and script ─────────────────────────────────────────────────────────────────────────────────────────────

export interface Readings {
  readonly class: 'readings'
  /** `toned` 月(yuè), `doubled` 會(hui)(hui). */
  readonly form: 'toned' | 'doubled'
  /** After every Han character, or after those whose traditional form differs. */
  readonly after: 'every' | 'traditional'
  readonly script: 'traditional' | 'simplified'
  readonly keeps?: string
}

export function addReadings(clean: Traced, spec: Readings): Written {
  const traced = changeEach(clean, (character) => {
    const traditional = toTraditional(character, 'standard', spec.keeps)
    const written = spec.script === 'traditional' ? traditional : character
    const [reading] = isHan(character) && (spec.after === 'every' || traditional !== character) ? readingsOf(character) : []
    if (reading === undefined) return written
    return spec.form === 'toned' ? `${written}(${reading})` : `${written}(${withoutTone(reading)})(${withoutTone(reading)})`
  })
  return { traced, places: spec.script === 'traditional' ? scriptPlaces(clean, spec.keeps ?? '') : [] }
}

export interface Traditional {
  readonly class: 'traditional'
  readonly variant?: Variant
  readonly keeps?: string
}

export function writeTraditional(clean: Traced, { variant, keeps = '' }: Traditional): Written {
  const traced = changeEach(clean, (character) => toTraditional(character, variant ?? 'standard', keeps))
  return { traced, places: scriptPlaces(clean, keeps) }
}

// ── width and spaces ────────────────────────────────────────────────────────────────────────────────────────────────

export interface Width {
  readonly class: 'half-width'
  /** “ and ” become ". */
  readonly quotes?: boolean
}

export function narrow(clean: Traced, { quotes }: Width): Written {
  const traced = changeEach(clean, (character) => quotes === true && /[“”]/.test(character) ? '"' : halfWidth(character))
  return { traced, places: blankPlaces(clean) }
}

export interface Spaces {
  readonly class: 'stray-space'
  /** Of the numbers that get a space before or after, and of the signs that get one after. */
  readonly share: number
}

/** A space before or after a number next to a Han character, or after a sign; never inside a number. */
export function straySpaces(clean: Traced, { share }: Spaces, chance: Chance): Written {
  const changes: Change[] = []
  const between = /(?<=\p{Script=Han})(?=\d)|(?<=[\d%])(?=\p{Script=Han})|(?<=[,;?!，；？！])(?=\p{Script=Han})/gu
  for (const { index } of clean.text.matchAll(between)) {
    if (chance.happens(share)) changes.push({ start: index, end: index, text: ' ' })
  }
  return { traced: change(clean, changes), places: [] }
}
