// Every sentence is looked through many times over, so that the small steps of it count.

/** For each UTF-16 unit whether it is one of these characters; quicker than a set of strings or a class of a regular expression. */
export function unitFlags(characters: string): Uint8Array {
  const flags = new Uint8Array(0x10000)
  for (let at = 0; at < characters.length; at += 1) flags[characters.charCodeAt(at)] = 1
  return flags
}

/** Visits every match of a global pattern as matchAll would, without the copy of the pattern; `visit` must not use the same one. */
export function visitMatches(pattern: RegExp, text: string, visit: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) visit(match)
}

export interface WordFinder {
  /** The longest of the words that stands at the place, or undefined. */
  at(text: string, place: number): string | undefined
  /** Whether one of the words begins with the character at the place. */
  begins(text: string, place: number): boolean
}

/** Finds words by the UTF-16 unit they begin with. */
export function wordFinder(words: Iterable<string>): WordFinder {
  const lists: (readonly string[])[] = [[]]
  const listOf = new Uint16Array(0x10000)
  for (const [first, same] of Map.groupBy(words, (word) => word.charCodeAt(0))) {
    listOf[first] = lists.length
    lists.push(same.toSorted((left, right) => right.length - left.length))
  }
  return {
    at(text, place) {
      if (place >= text.length) return undefined
      for (const word of lists[listOf[text.charCodeAt(place)]!]!) if (text.startsWith(word, place)) return word
      return undefined
    },
    begins: (text, place) => place < text.length && listOf[text.charCodeAt(place)] !== 0,
  }
}
