import type { Domain, Executor, ExecutorOptions, RunJob } from '@fcc/contracts'
import type { Redis } from 'ioredis'
import { COMMANDS, type CommandName, READY_SET } from './ready-set-lua.ts'

/** A job that was taken: the queue has it under its token. */
export interface TakenJob extends RunJob {
  readonly name: string
  readonly token: string
}

/** A job that is under way. */
export interface BegunJob {
  readonly job: RunJob
  /** How often it was begun without being finished, this time included. */
  readonly tries: number
  /** The memory of Redis that it is in. */
  readonly epoch: string
}

/** What a worker adds to the places that there are. */
export interface WorkerPlaces {
  readonly slots: number
  readonly slotsPerTenant: number
}

/** What a tenant has in the queue. */
type QueueFigures = Awaited<ReturnType<NonNullable<Executor['figures']>>>[number]

/** The ready set in Redis. Each call is one script, so that nobody sees half of a decision. */
export interface RedisReadySet {
  enqueue(job: RunJob, now: number, weight?: number): Promise<void>
  /** The next jobs, so many at most, under tokens that begin with this one; and when the next is due that sleeps. */
  take(
    token: string,
    most: number,
    now: number,
  ): Promise<{ readonly jobs: readonly TakenJob[]; readonly nextDue: number | undefined }>
  /**
   * Begins what was taken, from now on under a token of its own: whoever began it before can finish it no more.
   * Nothing where it is over, or was given to somebody else.
   */
  begin(name: string, taken: string, token: string): Promise<BegunJob | undefined>
  /**
   * Frees the slot; what it had beyond one service counts as turns of its tenant and pool. `lost` where it was somebody else's by now, `forgotten` where Redis
   * lost its memory meanwhile.
   */
  finish(
    job: Pick<TakenJob, 'name' | 'token'> & { readonly epoch?: string | undefined },
    now: number,
    next: number | undefined,
    services?: number,
  ): Promise<'done' | 'lost' | 'forgotten'>
  /** Changes the places of all; workers do it by their beat. */
  resize(places: WorkerPlaces): Promise<void>
  /** A worker is there, for so many milliseconds more. */
  beat(worker: string, places: WorkerPlaces, forMs: number): Promise<void>
  leave(worker: string): Promise<void>
  /** Puts in again what was taken so long ago and is in no queue; how many. */
  sweep(olderMs: number, queueKeys: string, now: number): Promise<number>
  /** Those of these that are neither ready nor taken. */
  missing(jobs: readonly RunJob[]): Promise<readonly RunJob[]>
  figures(): Promise<readonly QueueFigures[]>
}

/** A job as the scripts keep it. */
interface KeptJob {
  readonly tenant: string
  readonly run: string
  readonly domain: Domain
  readonly priority: number
  readonly due: number
  readonly token: string
  readonly tries: number
  readonly epoch?: string
}

type Script = (...values: (string | number)[]) => Promise<unknown>

/**
 * Speaks to the ready set under a prefix.
 *
 * @param pools what each domain gets of the places
 */
export function createRedisReadySet(
  client: Redis,
  prefix: string,
  pools: ExecutorOptions['pools'] = {},
): RedisReadySet {
  const stated = JSON.stringify(pools)
  const scripts = Object.fromEntries(
    Object.entries(COMMANDS).map(([command, text]) => {
      const name = `fccReadySet${command}`
      client.defineCommand(name, { numberOfKeys: 1, lua: `${READY_SET}\n${text}` })
      return [command, (client as unknown as Record<string, Script>)[name]]
    }),
  ) as Record<CommandName, Script>

  const run = (command: CommandName, now: number, ...values: (string | number)[]) =>
    scripts[command].call(client, prefix, stated, Math.trunc(now), ...values)

  return {
    async enqueue(job, now, weight = 1) {
      const { tenant, run: id, domain, priority, due } = job
      const given = { tenant, run: id, domain, priority, due: Math.trunc(due), weight }
      await run('enqueue', now, nameOf(job), JSON.stringify(given))
    },
    async take(token, most, now) {
      const [taken, asleep] = (await run('take', now, token, most)) as [string[], string | null]
      return {
        jobs: taken.map((text) => {
          const kept = JSON.parse(text) as KeptJob
          return { ...jobOf(kept), name: nameOf(kept), token: kept.token }
        }),
        nextDue: asleep === null ? undefined : Number(asleep),
      }
    },
    async begin(name, taken, token) {
      const text = (await run('begin', 0, name, taken, token)) as string | null
      if (text === null) return undefined
      const kept = JSON.parse(text) as KeptJob
      return { job: jobOf(kept), tries: kept.tries, epoch: kept.epoch ?? '' }
    },
    async finish({ name, token, epoch = '' }, now, next, services = 1) {
      const due = next === undefined ? '' : Math.trunc(next)
      const answer = await run('finish', now, name, token, due, epoch, services)
      return answer === 1 ? 'done' : answer === 0 ? 'lost' : 'forgotten'
    },
    async resize({ slots, slotsPerTenant }) {
      await run('resize', 0, slots, slotsPerTenant)
    },
    async beat(worker, places, forMs) {
      await run('beat', 0, worker, JSON.stringify(places), forMs)
    },
    async leave(worker) {
      await run('leave', 0, worker)
    },
    async sweep(olderMs, queueKeys, now) {
      return Number(await run('sweep', now, olderMs, queueKeys))
    },
    async missing(jobs) {
      const named = new Map(jobs.map((job) => [nameOf(job), job]))
      const found = (await run('missing', 0, JSON.stringify([...named.keys()]))) as string[]
      return found.flatMap((name) => named.get(name) ?? [])
    },
    async figures() {
      const list = (await run('figures', 0)) as string[]
      return list.map((text) => JSON.parse(text) as QueueFigures)
    },
  }
}

/** The name of a job in the set: names that run together are told apart. */
export function nameOf({ tenant, run }: Pick<RunJob, 'tenant' | 'run'>): string {
  return `${encodeURIComponent(tenant)}/${encodeURIComponent(run)}`
}

function jobOf({ tenant, run, domain, priority, due }: KeptJob): RunJob {
  return { tenant, run, domain, priority, due }
}
