// The day that a document tells of itself: it gives the year of 5月20日前 where no heading and no title does.
import type { PageDocument } from '../page/split-documents.ts'
import { readDate } from '../page/read-date.ts'
import type { Cue } from './shapes.ts'

export interface ToldDate {
  /** 2026-04-17, 2026-04 or 2026. */
  readonly date: string
  readonly cue: Cue
}

/** Sentences of the head in which minutes say when the meeting was. */
const head_sentences_max = 8

const minutes = /纪要|会议记录/
/** 会议时间：2026年4月17日; 2026年4月17日上午，局长…主持召开…会议. */
const timeLabel = /^(?:会议)?(?:召开)?时\s*间[：:]\s*(.+)$/
const convened = /^((?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^。；]{0,80}(?:召开|举行|召集)[^。；]{0,60}会/

/** Of the meeting where the text is of one, else that of the signature or under the title. Undefined where neither is in the text. */
export function toldDate(document: PageDocument, sentences: readonly { readonly text: string }[]): ToldDate | undefined {
  const meeting = meetingDate(document, sentences)
  if (meeting) return meeting
  return document.date && { date: document.date.value, cue: { code: 'year-of-document', words: document.date.value } }
}

function meetingDate({ title, kind, occasion }: PageDocument, sentences: readonly { readonly text: string }[]): ToldDate | undefined {
  const held = occasion && readDate(occasion.value)
  if (held) return told(held.value, occasion.value.slice(held.start, held.end))
  if (!minutes.test(kind?.value ?? '') && !minutes.test(title?.value ?? '')) return undefined
  for (const { text } of sentences.slice(0, head_sentences_max)) {
    const words = timeLabel.exec(text)?.[1] ?? convened.exec(text)?.[1]
    const date = words === undefined ? undefined : readDate(words)
    if (date) return told(date.value, words!.slice(date.start, date.end))
  }
  return undefined
}

const told = (date: string, words: string): ToldDate => ({ date, cue: { code: 'year-of-meeting', words } })
