// The steps of the pipeline as people see them for one document: each once, in order, whatever versions have run.

export const stepNames = ['extract', 'repair', 'split', 'find'] as const
export type StepName = (typeof stepNames)[number]
export const stepStates = ['waiting', 'running', 'done', 'failed'] as const
export type StepState = (typeof stepStates)[number]

export interface StepRun {
  readonly name: StepName
  readonly toolVersion: string
  readonly state: StepState
  readonly failure: string | null
  readonly duration_ms: number | null
  readonly at: Date | null
}

export interface ListedStep extends Omit<StepRun, 'toolVersion' | 'state'> {
  readonly toolVersion: string | null
  /** `none`: it has not run, and nothing is under way that will come to it. */
  readonly state: StepState | 'none'
  /** A newer version stands ready, so that running it again may bring something else. */
  readonly older: boolean
}

/** `runs` in the order they began. A step after one that is under way waits for it, whatever it did before. */
export function stepList(
  runs: readonly StepRun[], { underWay, versions }: {
    /** Whether the document is being read for the first time, or again after it had failed. */
    readonly underWay: boolean
    /** Those of now, where they are known. */
    readonly versions: Readonly<Partial<Record<StepName, string | undefined>>>
  },
): ListedStep[] {
  // A document that nobody has begun with waits for its first step.
  let coming = underWay && runs.length === 0
  return stepNames.map((name) => {
    const run = runs.findLast((one) => one.name === name)
    const moves = run?.state === 'waiting' || run?.state === 'running'
    const listed = listedStep(name, moves || !coming ? run : { ...run, state: 'waiting' }, versions[name])
    coming = coming || moves
    return listed
  })
}

function listedStep(name: StepName, run: Partial<StepRun> | undefined, version: string | undefined): ListedStep {
  const { toolVersion = null, state = 'none', failure = null, duration_ms = null, at = null } = run ?? {}
  const ended = state === 'done' || state === 'failed'
  return {
    name, toolVersion, state, failure: ended ? failure : null, duration_ms: ended ? duration_ms : null, at,
    older: state === 'done' && version !== undefined && version !== toolVersion,
  }
}
