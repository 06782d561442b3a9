// Expected failures are coded, documented where they are defined, and mapped to HTTP once (apps/server).

/** What an expected failure means to the caller; apps/server maps each kind to one HTTP status. */
export type RefusalKind =
  | 'unauthenticated' | 'forbidden' | 'not-found' | 'invalid' | 'conflict' | 'too-large' | 'too-many' | 'too-slow' | 'unavailable'

export interface ErrorDefinition {
  readonly kind: RefusalKind
  /** When it happens, in one sentence, for docs/errors.md; the sentence for users stands in the message catalogues under `error.<code>`. */
  readonly when: string
}

export interface FieldProblem { readonly field: string; readonly message: string }

/** Parameters are numbers, dates or the user's own words; they are shown to the user and never written to the journal. */
export type RefusalParameters = Readonly<Record<string, string | number>>

/** An expected failure, thrown anywhere inside an operation; the transaction is rolled back and nothing is kept. */
export class Refusal extends Error {
  readonly code: string
  readonly kind: RefusalKind
  readonly parameters: RefusalParameters
  readonly fields: readonly FieldProblem[]
  /** True where the rows written before it must stay: a failed sign-in is counted although it is refused. */
  kept = false
  /** Parameters that are the caller's words and must not be stored: kept by the name of the input field they come from. */
  unstored: readonly string[] = []

  constructor(code: string, kind: RefusalKind, parameters: RefusalParameters = {}, fields: readonly FieldProblem[] = []) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = kind
    this.parameters = parameters
    this.fields = fields
  }

  /**
   * `throw refusal.keeping()` commits what the command wrote and refuses all the same. Parameters named in `unstored` are input
   * fields of the same name: the kept answer does not hold them, and the second call of the key gives them again.
   */
  keeping(unstored: readonly string[] = []): this {
    this.kept = true
    this.unstored = unstored
    return this
  }
}

export interface ErrorFamily<Name extends string> {
  readonly definitions: ReadonlyMap<string, ErrorDefinition>
  (name: Name, parameters?: RefusalParameters, fields?: readonly FieldProblem[]): Refusal
}

/** Declares a package's expected failures; each gets the code `<domain>.<name>`. */
export function defineErrors<Name extends string>(domain: string, table: Readonly<Record<Name, ErrorDefinition>>): ErrorFamily<Name> {
  const definitions = new Map<string, ErrorDefinition>()
  for (const name of Object.keys(table) as Name[]) definitions.set(`${domain}.${name}`, table[name])
  const make = (name: Name, parameters?: RefusalParameters, fields?: readonly FieldProblem[]): Refusal =>
    new Refusal(`${domain}.${name}`, table[name].kind, parameters, fields)
  return Object.assign(make, { definitions })
}

export const kernelErrors = defineErrors('kernel', {
  'not-signed-in': { kind: 'unauthenticated', when: 'An operation that needs a person is called without a valid session or token.' },
  'not-permitted': { kind: 'forbidden', when: 'The caller can see the thing but none of his roles may do this to it.' },
  'not-found': { kind: 'not-found', when: 'The thing does not exist or the caller may not know of it; both look the same.' },
  'input-invalid': { kind: 'invalid', when: 'The input does not fit the declared shape; every field that does not fit is listed.' },
  'version-stale': { kind: 'conflict', when: 'The expected version is not the present one: somebody else was faster.' },
  'idempotency-conflict': { kind: 'conflict', when: 'The same idempotency key was used before with other input.' },
  'idempotency-key-missing': { kind: 'invalid', when: 'A command came without a usable idempotency key (8 to 100 characters).' },
  'operation-unknown': { kind: 'not-found', when: 'No operation of that name and kind is registered.' },
  'blob-not-found': {
    kind: 'not-found', when: 'The uploaded file is not there, has expired, was used already or belongs to somebody else.',
  },
  'upload-empty': { kind: 'invalid', when: 'An upload carried no byte.' },
  'upload-too-large': { kind: 'too-large', when: 'An upload is larger than the limit, by its announced length or while it is read.' },
  'upload-cut': { kind: 'invalid', when: 'The connection ended before the announced number of bytes had come.' },
  'upload-too-slow': { kind: 'too-slow', when: 'An upload fell below the slowest accepted rate.' },
  'storage-full': { kind: 'unavailable', when: 'Free space is below the reserve: nothing new is taken in, reading goes on.' },
  'database-unavailable': {
    kind: 'unavailable', when: 'PostgreSQL does not answer just now; nothing was done and the call may be repeated.',
  },
  'request-unreadable': { kind: 'invalid', when: 'The body of a request is not JSON or not of the announced type.' },
  'internal': { kind: 'unavailable', when: 'A broken invariant: the call was given up, nothing was kept, and the log has the reference.' },
})
