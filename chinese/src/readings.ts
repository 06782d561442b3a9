import table from './generated/readings.json' with { type: 'json' }
import { normaliseReading } from './syllables.ts'

const rows: Readonly<Record<string, string>> = table.readings
const none: readonly string[] = []

let byCharacter: Map<string, readonly string[]> | undefined
let byReading: Map<string, string[]> | undefined

function readTable(): Map<string, readonly string[]> {
  const made = new Map<string, readonly string[]>()
  for (const [key, characters] of Object.entries(rows)) {
    const readings = key.split(' ')
    for (const character of characters) made.set(character, readings)
  }
  return made
}

/** Every reading of a Han character of GBK, with its tone mark; one without a mark is the neutral tone. */
export function readingsOf(character: string): readonly string[] {
  return (byCharacter ??= readTable()).get(character) ?? none
}

/** Every Han character of GBK that is read so, in the order of their code points. */
export function charactersRead(reading: string): readonly string[] {
  return (byReading ??= indexReadings()).get(normaliseReading(reading)) ?? none
}

function indexReadings(): Map<string, string[]> {
  const made = new Map<string, string[]>()
  const characters = [...byCharacter ??= readTable()].sort(([one], [other]) => one.codePointAt(0)! - other.codePointAt(0)!)
  for (const [character, readings] of characters) {
    for (const reading of readings) {
      const list = made.get(reading)
      if (list) list.push(character)
      else made.set(reading, [character])
    }
  }
  return made
}
