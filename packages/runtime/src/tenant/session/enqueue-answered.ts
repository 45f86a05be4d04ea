import { firstSettled } from '../../run/first-settled.ts'
import { jobOf } from '../../run/run-job.ts'
import type { TenantServices } from '../tenant-services.ts'
import { readRun } from './read-run.ts'

/**
 * Hands a run that has its answers to whoever advances runs. Where it asks somebody else still, or has continued
 * meanwhile, nothing is handed over; what does not arrive, the recovery scan finds.
 */
export async function enqueueAnswered(services: TenantServices, id: string): Promise<void> {
  const { store, executor, clock } = services
  const run = await readRun(services, id)
  if (run.state !== 'waiting') return
  if ((await firstSettled(store, run, clock())) === undefined) return
  await executor.enqueue(jobOf(run, clock()))
}
