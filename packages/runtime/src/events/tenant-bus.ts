import { setTimeout as delay } from 'node:timers/promises'
import type {
  CloudEvent,
  DeadLetter,
  EventBus,
  EventFilter,
  EventListener,
  MessageReceiver,
  Transport,
  TransportMessage,
} from '@fcc/contracts'
import type { TransportKeeps, TransportLetter } from '@fcc/contracts/transports'
import type { Limits } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { settleWithin } from '../run/call-within.ts'
import { readEvent } from './run-events.ts'

/** A bus with what closes it. */
export interface TenantBus extends EventBus {
  /** What becomes of what nobody has taken yet: the transport’s. */
  readonly keeps: TransportKeeps
  /** Hands over events of this tenant as they were written into its store. */
  carry(messages: readonly TransportMessage[]): Promise<void>
  /** What a group could not be given, the oldest first. */
  letters(group: string, limit: number): Promise<readonly StoredLetter[]>
  /** Gives a group's dead letters to a listener, the oldest first, each with every try; those it takes are gone. */
  redrive(group: string, listener: EventListener, limit: number): Promise<RedrivenEvents>
  /** Gives one event to a listener, with every try. Rejects where it was not taken. */
  give(event: CloudEvent, name: string, listener: EventListener): Promise<void>
  /** Ends every subscription; idempotent. */
  close(): Promise<void>
}

/** A dead letter that stays with the transport. */
export interface StoredLetter extends DeadLetter {
  /** When it was put aside (RFC 3339). */
  readonly at: string
}

/** What came of giving a group its dead letters again. */
export interface RedrivenEvents {
  readonly taken: number
  readonly failed: number
}

type DeliveryLimits = Pick<Limits, 'callMs' | 'deliveryTries' | 'deliveryRetryMs' | 'keptEvents'>

/** What a bus is made of. */
export interface BusParts {
  readonly tenant: string
  readonly transport: Transport
  readonly limits: DeliveryLimits
}

/** The events of one tenant over a transport. An event of another tenant is refused, whoever hands it in. */
export function createTenantBus(parts: BusParts): TenantBus {
  const { tenant, transport, limits } = parts
  const source = `urn:fcc:tenant:${tenant}`
  const letters: DeadLetter[] = []
  const ends = new Set<() => Promise<void>>()
  const closing = new AbortController()

  const isOwn = (event: CloudEvent): boolean =>
    event.fcctenant === tenant && event.source === source
  const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
  const bury = (event: CloudEvent, subscriber: string, error: unknown): void => {
    letters.push({ event, subscriber, error: nameOf(error) })
    if (letters.length > limits.keptEvents) letters.shift()
  }
  /** Of a group it stays with the transport; where that does not take it, the event is delivered again. */
  async function putAside(
    event: CloudEvent,
    { name, group }: { readonly name: string; readonly group: string | undefined },
    error: unknown,
  ): Promise<void> {
    if (group !== undefined) {
      const at = new Date().toISOString()
      const letter = { ...messageOf(event), error: nameOf(error), at }
      await transport.letters(tenant, group).put(letter)
    }
    bury(event, name, error)
  }

  /** Gives an event to a subscriber, again and again until it is taken or was tried often enough. */
  async function give(
    event: CloudEvent,
    name: string,
    listener: EventListener,
    place?: string,
  ): Promise<void> {
    const { signal } = closing
    const { callMs: limitMs, deliveryTries } = limits
    const late = () => runtimeErrors.callTimedOut(`The subscriber ${name}`, tenant, limitMs)
    for (let tried = 1, wait = limits.deliveryRetryMs; ; tried++, wait *= 2) {
      try {
        await settleWithin(listener(event, place), { signal, limitMs, late })
        return
      } catch (error) {
        if (signal.aborted || tried >= deliveryTries) throw error
        await delay(wait, undefined, { signal })
      }
    }
  }

  return {
    keeps: transport.keeps,
    async publish(events) {
      for (const event of events) {
        if (isOwn(event)) continue
        const owner = event.fcctenant === tenant ? event.source : event.fcctenant
        throw runtimeErrors.foreignEvent(tenant, owner)
      }
      await transport.publish(tenant, events.map(messageOf))
    },
    carry: (messages) => transport.publish(tenant, messages),
    give,
    async letters(group, limit) {
      const found = await transport.letters(tenant, group).list(limit)
      return found.map((letter) => letterOf(letter, group))
    },
    async redrive(group, listener, limit) {
      const kept = transport.letters(tenant, group)
      const counts = { taken: 0, failed: 0 }
      for (const { id, text } of await kept.list(limit)) {
        try {
          await give(readEvent(text), group, listener)
        } catch (error) {
          if (closing.signal.aborted) throw error
          counts.failed += 1
          continue
        }
        await kept.remove(id)
        counts.taken += 1
      }
      return counts
    },
    async subscribe(filter, listener, { name = 'anonymous', group, from } = {}) {
      const known = new Set<string>()
      let pending = 0
      const receive: MessageReceiver = async ({ id, text, position }) => {
        if (known.has(id)) return
        const event = readEvent(text)
        if (!isOwn(event) || !matches(filter, event)) return
        // What a transport keeps waits there; of the others, what is beyond the bound is put aside.
        if (transport.keeps !== 'messages' && pending >= limits.keptEvents) {
          return putAside(event, { name, group }, new RangeError('overflow'))
        }
        pending += 1
        try {
          await give(event, name, listener, position)
        } catch (error) {
          // What a process that closes did not get to is told again by whoever comes next.
          if (closing.signal.aborted) throw error
          await putAside(event, { name, group }, error)
        } finally {
          pending -= 1
        }
        known.add(id)
        const [oldest] = known
        if (known.size > limits.keptEvents && oldest !== undefined) known.delete(oldest)
      }
      const inFlight = transport.keeps === 'messages' ? undefined : limits.keptEvents + 1
      const end = await transport.subscribe(tenant, receive, { group, from, inFlight })
      const stop = async (): Promise<void> => {
        ends.delete(stop)
        await end()
      }
      ends.add(stop)
      return stop
    },
    deadLetters: () => [...letters],
    async close() {
      closing.abort(runtimeErrors.closed())
      await Promise.all([...ends].map((end) => end()))
    },
  }
}

const messageOf = (event: CloudEvent): TransportMessage => ({
  id: event.id,
  key: event.subject,
  text: JSON.stringify(event),
})

function letterOf({ text, error, at }: TransportLetter, subscriber: string): StoredLetter {
  return { event: readEvent(text), subscriber, error, at }
}

function matches(filter: EventFilter, event: CloudEvent): boolean {
  if (filter.run !== undefined && filter.run !== event.subject) return false
  return filter.types === undefined || filter.types.includes(event.type)
}
