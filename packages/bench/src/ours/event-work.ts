import type { TransportMessage } from '@fcc/contracts/transports'
import type { Facts } from '../sides/side.ts'

/** How many runs the events are of. */
const RUNS = 16

/** An event as a visit leaves it: about a thousand bytes. */
export function eventOf(number: number): TransportMessage {
  const run = `r${number % RUNS}`
  const id = `${run}:${number}:fcc.visit.recorded`
  const event = {
    specversion: '1.0',
    id,
    source: 'urn:fcc:tenant:riverside',
    type: 'fcc.visit.recorded',
    time: '2026-11-21T10:00:00.000Z',
    subject: run,
    datacontenttype: 'application/json',
    fcctenant: 'riverside',
    fccnamespace: 'urn:fcc:tenant:riverside',
    fccsequence: number,
    data: { node: 'draft', outputs: ['x'.repeat(700)] },
  }
  return { id, key: run, text: JSON.stringify(event) }
}

/** Counts what is heard; both sides have heard each event, each run's in order. */
export function eventsHeard(count: number) {
  const last = new Map<string, number>()
  const ids = new Set<string>()
  let isOrdered = true
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  return {
    all,
    note(id: string): void {
      const [run = '', number = ''] = id.split(':')
      isOrdered &&= Number(number) > (last.get(run) ?? -1)
      last.set(run, Number(number))
      ids.add(id)
      if (ids.size === count) done()
    },
    facts: (): Facts => ({ heard: String(ids.size), ordered: String(isOrdered) }),
  }
}
