import type { Transport, TransportFactory, TransportMessage } from '@fcc/contracts'
import {
  createDeliveries,
  createLettersInMemory,
  type Deliveries,
  transportErrors,
} from '@fcc/contracts/transports'

/** How many dead letters of a group are kept. */
const KEPT_LETTERS = 1000

interface Subscription {
  readonly group: string | undefined
  readonly deliveries: Deliveries
  /** The last message that waits for room: the next one follows it. */
  queue: Promise<unknown> | undefined
}

/**
 * Carries messages inside this process. It keeps nothing: a message counts as published once every
 * subscription has taken it, so that whoever publishes from an outbox tells it again after a crash. What is beyond
 * what a subscription may have waits with its publisher.
 */
export const inProcessTransport: TransportFactory = {
  id: 'in-process',
  title: 'Inside this process',
  open: async () => createInProcessTransport(),
}

function createInProcessTransport(): Transport {
  const topics = new Map<string, Set<Subscription>>()
  const letters = new Map<string, ReturnType<typeof createLettersInMemory>>()
  let isClosed = false

  /** Those that are given a message: of each group the one that came first. */
  function receivers(topic: string): readonly Subscription[] {
    const groups = new Set<string>()
    return [...(topics.get(topic) ?? [])].filter(({ group }) => {
      if (group === undefined) return true
      const isFirst = !groups.has(group)
      groups.add(group)
      return isFirst
    })
  }

  function give(to: Subscription, message: TransportMessage): Promise<unknown> {
    if (!to.queue && to.deliveries.free() > 0) return to.deliveries.give(message)
    const roomy = (to.queue ?? Promise.resolve()).then(() => to.deliveries.room())
    to.queue = roomy
    return roomy.then(() => {
      if (to.queue === roomy) to.queue = undefined
      return to.deliveries.isEnded ? undefined : to.deliveries.give(message)
    })
  }

  /** What a member of a group left without taking is for another one. */
  async function carry(topic: string, to: Subscription, message: TransportMessage): Promise<void> {
    if ((await give(to, message)) === true || to.group === undefined) return
    const next = receivers(topic).find(({ group }) => group === to.group)
    if (next) await carry(topic, next, message)
  }

  return {
    keeps: 'until-taken',
    async publish(topic, messages) {
      const to = receivers(topic)
      await Promise.all(
        messages.flatMap((message) => to.map((each) => carry(topic, each, message))),
      )
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      if (from) throw transportErrors.notKept()
      const deliveries = createDeliveries(receive, inFlight)
      if (isClosed) deliveries.end()
      const subscription: Subscription = { group, deliveries, queue: undefined }
      const known = topics.get(topic) ?? new Set()
      if (!isClosed) topics.set(topic, known.add(subscription))
      return async () => {
        deliveries.end()
        known.delete(subscription)
        if (known.size === 0 && topics.get(topic) === known) topics.delete(topic)
      }
    },
    letters(topic, group) {
      const ofTopic = letters.get(topic) ?? createLettersInMemory(KEPT_LETTERS)
      letters.set(topic, ofTopic)
      return ofTopic(group)
    },
    async close() {
      isClosed = true
      for (const { deliveries } of [...topics.values()].flatMap((all) => [...all])) deliveries.end()
      topics.clear()
    },
  }
}
