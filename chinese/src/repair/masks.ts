// What was hidden on purpose: 20xx年, **市, xx大. It cannot be undone; the places are marked, so that a person can fill them in.
import type { Edit } from './edits.ts'

const pattern = new RegExp([
  '(?<=(?:19|20))[xX×*]{2}(?=年|〕|届|级)',
  '[xX×]{2,8}(?=大(?:精神|会议|报告|以来|召开|代表))',
  '[*＊×xX]{1,4}(?=(?:省|市|县|区|州|旗|镇|乡|村|局|校|中学|小学|学校|书记|同志|主任|局长|县长|市长|区长|校长|年|月|日|号|万元|人))',
  '(?<=[\\u4e00-\\u9fff])[*＊]{2,12}(?=[\\u4e00-\\u9fff])',
  '[×ＸX]{2,12}(?=[\\u4e00-\\u9fff])',
].join('|'), 'g')

/** Marked, not changed. A single letter before a word is a name of something, such as X光. */
export function findMasks(text: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (found.length < 2 && !/[*＊×]/.test(found)) continue
    if (/[A-Za-z0-9]/.test(text[index - 1] ?? '') && !/(?:19|20)$/.test(text.slice(index - 2, index))) continue
    edits.push({ start: index, end: index + found.length, text: found, class: 'mask', certainty: 'masked' })
  }
  return edits
}
