import { MOST_WEIGHT } from '@fcc/scheduling'
import { z } from 'zod'
import { DEFAULT_TENANT_LIMITS, type TenantLimits } from './tenant-limits.ts'

const count = (what: string, by: number, most = Number.MAX_SAFE_INTEGER) =>
  z.int().min(1).max(most).optional().describe(`${what} ${by} by default.`)

/** What one tenant may take, as `fcc.yaml` spells it. */
export const tenantLimitsSchema = z
  .strictObject({
    runs_in_flight: count(
      'The most runs at work at a time: begun, and neither over nor waiting for somebody. More wait in the queue.',
      DEFAULT_TENANT_LIMITS.runsInFlight,
    ),
    runs_in_flight_by_scenario: z
      .record(z.string().trim().min(1), z.int().min(1))
      .optional()
      .describe('Scenario, by id or bare name → the most of its runs at work at a time.'),
    queued: count(
      'The most runs that wait in the queue; one more is refused.',
      DEFAULT_TENANT_LIMITS.queued,
    ),
    artifact_bytes: count('The largest artifact, in bytes.', DEFAULT_TENANT_LIMITS.artifactBytes),
    storage_bytes: count(
      'The most that may be stored when a run starts, in bytes.',
      DEFAULT_TENANT_LIMITS.storageBytes,
    ),
    events_per_second: count(
      'The most events in a second; while there are more, no run starts.',
      DEFAULT_TENANT_LIMITS.eventsPerSecond,
    ),
    open_files: count('The most files that are read at a time.', DEFAULT_TENANT_LIMITS.openFiles),
    weight: count(
      'Its share of the places of the executor beside other tenants that have something to do.',
      DEFAULT_TENANT_LIMITS.weight,
      MOST_WEIGHT,
    ),
  })
  .transform((given): Partial<TenantLimits> => {
    const named = {
      runsInFlight: given.runs_in_flight,
      runsInFlightByScenario: given.runs_in_flight_by_scenario,
      queued: given.queued,
      artifactBytes: given.artifact_bytes,
      storageBytes: given.storage_bytes,
      eventsPerSecond: given.events_per_second,
      openFiles: given.open_files,
      weight: given.weight,
    }
    // What is not said leaves room for what is said for all.
    return Object.fromEntries(
      Object.entries(named).filter(([, value]) => value !== undefined),
    ) as Partial<TenantLimits>
  })
