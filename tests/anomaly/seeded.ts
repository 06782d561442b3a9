// What a test draws by chance it draws from a seed that it prints, so that a failure can be seen again.
import { createHash } from 'node:crypto'

export interface Draw {
  /** Between 0 and 1. */
  share(): number
  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number
}

/** mulberry32: small, even enough, the same on every machine. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { share, whole: (least, most) => least + Math.floor(share() * (most - least + 1)) }
}

export interface MadeText {
  readonly bytes: Buffer
  /** SHA-256 in hexadecimal. */
  readonly digest: string
  /** Counted while it was made: two in each line. */
  readonly sentences: number
}

const units = ['基础教育科', '人事科', '计划财务科', '职业教育科', '督导室', '办公室']
const works = ['新建公办幼儿园', '补充农村教师', '消除超大班额', '改造薄弱学校', '培训骨干校长', '检查食堂安全']

/** A text of work items, unlike every other by its title, in UTF-8; `bytes_min` bytes and a line more at most. */
export function makeText(draw: Draw, title: string, bytes_min: number): MadeText {
  const lines: string[] = []
  let sentences = 0
  for (let size = 0, ordinal = 1; size < bytes_min; ordinal += 1) {
    const work = works[draw.whole(0, works.length - 1)]
    const unit = units[draw.whole(0, units.length - 1)]
    const line = `${title}第${ordinal}项：${work}${draw.whole(3, 900)}处，由${unit}牵头；${draw.whole(1, 12)}月底前完成并报市局。`
    lines.push(line)
    sentences += 2
    size += Buffer.byteLength(line) + 1
  }
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex'), sentences }
}
