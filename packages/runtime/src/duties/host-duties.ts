import { setTimeout as delay } from 'node:timers/promises'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { endsWithin } from '../run/ends-within.ts'
import { type HeldRow, holdRow } from './held-row.ts'

/** The row of the duties: no tenant can have this id, for none begins with a star. */
const HOST = '*'

/** What a process has while the duties of the host are its. */
export type DutyLease = Pick<HeldRow<object>, 'number' | 'confirm' | 'lost'>

/** Something that one process of a store does for all. */
export interface HostDuty {
  /** Begins it. What comes back ends it, and settles once nothing of it is under way. */
  begin(lease: DutyLease): () => Promise<void> | void
}

/** The part of a process in the duties of its host. */
export interface HostDuties {
  /** Ends what this process does for them and gives them back, within `closeGraceMs`; idempotent. */
  close(): Promise<void>
}

/**
 * Has one process of those on a store do what is done for all of them, and the others stand by: each looks every
 * `processes.lookMs` whether the lease is free, so that the duties of a process that is gone are taken over within
 * `processes.leaseMs` and one look.
 */
export function keepHostDuties(parts: {
  readonly rows: Pick<CredentialRows, 'read' | 'write'>
  readonly holder: string
  readonly limits: Pick<Limits, 'processes' | 'longestLeaseMs' | 'closeGraceMs'>
  readonly clock: () => number
  readonly duties: readonly HostDuty[]
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): HostDuties {
  const { rows, holder, limits, clock, duties } = parts
  const closing = new AbortController()
  let isTold = false

  function tell(error: FccError): void {
    parts.onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
  }

  async function take(): Promise<HeldRow<object> | undefined> {
    try {
      const held = await holdRow<object>({
        ...{ rows, kind: 'duties', id: HOST, tenant: HOST, owner: HOST, holder, clock },
        ...{ leaseMs: limits.processes.leaseMs, longestMs: limits.longestLeaseMs },
        first: () => ({}),
      })
      isTold = false
      return held
    } catch (error) {
      if (!closing.signal.aborted && !isTold) tell(runtimeErrors.dutiesNotLooked(error))
      isTold = true
      return undefined
    }
  }

  /** Does them until they are lost or this process closes. */
  async function serve(held: HeldRow<object>): Promise<void> {
    const { from, number, lost } = held
    if (from !== undefined) tell(runtimeErrors.dutiesTakenOver(holder, from, number))
    const ends: (() => Promise<void> | void)[] = []
    try {
      for (const duty of duties) {
        try {
          ends.push(duty.begin(held))
        } catch (error) {
          tell(asFault(error))
        }
      }
      await aborted(AbortSignal.any([lost, closing.signal]))
      if (!closing.signal.aborted) tell(runtimeErrors.dutiesLost(holder, number))
    } finally {
      for (const ended of await Promise.allSettled(ends.map(async (end) => end()))) {
        if (ended.status === 'rejected') tell(asFault(ended.reason))
      }
      await held.release()
    }
  }

  async function stand(): Promise<void> {
    while (!closing.signal.aborted) {
      const held = await take()
      if (held) await serve(held)
      else await ticked(limits.processes.lookMs, closing.signal)
    }
  }
  const standing = stand()

  return {
    async close() {
      closing.abort()
      await endsWithin(standing, limits.closeGraceMs)
    },
  }
}

/** What a duty threw, as something that operators are told: nobody else waits for it. */
function asFault(error: unknown): FccError {
  return FccError.is(error) ? error : runtimeErrors.dutyFault(error)
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function ticked(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined)
}
