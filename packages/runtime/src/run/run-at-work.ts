import { AsyncLocalStorage } from 'node:async_hooks'
import type { FccError } from '@fcc/plugin-api'
import { asDiagnostic } from '../diagnostics.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** The run that is worked on, and who hears of what its plugins throw once nobody waits for them. */
export interface RunAtWork {
  readonly run: string
  readonly onDetached: (error: FccError) => void
}

const works = new AsyncLocalStorage<RunAtWork>()

/** Does work for a run: what a plugin leaves behind meanwhile is known to be of that run. */
export function workOnRun<Result>(at: RunAtWork, work: () => Result): Result {
  return works.run(at, work)
}

/** The run that is worked on here; nothing outside of one. */
export function runAtWork(): RunAtWork | undefined {
  return works.getStore()
}

/** A run of a tenant, whose host hears of what is thrown too late to fail anything, as a warning. */
export function runAtWorkOf(
  services: Pick<TenantServices, 'onDiagnostic'>,
  run: string,
): RunAtWork {
  return {
    run,
    onDetached: (error) => services.onDiagnostic({ ...asDiagnostic(error), severity: 'warning' }),
  }
}
