/** What one tenant may take, by name. Sizes are bytes. */
export interface TenantLimits {
  /** The most runs at work at a time: begun, and neither over nor waiting for somebody. More wait in the queue. */
  readonly runsInFlight: number
  /** The same for single scenarios, by whole id or bare name; a scenario that is not named has no limit of its own. */
  readonly runsInFlightByScenario: Readonly<Record<string, number>>
  /** The most runs that wait in the queue; one more is refused. */
  readonly queued: number
  /** The largest artifact. */
  readonly artifactBytes: number
  /** The most that may be stored when a run starts. */
  readonly storageBytes: number
  /** The most events in a second; while there are more, no run starts. */
  readonly eventsPerSecond: number
  /** The most files that are read at a time. */
  readonly openFiles: number
  /** Its share of the places of an executor beside other tenants that have something to do: 1 to 100. */
  readonly weight: number
}

/** The defaults: wide enough for ordinary work, and an end to what is not. */
export const DEFAULT_TENANT_LIMITS: TenantLimits = {
  runsInFlight: 1000,
  runsInFlightByScenario: {},
  queued: 100_000,
  artifactBytes: 64 * 1024 * 1024,
  storageBytes: 100 * 1024 ** 3,
  eventsPerSecond: 50_000,
  openFiles: 64,
  weight: 1,
}

/** What holds of a tenant: what its own block says, then what the host says for all, then the default. */
export function tenantLimits(
  own: Partial<TenantLimits> | undefined,
  forAll: Partial<TenantLimits> | undefined,
): TenantLimits {
  return { ...DEFAULT_TENANT_LIMITS, ...forAll, ...own }
}
