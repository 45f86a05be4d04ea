/** One thing that is to be done for a tenant. */
interface FairJob {
    readonly tenant: string;
    readonly run: string;
    /** The pool that it is taken from. */
    readonly domain: string;
    /** Higher goes first among the jobs of one tenant in one pool. */
    readonly priority: number;
    /** Not before this time, in milliseconds. */
    readonly due: number;
}
/** Which job: a run of a tenant is in a set once. */
type JobName = Pick<FairJob, 'tenant' | 'run'>;
/** What a tenant has in a set. */
interface QueueFigures {
    readonly tenant: string;
    readonly ready: number;
    readonly asleep: number;
    readonly taken: number;
}
/**
 * Which job is next, decided without effects. Pools share the slots by weight, and so do the tenants of a pool;
 * who may take no more is passed over, and a slot is never left free while anybody may have it.
 */
interface ReadySet<Job extends FairJob> {
    /**
     * Puts a job in. One that is there gets the earlier time and the higher priority; one that is taken is due once
     * more after it is finished. The weight is its tenant's from now on, 1 by default.
     *
     * @throws RangeError for a weight that is not a whole number from 1 to 100
     */
    enqueue(job: Job, now: number, weight?: number): void;
    /** The next job, which occupies a slot until it is finished. */
    take(now: number): Job | undefined;
    /**
     * Frees the slot of a job that was taken; it is due again at `next`, or forgotten where there is none.
     *
     * @param services how often it was served in its turn, 1 by default: what it had beyond one, its tenant and its
     *   pool have had of their share
     */
    finish(name: JobName, now: number, next?: number, services?: number): void;
    /** When the next one that sleeps is due. */
    nextDue(): number | undefined;
    /** Changes how much may be taken at a time; what is taken stays so. */
    resize(slots: {
        readonly slots: number;
        readonly slotsPerTenant: number;
    }): void;
    /** What each tenant has in it. */
    figures(): readonly QueueFigures[];
}

/** The largest weight; the smallest is 1. */
declare const MOST_WEIGHT = 100;
/**
 * By how much a member moves on in virtual time when it is served once.
 *
 * @throws RangeError for a weight that is not a whole number from 1 to 100
 */
declare function strideOf(weight: number): number;

/** What one pool gets of the slots. */
interface PoolSettings {
    /** Its share beside the other pools that have something to do: a whole number from 1 to 100. */
    readonly weight: number;
    /** The most of its jobs that are taken at a time; without it there is no end of its own. */
    readonly slots?: number | undefined;
}
/** What bounds and weighs a ready set. */
interface ReadySetSettings {
    /** The most jobs that are taken at a time. */
    readonly slots: number;
    /** The most jobs of one tenant that are taken at a time, over all pools. */
    readonly slotsPerTenant: number;
    /**
     * How many turns a job may have before those of its tenant that became ready after it, where it is due again
     * at once each time; 1 by default. With more, what was begun is ended before more is begun.
     */
    readonly turnsInARow?: number | undefined;
    /** Pool → what it gets; one that is not named has weight 1. */
    readonly pools?: Readonly<Record<string, PoolSettings>> | undefined;
}
/** Production goes first by far, and nothing waits for ever: of ten slots PROD has six, LAB three, SHADOW one. */
declare const DEFAULT_POOLS: Readonly<Record<'LAB' | 'SHADOW' | 'PROD', PoolSettings>>;

/** Makes an empty set. @throws RangeError for a weight that is not a whole number from 1 to 100 */
declare function createReadySet<Job extends FairJob>(settings: ReadySetSettings): ReadySet<Job>;

export {
  DEFAULT_POOLS,
  MOST_WEIGHT,
  createReadySet,
  strideOf,
};
export type {
  FairJob,
  JobName,
  PoolSettings,
  QueueFigures,
  ReadySet,
  ReadySetSettings,
};
