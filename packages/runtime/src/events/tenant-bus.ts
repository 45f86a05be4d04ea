import { setTimeout as delay } from 'node:timers/promises'
import type {
  CloudEvent,
  DeadLetter,
  EventBus,
  EventFilter,
  EventListener,
  Transport,
  TransportMessage,
} from '@fcc/contracts'
import type { Limits } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { settleWithin } from '../run/call-within.ts'
import { readEvent } from './run-events.ts'

/** A bus with what closes it. */
export interface TenantBus extends EventBus {
  /** Hands over events of this tenant as they were written into its store. */
  carry(messages: readonly TransportMessage[]): Promise<void>
  /** Ends every subscription; idempotent. */
  close(): Promise<void>
}

type DeliveryLimits = Pick<Limits, 'callMs' | 'deliveryTries' | 'deliveryRetryMs' | 'keptEvents'>

/** The events of one tenant over a transport. An event of another tenant is refused, whoever hands it in. */
export function createTenantBus(options: {
  readonly tenant: string
  readonly transport: Transport
  readonly limits: DeliveryLimits
}): TenantBus {
  const { tenant, transport, limits } = options
  const source = `urn:fcc:tenant:${tenant}`
  const letters: DeadLetter[] = []
  const ends = new Set<() => Promise<void>>()
  const closing = new AbortController()

  const isOwn = (event: CloudEvent): boolean =>
    event.fcctenant === tenant && event.source === source
  const bury = (event: CloudEvent, subscriber: string, error: unknown): void => {
    letters.push({ event, subscriber, error: error instanceof Error ? error.name : typeof error })
    if (letters.length > limits.keptEvents) letters.shift()
  }

  /** Gives an event to a subscriber, again and again until it is taken or was tried often enough. */
  async function give(event: CloudEvent, name: string, listener: EventListener): Promise<void> {
    const { signal } = closing
    const { callMs: limitMs, deliveryTries } = limits
    const late = () => runtimeErrors.callTimedOut(`The subscriber ${name}`, tenant, limitMs)
    for (let tried = 1, wait = limits.deliveryRetryMs; ; tried++, wait *= 2) {
      try {
        await settleWithin(listener(event), { signal, limitMs, late })
        return
      } catch (error) {
        // What a process that closes did not get to is told again by whoever comes next.
        if (signal.aborted) throw error
        if (tried >= deliveryTries) return bury(event, name, error)
        await delay(wait, undefined, { signal })
      }
    }
  }

  return {
    async publish(events) {
      for (const event of events) {
        if (isOwn(event)) continue
        const owner = event.fcctenant === tenant ? event.source : event.fcctenant
        throw runtimeErrors.foreignEvent(tenant, owner)
      }
      await transport.publish(
        tenant,
        events.map((event) => ({ id: event.id, key: event.subject, text: JSON.stringify(event) })),
      )
    },
    carry: (messages) => transport.publish(tenant, messages),
    async subscribe(filter, listener, name = 'anonymous') {
      const known = new Set<string>()
      let pending = 0
      const end = await transport.subscribe(tenant, async ({ id, text }) => {
        if (known.has(id)) return
        const event = readEvent(text)
        if (!isOwn(event) || !matches(filter, event)) return
        if (pending >= limits.keptEvents) return bury(event, name, new RangeError('overflow'))
        pending += 1
        try {
          await give(event, name, listener)
        } finally {
          pending -= 1
        }
        known.add(id)
        const [oldest] = known
        if (known.size > limits.keptEvents && oldest !== undefined) known.delete(oldest)
      })
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

function matches(filter: EventFilter, event: CloudEvent): boolean {
  if (filter.run !== undefined && filter.run !== event.subject) return false
  return filter.types === undefined || filter.types.includes(event.type)
}
