import type { NewEvent, TenantStore } from '@fcc/contracts'
import { endsWithin } from '../run/ends-within.ts'
import type { Plain } from '../store/tenant-records.ts'
import { readEvent } from './run-events.ts'
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
   */
  recover(before: number): Promise<void>
  /** Waits for what is under way, within the limit, and notes it; idempotent. */
  close(): Promise<void>
}

/** The outbox of one tenant. */
export function createOutbox(options: {
  readonly store: Pick<TenantStore, 'readEvents' | 'markEventsSent'>
  readonly bus: Pick<TenantBus, 'carry'>
  /** Whether anything outlives the process: only then is there anything to be noted. */
  readonly durable: boolean
  readonly closeGraceMs: number
  /** Hears how many events became durable. */
  readonly onCommitted: (count: number) => void
  readonly onError: (error: unknown) => void
}): Outbox {
  const { store, bus, durable, onError } = options
  const underWay = new Set<Promise<void>>()
  let sent: string[] = []
  let timer: NodeJS.Timeout | undefined
  let noting: Promise<void> = Promise.resolve()
  let isClosed = false

  function note(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const ids = sent
    sent = []
    if (ids.length > 0) noting = noting.then(() => store.markEventsSent(ids)).catch(onError)
    return noting
  }

  async function hand(events: readonly Plain<NewEvent>[]): Promise<void> {
    try {
      await bus.carry(events.map(({ id, run = id, text }) => ({ id, key: run, text })))
    } catch (error) {
      // What could not be handed over stays in the store, and is found there.
      if (!isClosed) onError(error)
      return
    }
    if (!durable) return
    for (const { id } of events) sent.push(id)
    timer ??= setTimeout(() => void note(), NOTE_MS)
  }

  function committed(events: readonly Plain<NewEvent>[]): void {
    if (events.length === 0 || isClosed) return
    options.onCommitted(events.length)
    const handing = hand(events)
    underWay.add(handing)
    void handing.then(() => underWay.delete(handing))
  }

  return {
    committed,
    async recover(before) {
      if (!durable || isClosed) return
      for (let after = 0; ; ) {
        const page = await store.readEvents({ after, limit: PAGE, unsent: true })
        committed(page.filter(({ text }) => Date.parse(readEvent(text).time) < before))
        after = page.at(-1)?.insertion ?? after
        if (page.length < PAGE) return
      }
    },
    async close() {
      if (isClosed) return noting
      await endsWithin(Promise.all(underWay), options.closeGraceMs)
      isClosed = true
      await note()
    },
  }
}
