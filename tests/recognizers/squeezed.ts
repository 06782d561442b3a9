// Microsoft's recognizers read across blanks (三百 五 又 三分之一); ours do not, so the text is squeezed and every place traced back.

export interface Squeezed { readonly text: string; readonly places: readonly number[] }

const chinese_part = '零〇一二三四五六七八九两倆俩壹贰貳叁肆伍陆陸柒捌玖十百千万萬亿億拾佰仟余多几幾分之点點又负負个個成折半对'

function isPart(character: string | undefined): boolean {
  return character !== undefined && (chinese_part.includes(character) || /[0-9.]/.test(character))
}

/** Half width, as Microsoft prints it. */
export function halfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ').toLowerCase()
}

/** Blanks go between two parts of a number of which at least one is Chinese. */
export function squeeze(text: string): Squeezed {
  const places: number[] = []
  let squeezed = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ' ' && joins(text, at)) continue
    squeezed += text[at]!
    places.push(at)
  }
  places.push(text.length)
  return { text: squeezed, places }
}

function joins(text: string, at: number): boolean {
  let [before, after] = [at, at]
  while (text[before] === ' ') before -= 1
  while (text[after] === ' ') after += 1
  const [left, right] = [text[before], text[after]]
  return isPart(left) && isPart(right) && (chinese_part.includes(left!) || chinese_part.includes(right!))
}

export interface Found { readonly start: number; readonly end: number; readonly value: string | undefined; readonly unit?: string }

/** Back to places of the text before it was squeezed. */
export function placed(found: Found, { places }: Squeezed): Found {
  return { ...found, start: places[found.start]!, end: places[found.end - 1]! + 1 }
}
