// The shapes of single fields, one place each, so that every operation asks for the same.
import { limits, roles } from '@lantai/kernel'
import { z } from 'zod'
import { orgLimits } from '../limits.ts'

/** Anchors: other schemas may point at org.unit and org.person, and at nothing else of this domain. */
export const UnitId = z.uuid()
export type UnitId = z.infer<typeof UnitId>
export const PersonId = z.uuid()
export type PersonId = z.infer<typeof PersonId>

export const Version = z.int().min(1)
export const DayField = z.iso.date()
export const Moment = z.date().transform((date) => date.toISOString())

/** No control characters, line separators or direction overrides: a name is shown beside other names and must not rewrite them. */
const oneLine = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u
export function lineField(characters_max: number) { return z.string().trim().min(1).max(characters_max).regex(oneLine) }

export const NameField = lineField(limits.name_characters_max)
export const ShortNameField = lineField(50)
export const TitleField = lineField(100)
export const SignInNameField = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9.-]{0,38}[a-z0-9]$/)
export const SecretField = z.string().min(1).max(orgLimits.secret_characters_max)

export const UnitKind = z.enum([
  'bureau', 'section', 'county-bureau', 'school', 'institute', 'archives-authority', 'archives', 'records-office', 'fonds-forming-unit',
])
export type UnitKind = z.infer<typeof UnitKind>
export const BodyKind = z.enum(['department', 'enterprise', 'other'])
export type BodyKind = z.infer<typeof BodyKind>
export const PeriodState = z.enum(['coming', 'now', 'ended'])
export const RoleField = z.enum(roles)
export const UnitNamed = z.object({ id: UnitId, name: z.string() })
export const PersonNamed = z.object({ id: PersonId, name: z.string() })
