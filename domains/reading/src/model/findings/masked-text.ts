// Words in quotation marks, titles and brackets are names or asides: what they say is not what the sentence says. A masked text
// has the length of its original, with U+FFFC for every unit of theirs, so that places found in one hold in the other.

import { unitFlags } from './scanning.ts'

const [opening, closing] = ['“‘《（(〔【', '”’》）)〕】']
const opens = unitFlags(opening)
const mask = '\ufffc'

/** The text with what stands inside “” ‘’ 《》 （） hidden; the marks themselves stay. A mark that is never closed hides nothing. */
export function maskQuoted(text: string): string {
  let masked = ''
  let kept = 0
  let missing = ''
  for (let at = 0; at < text.length; at += 1) {
    if (opens[text.charCodeAt(at)] === 0 || missing.includes(text[at]!)) continue
    const end = text.indexOf(closing[opening.indexOf(text[at]!)]!, at + 1)
    if (end < 0) {
      // Looked for once, so that a text of nothing but opening marks is not searched for each of them.
      missing += text[at]!
      continue
    }
    masked += text.slice(kept, at + 1) + mask.repeat(end - at - 1)
    kept = end
    at = end
  }
  return kept === 0 ? text : masked + text.slice(kept)
}
