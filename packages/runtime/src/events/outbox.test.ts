import { eventually } from '@fcc/conformance'
import type { NewEvent, StoredEvent } from '@fcc/contracts'
import type { TransportMessage } from '@fcc/contracts/transports'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOutbox } from './outbox.ts'

type Event = Omit<NewEvent, 'digest'>

/** The events of one tenant as a store has them. */
function createEvents() {
  const rows: StoredEvent[] = []
  const sent = new Set<string>()
  const reading: { done?: (found: number) => void } = {}
  return {
    sent,
    /** Hears how many events were found, before whoever asked does. */
    reading,
    commit(events: readonly Event[]): void {
      for (const event of events) {
        rows.push({ ...event, insertion: rows.length + 1 } as StoredEvent)
      }
    },
    async readEvents(
      { after = 0, limit = 1000, run, unsent = false } = {} as {
        readonly after?: number | undefined
        readonly limit?: number | undefined
        readonly run?: string | undefined
        readonly unsent?: boolean | undefined
      },
    ) {
      const found = rows
        .filter((row) => row.insertion > after && (run === undefined || row.run === run))
        .filter(({ id }) => !(unsent && sent.has(id)))
        .slice(0, limit)
      reading.done?.(found.length)
      return found
    },
    async markEventsSent(ids: readonly string[]) {
      for (const id of ids) sent.add(id)
    },
  }
}

/** A transport that takes or refuses each call as it is told to, after a while. */
function createCarrier(answers: readonly boolean[]) {
  const heard: TransportMessage[] = []
  let calls = 0
  return {
    heard,
    keeps: 'messages' as const,
    async carry(messages: readonly TransportMessage[]): Promise<void> {
      const isTaken = answers[calls++] ?? true
      // The later a call, the sooner it is answered: order is not by luck.
      await new Promise((resolve) => setTimeout(resolve, 3 / calls))
      if (!isTaken) throw new Error('away')
      heard.push(...messages)
    },
  }
}

const eventOf = (run: string, number: number): Event => ({
  id: `${run}:${number}`,
  run,
  text: JSON.stringify({ time: '2026-11-21T10:00:00.000Z' }),
})

function openOutbox(answers: readonly boolean[], mostWaiting = 100) {
  const [store, bus] = [createEvents(), createCarrier(answers)]
  let errors = 0
  const outbox = createOutbox({
    ...{ store, bus, mostWaiting, durable: true, closeGraceMs: 1000 },
    onCommitted: () => undefined,
    onError: () => {
      errors += 1
    },
  })
  const numbers = new Map<string, number>()
  return {
    store,
    bus,
    outbox,
    errorCount: () => errors,
    /** What a visit of a run leaves: so many events, committed together. */
    commit(run: string, count = 1): void {
      const first = numbers.get(run) ?? 0
      numbers.set(run, first + count)
      const events = Array.from({ length: count }, (_, index) => eventOf(run, first + index))
      store.commit(events)
      outbox.committed(events)
    },
    all: () => [...numbers].reduce((sum, [, count]) => sum + count, 0),
    heardOf: (run: string) => [
      ...new Set(bus.heard.filter(({ key }) => key === run).map(({ id }) => id)),
    ],
    wantedOf: (run: string) =>
      Array.from({ length: numbers.get(run) ?? 0 }, (_, number) => `${run}:${number}`),
  }
}

describe('what is handed to a transport', () => {
  it('waits behind what the transport did not take of its run, and behind nothing of another', async () => {
    const opened = openOutbox([false])
    opened.commit('r1')
    opened.commit('r2')
    opened.commit('r1', 2)
    await eventually(() => opened.bus.heard.length === 4)
    expect(opened.bus.heard.map(({ id }) => id)).toEqual(['r2:0', 'r1:0', 'r1:1', 'r1:2'])
    expect(opened.errorCount()).toBe(1)
    await opened.outbox.close()
    expect(opened.store.sent.size).toBe(4)
  })

  it('is forgotten by nobody where it is committed while what was left is read', async () => {
    const opened = openOutbox([false])
    opened.store.reading.done = (found) => {
      if (found > 0) return
      opened.store.reading.done = () => undefined
      opened.commit('r1')
    }
    opened.commit('r1')
    await eventually(() => opened.bus.heard.length === 2)
    expect(opened.heardOf('r1')).toEqual(['r1:0', 'r1:1'])
    await opened.outbox.close()
  })

  it('waits in the store where too much of a run is under way', async () => {
    const opened = openOutbox([], 2)
    for (let index = 0; index < 10; index++) opened.commit('r1')
    await eventually(() => opened.bus.heard.length >= 10)
    expect(opened.heardOf('r1')).toEqual(opened.wantedOf('r1'))
    await opened.outbox.close()
  })

  it('is in order for each run and whole, whichever calls a transport does not take', async () => {
    const script = fc.array(fc.constantFrom('r1', 'r2', 'r3'), { minLength: 1, maxLength: 12 })
    const answers = fc.array(fc.boolean(), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(script, answers, fc.constantFrom(1, 100), async (runs, taken, most) => {
        const opened = openOutbox(taken, most)
        for (const run of runs) {
          opened.commit(run)
          if (run === 'r3') await new Promise((resolve) => setTimeout(resolve, 1))
        }
        await eventually(() => new Set(opened.bus.heard.map(({ id }) => id)).size === opened.all())
        for (const run of runs) expect(opened.heardOf(run)).toEqual(opened.wantedOf(run))
        await opened.outbox.close()
      }),
      { numRuns: 6 },
    )
  }, 20_000)

  it('is not waited for by who closes while the transport is away', async () => {
    const opened = openOutbox(Array.from({ length: 100 }, () => false))
    opened.commit('r1')
    await eventually(() => opened.errorCount() === 1)
    const start = performance.now()
    await opened.outbox.close()
    expect(performance.now() - start).toBeLessThan(500)
    expect(opened.store.sent.size).toBe(0)
  })
})
