import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'
import { playScript, type VisitNote, type VisitScript } from './visit-script.ts'

/** An executor whose runs play a script, in whichever process it advances them. */
export interface OpenExecutor {
  readonly executor: Executor
  /** What happened so far, in order. */
  notes(): readonly VisitNote[]
  /** Lets the visits continue that wait for a latch, those to come too. */
  open(latch: string): void
  /** Releases everything, what never settles included; idempotent. */
  discard(): Promise<void>
}

/** Opens executors for the suite, each with a queue of its own. */
export interface ExecutorSubject {
  open(options: {
    readonly script: VisitScript
    readonly concurrency: number
    readonly slotsPerTenant: number
    /** A tenant's share beside the others; all have the same where it is absent. */
    readonly weightOf?: ExecutorOptions['weightOf']
  }): Promise<OpenExecutor>
}

/** An executor whose queue outlives the process that works through it. */
export interface DurableExecutorSubject extends ExecutorSubject {
  open(options: Parameters<ExecutorSubject['open']>[0]): Promise<DurableOpenExecutor>
}

export interface DurableOpenExecutor extends OpenExecutor {
  /** Ends the working process without notice. */
  kill(): Promise<void>
  /** Starts another one on the same queue, with the same script from its beginning. */
  restart(): Promise<void>
}

/** How often a case looks whether what it waits for has happened, in milliseconds. */
const LOOK_MS = 2
/** How long a case waits for it, in milliseconds. */
const PATIENCE_MS = 30_000

const patience = new AsyncLocalStorage<number>()

/** Runs a case that waits no longer than this for anything: what is wrong need not be waited for. */
export function withPatience<Result>(forMs: number, run: () => Promise<Result>): Promise<Result> {
  return patience.run(forMs, run)
}

/**
 * Waits for something to hold, and throws where it does not within 30 seconds.
 *
 * @example
 * await eventually(() => heard.length === 2)
 */
export async function eventually(holds: () => boolean): Promise<void> {
  const until = performance.now() + (patience.getStore() ?? PATIENCE_MS)
  while (!holds()) {
    if (performance.now() > until) throw new Error('What was waited for did not happen.')
    await delay(LOOK_MS)
  }
}

/** A job of a run, due at once unless given otherwise. */
export function sampleJob(name: string, changes: Partial<RunJob> = {}): RunJob {
  const slash = name.indexOf('/')
  const [tenant, run] = [name.slice(0, slash), name.slice(slash + 1)]
  return { tenant, run, domain: 'LAB', priority: 0, due: 0, ...changes }
}

/** An executor that advances runs in this process, as a subject. */
export function inProcessSubject(factory: ExecutorFactory): ExecutorSubject {
  return {
    async open({ script, concurrency, slotsPerTenant, weightOf }) {
      const notes: VisitNote[] = []
      const latches = new Set<string>()
      let isDiscarded = false
      const stage = {
        note: (note: VisitNote) => void notes.push(note),
        latch: (name: string) => eventually(() => latches.has(name) || isDiscarded),
        now: Date.now,
      }
      const player = playScript(script, stage)
      const executor = factory.create({
        ...{ concurrency, slotsPerTenant, now: Date.now, ...player },
        ...(weightOf ? { weightOf } : {}),
      })
      return {
        executor,
        notes: () => notes,
        open: (latch) => void latches.add(latch),
        async discard() {
          isDiscarded = true
          await executor.close()
        },
      }
    },
  }
}
