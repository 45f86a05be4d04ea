import type { NewEvent, TenantStore, TransportMessage } from '@fcc/contracts'
import { endsWithin } from '../run/ends-within.ts'
import type { Plain } from '../store/tenant-records.ts'
import { createLeftBehind } from './left-behind.ts'
import { readEvent } from './run-events.ts'
import { createRunOrder } from './run-order.ts'
import type { TenantBus } from './tenant-bus.ts'

/** How many events left behind are read at a time. */
const PAGE = 200

/** How long what was handed over waits to be noted together with more, in milliseconds. */
const NOTE_MS = 500

/** Hands what was committed to the bus, and notes in the store what the bus has taken. */
export interface Outbox {
  /** Events that this process has just committed, in order, as they were written. */
  committed(events: readonly Plain<NewEvent>[]): void
  /**
   * Hands over what some process committed before that time and did not get to. The same event may be
   * told twice by that, under the same id.
   *
   * @returns of when the oldest event is that no transport is known to have taken (milliseconds since 1970), whoever
   *   committed it; nothing where there is none
   */
  recover(before: number): Promise<number | undefined>
  /** Waits for what is under way, within the limit, and notes it; idempotent. */
  close(): Promise<void>
}

/** The outbox of one tenant. */
export function createOutbox(options: {
  readonly store: Pick<TenantStore, 'readEvents' | 'markEventsSent'>
  readonly bus: Pick<TenantBus, 'carry' | 'keeps'>
  /** Whether anything outlives the process: only then is there anything to be noted. */
  readonly durable: boolean
  /** How many events wait in memory for earlier ones of their runs; those beyond it are read from the store. */
  readonly mostWaiting: number
  readonly closeGraceMs: number
  /** Hears how many events became durable. */
  readonly onCommitted: (count: number) => void
  readonly onError: (error: unknown) => void
}): Outbox {
  const { store, bus, durable, onError } = options
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()
  /** Ends what is tried again while a transport is away: closing does not wait for that. */
  const stopping = new AbortController()
  let sent: string[] = []
  let timer: NodeJS.Timeout | undefined
  let noting: Promise<void> = Promise.resolve()

  function note(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const ids = sent
    sent = []
    if (ids.length > 0) noting = noting.then(() => store.markEventsSent(ids)).catch(onError)
    return noting
  }

  function follow(work: Promise<void>): void {
    underWay.add(work)
    void work.then(() => underWay.delete(work))
  }

  const left = createLeftBehind({
    store: {
      async readEvents(range) {
        // What was taken a moment ago is not left.
        await note()
        return store.readEvents(range)
      },
      markEventsSent: (ids) => store.markEventsSent(ids),
    },
    carry: (events) => bus.carry(events.map(messageOf)),
    isBusy: (run) => order.isBusy(run),
    signal: stopping.signal,
    follow,
  })

  async function hand(events: readonly Plain<NewEvent>[]): Promise<boolean> {
    try {
      await bus.carry(events.map(messageOf))
    } catch (error) {
      // What could not be handed over stays in the store, and is found there.
      if (!closing.signal.aborted) onError(error)
      return false
    }
    if (!durable) return true
    for (const { id } of events) sent.push(id)
    timer ??= setTimeout(() => void note(), NOTE_MS)
    return true
  }

  const order = createRunOrder({
    hand,
    // One that is given up only once everybody took it would keep the next from who is faster.
    oneAtATime: bus.keeps !== 'until-taken',
    left: durable ? left : undefined,
    most: options.mostWaiting,
    follow,
  })

  function handOver(events: readonly Plain<NewEvent>[]): void {
    if (events.length > 0 && !closing.signal.aborted) order.give(events)
  }

  return {
    committed(events) {
      if (events.length === 0 || closing.signal.aborted) return
      options.onCommitted(events.length)
      handOver(events)
    },
    async recover(before) {
      if (!durable || closing.signal.aborted) return undefined
      let oldest: number | undefined
      for (let after = 0; ; ) {
        const page = await store.readEvents({ after, limit: PAGE, unsent: true })
        const [first] = page
        oldest ??= first && Date.parse(readEvent(first.text).time)
        handOver(page.filter(({ text }) => Date.parse(readEvent(text).time) < before))
        after = page.at(-1)?.insertion ?? after
        if (page.length < PAGE) return oldest
      }
    },
    async close() {
      if (closing.signal.aborted) return noting
      stopping.abort()
      await endsWithin(Promise.all(underWay), options.closeGraceMs)
      closing.abort()
      await note()
    },
  }
}

const messageOf = ({ id, run = id, text }: Plain<NewEvent>): TransportMessage => ({
  id,
  key: run,
  text,
})
