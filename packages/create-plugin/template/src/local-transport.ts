import { setTimeout as delay } from 'node:timers/promises'
import type { MessageReceiver, TransportFactory, TransportMessage } from '@fcc/contracts'

/** How long a message that was rejected waits before it is delivered again, in milliseconds. */
const RETRY_MS = 20

interface Subscription {
  readonly receive: MessageReceiver
  /** The last delivery of each key: the next one follows it. */
  readonly tails: Map<string, Promise<void>>
  isEnded: boolean
}

/** Carries messages inside this process. Put your broker in its place: the test says what it must hold. */
export const localTransport: TransportFactory = {
  id: 'example-fcc-template/local',
  title: 'Inside this process',
  async open() {
    const topics = new Map<string, Set<Subscription>>()
    const deliver = async (to: Subscription, message: TransportMessage): Promise<void> => {
      while (!to.isEnded) {
        try {
          return await to.receive(message)
        } catch {
          await delay(RETRY_MS)
        }
      }
    }
    return {
      async publish(topic, messages) {
        for (const to of topics.get(topic) ?? []) {
          for (const message of messages) {
            const before = to.tails.get(message.key) ?? Promise.resolve()
            to.tails.set(
              message.key,
              before.then(() => deliver(to, message)),
            )
          }
        }
      },
      async subscribe(topic, receive) {
        const subscription: Subscription = { receive, tails: new Map(), isEnded: false }
        topics.set(topic, (topics.get(topic) ?? new Set()).add(subscription))
        return async () => {
          subscription.isEnded = true
          topics.get(topic)?.delete(subscription)
        }
      },
      async close() {
        for (const each of [...topics.values()].flatMap((all) => [...all])) each.isEnded = true
        topics.clear()
      },
    }
  },
}
