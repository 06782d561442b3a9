// Many patterns are tried on every sentence and few match. A pattern needs certain characters: without one of them it cannot match.
// One look at the characters of a sentence says which patterns are worth trying; what they find stays the same.

/** Gives the places of the patterns that may match a text, in order; the list is used again. */
export function patternSieve(patterns: readonly RegExp[]): (text: string) => readonly number[] {
  const [needs, always] = needsOf(patterns)
  const words = new Uint32Array(always.length)
  const bitsOf = new Uint32Array((needs.size + 1) * words.length)
  const placeOf = new Uint16Array(0x10000)
  for (const [place, [unit, bits]] of [...needs].entries()) {
    placeOf[unit] = place + 1
    bitsOf.set(bits, (place + 1) * words.length)
  }
  const found: number[] = []
  return (text) => {
    words.set(always)
    for (let at = 0; at < text.length; at += 1) {
      const first = placeOf[text.charCodeAt(at)]! * words.length
      if (first > 0) for (let word = 0; word < words.length; word += 1) words[word]! |= bitsOf[first + word]!
    }
    found.length = 0
    for (let word = 0; word < words.length; word += 1) {
      for (let bits = words[word]! | 0; bits !== 0; bits &= bits - 1) found.push(word * 32 + 31 - Math.clz32(bits & -bits))
    }
    return found
  }
}

/** For each UTF-16 unit the patterns that need it or another of their list, and the patterns that need none. */
function needsOf(patterns: readonly RegExp[]): [Map<number, Uint32Array>, Uint32Array] {
  const count = Math.ceil(patterns.length / 32)
  const always = new Uint32Array(count)
  const needs = new Map<number, Uint32Array>()
  for (const [index, pattern] of patterns.entries()) {
    const needed = neededCharacters(pattern)
    if (needed === undefined) always[index >> 5]! |= 1 << (index & 31)
    for (const character of needed ?? []) {
      const unit = character.charCodeAt(0)
      const bits = needs.get(unit) ?? new Uint32Array(count)
      bits[index >> 5]! |= 1 << (index & 31)
      needs.set(unit, bits)
    }
  }
  return [needs, always]
}

/** The characters of which every match of a pattern holds at least one; undefined where it may match without any that is known. */
export function neededCharacters(pattern: RegExp): string | undefined {
  if (/[iuv]/.test(pattern.flags)) return undefined
  const needed = new NeedReader(pattern.source).readChoice()
  return needed && [...needed].join('')
}

type Need = ReadonlySet<string> | undefined

// So frequent that a pattern that needs one of them is tried nearly everywhere.
const frequent = new Set('的一是在有和不了大要年上中，。；、：')
const costOf = (need: ReadonlySet<string>): number => [...need].reduce((cost, character) => cost + (frequent.has(character) ? 12 : 1), 0)

/** Reads what the source of a pattern needs; what it does not know it takes to need nothing. */
class NeedReader {
  readonly #source: string
  #at = 0

  constructor(source: string) { this.#source = source }

  /** One of several: any character that one of them needs, if each needs some. */
  readChoice(): Need {
    let choice: Need = new Set<string>()
    for (;;) {
      const one = this.#readSequence()
      choice = choice && one && new Set([...choice, ...one])
      if (this.#source[this.#at] !== '|') return choice
      this.#at += 1
    }
  }

  /** One behind the other: the part that needs the fewest and rarest. */
  #readSequence(): Need {
    let best: Need
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      const part = this.#readPart()
      const optional = this.#skipQuantifier()
      if (part && !optional && (best === undefined || costOf(part) < costOf(best))) best = part
    }
    return best
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  /** Whether the part before may be left out. */
  #skipQuantifier(): boolean {
    const found = this.#match(/(?:[*?]|\+|\{(?<least>\d+)(?:,\d*)?\})\??/y)
    return found !== null && !found[0].startsWith('+') && !(Number(found.groups!['least']) > 0)
  }

  #readPart(): Need {
    const group = this.#match(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y)
    if (group) {
      const inside = this.readChoice()
      this.#at += 1
      return /[=!]$/.test(group[0]) ? undefined : inside
    }
    const list = this.#match(/\[(?<not>\^?)(?<members>(?:\\.|[^\]\\])*)\]/y)
    if (list) return list.groups!['not'] === '' ? membersOf(list.groups!['members']!) : undefined
    const escape = this.#match(/\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|\d+|k<\w+>|.)/iy)
    if (escape) return membersOf(escape[0])
    this.#at += 1
    const character = this.#source[this.#at - 1]!
    return '.^$'.includes(character) ? undefined : new Set(character)
  }
}

/** The characters of a list without ranges but those of digits, or undefined. */
function membersOf(members: string): Need {
  const plain = members.replace(/\\d/g, '0123456789').replace('0-9', '0123456789').replace(/\\s/g, '\\')
  if (plain.includes('\\') && /\\(?![.*+?()[\]{}|/^$-])/.test(plain) || /[^\\]-./.test(plain)) return undefined
  return new Set(plain.replaceAll('\\', ''))
}
