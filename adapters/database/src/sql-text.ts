// Just enough of PostgreSQL's lexical rules to tell names from strings and comments in a migration.

export interface SqlToken {
  readonly kind: 'name' | 'quoted-name' | 'string' | 'comment' | 'other'
  readonly text: string
  /** Counted from 1. */
  readonly line: number
}

const patterns: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  ['comment', /--[^\n]*/y],
  ['string', /[eE]'(?:[^'\\]|''|\\[^])*'/y],
  ['string', /(?:[uU]&|[bBxXnN])?'(?:[^']|'')*'/y],
  ['string', /\$([\p{L}_][\p{L}\p{N}_]*)?\$[^]*?\$\1\$/uy],
  ['quoted-name', /(?:[uU]&)?"(?:[^"]|"")*"/y],
  ['name', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['other', /\d[\p{L}\p{N}_.]*|\s+|[^]/uy],
]

/** Block comments nest, which no regular expression follows. */
function blockCommentEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      depth++
      at++
    } else if (text.startsWith('*/', at)) {
      depth--
      at++
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

/** Cuts SQL into tokens; joined again they are the text itself. */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let line = 1
  for (let at = 0; at < text.length;) {
    let kind: SqlToken['kind'] = 'other'
    let end = at
    if (text.startsWith('/*', at)) {
      kind = 'comment'
      end = blockCommentEnd(text, at)
    } else {
      for (const [candidate, pattern] of patterns) {
        pattern.lastIndex = at
        if (!pattern.test(text)) continue
        kind = candidate
        end = pattern.lastIndex
        break
      }
    }
    const token = text.slice(at, end)
    tokens.push({ kind, text: token, line })
    for (const character of token) if (character === '\n') line++
    at = end
  }
  return tokens
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Replaces names, and nothing inside strings, comments or bodies between dollar signs. Keys in lower case; values are put in quoted. */
export function replaceNames(text: string, names: ReadonlyMap<string, string>): string {
  return sqlTokens(text).map((token) => {
    const name = token.kind === 'name' ? token.text.toLowerCase() : token.kind === 'quoted-name' ? token.text.slice(1, -1) : undefined
    const replacement = name === undefined ? undefined : names.get(name)
    return replacement === undefined ? token.text : quoteName(replacement)
  }).join('')
}

/** The line of the first statement that begins with one of the words (lower case), or undefined. */
export function lineOfStatement(text: string, words: readonly string[]): number | undefined {
  let at_beginning = true
  for (const token of sqlTokens(text)) {
    if (token.kind === 'comment' || /^\s+$/.test(token.text)) continue
    if (at_beginning && token.kind === 'name' && words.includes(token.text.toLowerCase())) return token.line
    at_beginning = token.text === ';'
  }
  return undefined
}
