// Words in quotation marks, titles and brackets are names or asides: what they say is not what the sentence says. A masked text
// has the length of its original, with U+FFFC for every unit of theirs, so that places found in one hold in the other.

const closing: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '（': '）', '(': ')', '〔': '〕', '【': '】' }
const mask = '\ufffc'

/** The text with what stands inside “” ‘’ 《》 （） hidden; the marks themselves stay. A mark that is never closed hides nothing. */
export function maskQuoted(text: string): string {
  let masked = ''
  let at = 0
  while (at < text.length) {
    const close = closing[text[at]!]
    const end = close === undefined ? -1 : text.indexOf(close, at + 1)
    if (end < 0) {
      masked += text[at]!
      at += 1
    } else {
      masked += text[at]! + mask.repeat(end - at - 1) + close!
      at = end + 1
    }
  }
  return masked
}

/** The text with brackets and what stands inside them hidden, quotation marks and titles kept. */
export function maskAsides(text: string): string {
  return text.replaceAll(/[（(][^（）()]{0,200}[）)]/g, (found) => mask.repeat(found.length))
}
