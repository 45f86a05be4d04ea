import type { Transport, TransportFactory } from '@fcc/contracts'
import {
  createDeliveries,
  createLettersInMemory,
  type Deliveries,
  transportErrors,
} from '@fcc/contracts/transports'

/** How many messages that could not be given are kept for each group. */
const KEPT_LETTERS = 100

interface Subscription {
  readonly group: string | undefined
  readonly deliveries: Deliveries
}

/** Carries messages inside this process. Put your broker in its place: the test says what it must hold. */
export const localTransport: TransportFactory = {
  id: 'example-fcc-template/local',
  title: 'Inside this process',
  open: async () => createLocalTransport(),
}

function createLocalTransport(): Transport {
  const topics = new Map<string, Set<Subscription>>()
  const letters = new Map<string, ReturnType<typeof createLettersInMemory>>()
  /** All that belong to no group, and the first of each group. */
  const receivers = (topic: string): readonly Subscription[] => {
    const all = [...(topics.get(topic) ?? [])]
    return all.filter((each, index) => {
      return (
        each.group === undefined || all.findIndex(({ group }) => group === each.group) === index
      )
    })
  }
  return {
    keeps: 'until-taken',
    async publish(topic, messages) {
      for (const message of messages) {
        for (const { group, deliveries } of receivers(topic)) {
          await deliveries.room()
          void deliveries.give(message).then((isTaken) => {
            const next = receivers(topic).find(
              (each) => group !== undefined && each.group === group,
            )
            if (!isTaken) void next?.deliveries.give(message)
          })
        }
      }
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      if (from) throw transportErrors.notKept()
      const subscription = { group, deliveries: createDeliveries(receive, inFlight) }
      topics.set(topic, (topics.get(topic) ?? new Set()).add(subscription))
      return async () => {
        subscription.deliveries.end()
        topics.get(topic)?.delete(subscription)
      }
    },
    letters(topic, group) {
      const ofTopic = letters.get(topic) ?? createLettersInMemory(KEPT_LETTERS)
      letters.set(topic, ofTopic)
      return ofTopic(group)
    },
    async close() {
      for (const { deliveries } of [...topics.values()].flatMap((all) => [...all])) deliveries.end()
      topics.clear()
    },
  }
}
