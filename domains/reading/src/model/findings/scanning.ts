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
