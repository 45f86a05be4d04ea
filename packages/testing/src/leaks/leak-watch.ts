import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { Leak } from './leak.ts'
import { onBehalfOf, openResourceLog } from './resource-log.ts'

/** A watch over what is opened between its making and its end. */
export interface LeakWatch {
  /** Runs something whose resources are this watch's. */
  run<Result>(act: () => Result): Result
  /** What is left, after waiting a little for what is closing; ends the watch. */
  findLeaks(): Promise<readonly Leak[]>
}

/** What a watch claims: everything that is opened meanwhile, or what is opened within its own `run`. */
export type LeakClaim = 'everything' | 'its own'

const WAITING = {}

/** Turns of the event loop, then pauses of some milliseconds, that closing may take. */
const TURNS = 20
const PAUSES_MS = [1, 5, 20, 50, 100, 200]

/**
 * Begins a watch. Timers, handles and listeners of the process that are there before, and those of
 * the test runner, are nobody's leak.
 *
 * @example
 * const watch = openLeakWatch('everything')
 * setInterval(() => undefined, 1000).unref()
 * (await watch.findLeaks())[0]?.kind // 'timer'
 */
export function openLeakWatch(claim: LeakClaim): LeakWatch {
  const owner = {}
  const log = openResourceLog()
  const active = activeByType()
  const listeners = processListeners()
  const find = (): readonly Leak[] => {
    const mine = log
      .opened()
      .filter(
        (each) => each.owner === owner || (claim === 'everything' && each.owner === undefined),
      )
    const named = mine.map(({ type, kind, madeAt }) => ({
      kind,
      what: madeAt === undefined ? type : `${type} made at ${madeAt}`,
    }))
    return [
      ...named,
      ...(claim === 'everything' && named.length === 0 ? unnamed(active) : []),
      ...newListeners(listeners),
    ]
  }
  return {
    run: (act) => onBehalfOf(owner, act),
    async findLeaks() {
      try {
        for (let count = 0; count < TURNS && find().length > 0; count += 1) await turn()
        for (const pause of PAUSES_MS) {
          if (find().length === 0) break
          // On nobody's behalf that is asked about: waiting is no leak.
          await onBehalfOf(WAITING, () => sleep(pause))
        }
        return find()
      } finally {
        log.end()
      }
    },
  }
}

/** Timers are left to the log, which can tell ours from the runner's. */
const TRANSIENT = new Set([
  'Timeout',
  'Immediate',
  'TickObject',
  'CloseReq',
  'FSReqCallback',
  'FSReqPromise',
])

function activeByType(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const type of process.getActiveResourcesInfo()) {
    if (!TRANSIENT.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}

/** What Node counts as active beyond what was there, of which nobody saw the making. */
function unnamed(before: ReadonlyMap<string, number>): readonly Leak[] {
  return [...activeByType()].flatMap(([type, count]): readonly Leak[] => {
    const more = count - (before.get(type) ?? 0)
    return more > 0 ? [{ kind: 'handle', what: `${more} of ${type}` }] : []
  })
}

type Listeners = ReadonlyMap<string | symbol, ReadonlySet<unknown>>

function processListeners(): Listeners {
  return new Map(
    process
      .eventNames()
      .map((name) => [name, new Set<unknown>(process.rawListeners(name as never))]),
  )
}

function newListeners(before: Listeners): readonly Leak[] {
  return [...processListeners()].flatMap(([name, all]) =>
    [...all]
      .filter((listener) => !before.get(name)?.has(listener))
      .map((listener): Leak => {
        const called = (listener as { readonly name?: string }).name || 'a nameless function'
        return { kind: 'listener', what: `${called} on process ${String(name)}` }
      }),
  )
}
