import type { CalledPerson } from '@lantai/org'

const beside_name = /^(?<name>[^\s()]+)\((?<beside>[^()]+)\)$/
const behind_unit = /^(?<beside>[^\s()]+) (?<name>[^\s()]+)$/

/**
 * Who supervises, as a cell says it: 苏景行, or where several are called so 苏景行（办公室） and 办公室 苏景行. Null for nobody; undefined
 * where it names several people, of whom a matter has only one.
 */
export function readSupervisor(words: string): CalledPerson | null | undefined {
  const text = words.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  if (text === '') return null
  if (/[、,;/，；]/.test(text)) return undefined
  const found = beside_name.exec(text) ?? behind_unit.exec(text)
  return found ? { name: found.groups!['name']!, beside: found.groups!['beside']! } : { name: text, beside: null }
}
