/** One thing that is to be done for a tenant. */
export interface FairJob {
  readonly tenant: string
  readonly run: string
  /** The pool that it is taken from. */
  readonly domain: string
  /** Higher goes first among the jobs of one tenant in one pool. */
  readonly priority: number
  /** Not before this time, in milliseconds. */
  readonly due: number
}

/** Which job: a run of a tenant is in a set once. */
export type JobName = Pick<FairJob, 'tenant' | 'run'>

/** What a tenant has in a set. */
export interface QueueFigures {
  readonly tenant: string
  readonly ready: number
  readonly asleep: number
  readonly taken: number
}

/**
 * Which job is next, decided without effects. Pools share the slots by weight, and so do the tenants of a pool;
 * who may take no more is passed over, and a slot is never left free while anybody may have it.
 */
export interface ReadySet<Job extends FairJob> {
  /**
   * Puts a job in. One that is there gets the earlier time and the higher priority; one that is taken is due once
   * more after it is finished. The weight is its tenant's from now on, 1 by default.
   *
   * @throws RangeError for a weight that is not a whole number from 1 to 100
   */
  enqueue(job: Job, now: number, weight?: number): void
  /** The next job, which occupies a slot until it is finished. */
  take(now: number): Job | undefined
  /**
   * Frees the slot of a job that was taken; it is due again at `next`, or forgotten where there is none.
   *
   * @param services how often it was served in its turn, 1 by default: what it had beyond one, its tenant and its
   *   pool have had of their share
   */
  finish(name: JobName, now: number, next?: number, services?: number): void
  /** When the next one that sleeps is due. */
  nextDue(): number | undefined
  /** Changes how much may be taken at a time; what is taken stays so. */
  resize(slots: { readonly slots: number; readonly slotsPerTenant: number }): void
  /** What each tenant has in it. */
  figures(): readonly QueueFigures[]
}
