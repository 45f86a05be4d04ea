import type { JobOutcome } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { obeyCommands } from './obey-commands.ts'
import type { OpenRun } from './open-runs.ts'
import { resolveCompatible, resolveFailure, resolveVersionWait } from './run-changes.ts'
import { changedVersions, versionChanges } from './run-versions.ts'

const LEASE_LOST = new Set(['FCC_STORE_LEASE_LOST', 'FCC_RUN_LEASE_LOST'])

/** Makes the visits of a run that are ready, within its limit of time; one without its code waits for that. */
export async function visitOpenRun(entry: OpenRun): Promise<void> {
  const { services, session, job } = entry
  if (entry.isBarred) {
    const versions = changedVersions(services.model, session.run)
    const change = resolveVersionWait(session.run, versions, services.clock())
    if (change) await session.change(change)
    return
  }
  const { compatible } = versionChanges(services.model, session.run)
  if (Object.keys(compatible).length > 0) {
    await session.change(resolveCompatible(session.run, compatible, services.clock()))
  }
  const { visitMs } = services.limits
  const limit = setTimeout(() => entry.abort(runtimeErrors.visitTimedOut(job, visitMs)), visitMs)
  try {
    await Promise.race([session.advance(), entry.abandoned])
  } finally {
    clearTimeout(limit)
  }
}

/**
 * What becomes of a run whose visit threw: when it is to be looked at again, or nothing where it was
 * settled here; throws where nothing is known to become of it.
 */
export async function settleFailure(
  entry: OpenRun,
  error: unknown,
  how: { readonly isClosing: boolean; readonly heldUntilLater: () => JobOutcome },
): Promise<JobOutcome | undefined> {
  const { services, session } = entry
  if (isLeaseLost(error) || isLeaseLost(entry.aborted)) return how.heldUntilLater()
  if (await obeyCommands(entry)) return undefined
  const { aborted } = entry
  if (how.isClosing || !aborted) throw error
  if (aborted.code === 'FCC_RUN_COMMANDED') return { next: 'later', due: services.clock() }
  const change = resolveFailure(session.run, aborted, services.clock())
  if (change) await session.change(change)
  return undefined
}

function isLeaseLost(error: unknown): boolean {
  return FccError.is(error) && LEASE_LOST.has(error.code)
}
