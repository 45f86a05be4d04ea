import type { RunRecord } from '@fcc/contracts'
import type { RunPlan } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import { plannedBefore } from '../../run/plan-run.ts'
import { contentContext } from '../../run/run-contents.ts'
import { planAddress } from '../../run/stored-plan.ts'
import { storeErrors } from '../../store/diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'

/** A run of this tenant. @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_REMOVED */
export async function readRun(services: TenantServices, id: string): Promise<RunRecord> {
  const run = await services.store.findRun(id)
  if (run) return run
  const removed = await services.store.readRemovedRun(id)
  throw removed
    ? runtimeErrors.removedRun(services.tenant, id, removed)
    : runtimeErrors.unknownRun(services.tenant, id)
}

/** The plan that a run was started with. @throws FccError FCC_CONTENT_MISSING where the run's record is damaged */
export async function readPlan(services: TenantServices, run: RunRecord): Promise<RunPlan> {
  const tenant = services.tenant
  const address = planAddress(run.pins.data)
  const stored = await services.store.readContent(address)
  if (!stored) throw storeErrors.contentMissing(tenant, run.id, 'the plan')
  // What is under this address and its digest is what was planned here: it is not opened and read again.
  const planned = plannedBefore(services.model, run.pins.data)
  if (planned) return planned
  const place = { subjects: stored.subjects, context: contentContext(tenant, address) }
  return JSON.parse(await services.vault.open(stored.sealed, place)) as RunPlan
}
