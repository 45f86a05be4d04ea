import type { MasterKey } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

/** How old the master key that wraps now is, and what a schedule says of it. */
export interface MasterStanding {
  /** When it was made (RFC 3339), as its source says, or since when it is known here where that says nothing. */
  readonly since?: string | undefined
  /** Whether `since` is only when it was first met here: it may be older. */
  readonly isFirstMet?: boolean | undefined
  /** Why its source did not say when it was made, by its code; absent where it said so or cannot. */
  readonly problem?: string | undefined
  /** At which age the schedule has it renewed, in milliseconds; absent without a schedule. */
  readonly rotateAfterMs?: number | undefined
  /** Whether FCC renews it: in a file or a key service. In the environment, or handed in by a program, others do. */
  readonly renews: boolean
  /** `unknown`: there is a schedule, and nothing says how old it is. */
  readonly state: 'unscheduled' | 'current' | 'overdue' | 'unknown'
}

/** Pure: how a master key of this age stands. */
export function masterStanding({
  now,
  since,
  ...rest
}: {
  readonly now: number
  readonly since: number | undefined
} & Pick<MasterStanding, 'isFirstMet' | 'problem' | 'rotateAfterMs' | 'renews'>): MasterStanding {
  const stateOf = (): MasterStanding['state'] => {
    if (rest.rotateAfterMs === undefined) return 'unscheduled'
    if (since === undefined) return 'unknown'
    return now - since >= rest.rotateAfterMs ? 'overdue' : 'current'
  }
  return {
    ...rest,
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
    state: stateOf(),
  }
}

/** What a source says of when its newest key was made; a code where it refused or could not be asked. */
export async function readMadeAt(
  masterKey: MasterKey,
): Promise<{ readonly made?: number | undefined; readonly problem?: string | undefined }> {
  try {
    return { made: await masterKey.madeAt?.() }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { problem: error.code }
  }
}
