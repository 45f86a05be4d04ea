import type { CloudEvent, DeadLetter, EventBus, EventFilter } from '@fcc/contracts'

/** The most events one recording keeps, and the most dead letters; older ones fall out. */
export const DEFAULT_KEPT_EVENTS = 10_000

interface Subscription {
  readonly filter: EventFilter
  readonly name: string
  readonly listener: (event: CloudEvent) => void | Promise<void>
}

/** The events of one tenant inside this process. Delivery is synchronous, in order of publication. */
export function createEventBus(options: { readonly kept?: number } = {}): EventBus {
  const kept = options.kept ?? DEFAULT_KEPT_EVENTS
  const subscriptions = new Set<Subscription>()
  const letters: DeadLetter[] = []

  const bury = (event: CloudEvent, subscriber: string, error: unknown): void => {
    letters.push({ event, subscriber, error: error instanceof Error ? error.name : typeof error })
    if (letters.length > kept) letters.shift()
  }
  const deliver = (event: CloudEvent): void => {
    for (const subscription of subscriptions) {
      if (!matches(subscription.filter, event)) continue
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
  const subscribe: EventBus['subscribe'] = (filter, listener, name = 'anonymous') => {
    const subscription = { filter, listener, name }
    subscriptions.add(subscription)
    return () => void subscriptions.delete(subscription)
  }

  return {
    publish: deliver,
    subscribe,
    record(filter = {}) {
      const events: CloudEvent[] = []
      const stop = subscribe(
        filter,
        (event) => {
          events.push(event)
          if (events.length > kept) events.shift()
        },
        'recording',
      )
      return { events, stop }
    },
    replay(events) {
      for (const event of events) deliver(event)
    },
    deadLetters: () => [...letters],
  }
}

function matches(filter: EventFilter, event: CloudEvent): boolean {
  if (filter.run !== undefined && filter.run !== event.subject) return false
  return filter.types === undefined || filter.types.includes(event.type)
}
