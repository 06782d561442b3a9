import { readingErrors } from '../errors.ts'
import { readingLimits } from '../limits.ts'

// oxlint-disable-next-line no-control-regex -- Control and direction characters are exactly what is looked for.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
export const hasControl = (name: string): boolean => control.test(name)

/**
 * A name is kept verbatim or refused in words, never altered: an altered name is found by nobody. Control and direction
 * characters can make one name look like another; path separators come from no office system.
 */
export function checkName(name: string): void {
  if (hasControl(name)) throw readingErrors('name-has-control')
  if (/[/\\]/.test(name)) throw readingErrors('name-has-path', { name: name.slice(0, 60) }, [])
}

export const nameFits = (name: string): boolean => name.trim().length > 0 && [...name].length <= readingLimits.name_characters_max
