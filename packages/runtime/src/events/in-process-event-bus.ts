import type { CloudEvent, DeadLetter, EventBus, EventFilter } from '@fcc/contracts'
import { runtimeErrors } from '../diagnostics.ts'

/** The most events one recording keeps, and the most dead letters; older ones fall out. */
export const DEFAULT_KEPT_EVENTS = 10_000

interface Subscription {
  readonly filter: EventFilter
  readonly name: string
  readonly listener: (event: CloudEvent) => void | Promise<void>
  readonly isRecording: boolean
  ended: boolean
}

/**
 * The events of one tenant inside this process. Delivery is synchronous, in order of publication. An
 * event of another tenant is refused, whoever hands it in.
 */
export function createEventBus(options: {
  readonly tenant: string
  readonly kept?: number
}): EventBus {
  const { tenant, kept = DEFAULT_KEPT_EVENTS } = options
  const source = `urn:fcc:tenant:${tenant}`
  // Replaced and never changed, so that a delivery under way keeps to those it began with.
  let subscriptions: readonly Subscription[] = []
  const letters: DeadLetter[] = []

  const assertOwn = (event: CloudEvent): void => {
    if (event.fcctenant === tenant && event.source === source) return
    const owner = event.fcctenant === tenant ? event.source : event.fcctenant
    throw runtimeErrors.foreignEvent(tenant, owner)
  }
  const bury = (event: CloudEvent, subscriber: string, error: unknown): void => {
    letters.push({ event, subscriber, error: error instanceof Error ? error.name : typeof error })
    if (letters.length > kept) letters.shift()
  }
  const deliver = (event: CloudEvent, to: readonly Subscription[]): void => {
    for (const subscription of to) {
      if (subscription.ended || !matches(subscription.filter, event)) continue
      try {
        const done = subscription.listener(event)
        if (done instanceof Promise) {
          done.catch((error: unknown) => bury(event, subscription.name, error))
        }
      } catch (error) {
        bury(event, subscription.name, error)
      }
    }
  }
  const add = (subscription: Subscription) => {
    subscriptions = [...subscriptions, subscription]
    return () => {
      subscription.ended = true
      subscriptions = subscriptions.filter((each) => each !== subscription)
    }
  }

  return {
    publish(event) {
      assertOwn(event)
      deliver(event, subscriptions)
    },
    subscribe: (filter, listener, name = 'anonymous') =>
      add({ filter, listener, name, isRecording: false, ended: false }),
    record(filter = {}) {
      const events: CloudEvent[] = []
      const listener = (event: CloudEvent): void => {
        events.push(event)
        if (events.length > kept) events.shift()
      }
      const stop = add({ filter, listener, name: 'recording', isRecording: true, ended: false })
      return { events, stop }
    },
    replay(events) {
      for (const event of events) assertOwn(event)
      // A recording keeps what is published; it would grow under its own replay for ever.
      for (const event of events) {
        deliver(
          event,
          subscriptions.filter(({ isRecording }) => !isRecording),
        )
      }
    },
    deadLetters: () => [...letters],
  }
}

function matches(filter: EventFilter, event: CloudEvent): boolean {
  if (filter.run !== undefined && filter.run !== event.subject) return false
  return filter.types === undefined || filter.types.includes(event.type)
}
