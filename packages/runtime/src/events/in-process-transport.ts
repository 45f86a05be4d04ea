import type { MessageReceiver, Transport, TransportFactory, TransportMessage } from '@fcc/contracts'

/** How long a message that was rejected waits before it is delivered again, in milliseconds. */
const FIRST_RETRY_MS = 10
const LONGEST_RETRY_MS = 1000

interface Subscription {
  readonly receive: MessageReceiver
  /** The last delivery of each key: the next one follows it. */
  readonly tails: Map<string, Promise<void>>
  isEnded: boolean
}

/**
 * Carries messages inside this process. It keeps nothing: a message counts as published once every
 * subscription has taken it, so that whoever publishes from an outbox tells it again after a crash.
 */
export const inProcessTransport: TransportFactory = {
  id: 'in-process',
  title: 'Inside this process',
  open: async () => createInProcessTransport(),
}

function createInProcessTransport(): Transport {
  const topics = new Map<string, Set<Subscription>>()
  const sleepers = new Set<() => void>()
  let isClosed = false

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(wake, ms)
      function wake(): void {
        clearTimeout(timer)
        sleepers.delete(wake)
        resolve()
      }
      sleepers.add(wake)
    })

  async function deliver(subscription: Subscription, message: TransportMessage): Promise<void> {
    for (let wait = FIRST_RETRY_MS; !subscription.isEnded; ) {
      try {
        return await subscription.receive(message)
      } catch {
        await sleep(wait)
        wait = Math.min(2 * wait, LONGEST_RETRY_MS)
      }
    }
  }

  function follow(subscription: Subscription, message: TransportMessage): Promise<void> {
    const { tails } = subscription
    const before = tails.get(message.key) ?? Promise.resolve()
    const mine = before.then(() => deliver(subscription, message))
    tails.set(message.key, mine)
    return mine.finally(() => {
      if (tails.get(message.key) === mine) tails.delete(message.key)
    })
  }

  return {
    async publish(topic, messages) {
      const subscriptions = [...(topics.get(topic) ?? [])]
      await Promise.all(
        messages.flatMap((message) => subscriptions.map((each) => follow(each, message))),
      )
    },
    async subscribe(topic, receive) {
      const subscription: Subscription = { receive, tails: new Map(), isEnded: isClosed }
      const known = topics.get(topic) ?? new Set()
      if (!isClosed) topics.set(topic, known.add(subscription))
      return async () => {
        subscription.isEnded = true
        known.delete(subscription)
        if (known.size === 0 && topics.get(topic) === known) topics.delete(topic)
      }
    },
    async close() {
      isClosed = true
      for (const subscription of [...topics.values()].flatMap((all) => [...all])) {
        subscription.isEnded = true
      }
      topics.clear()
      for (const wake of [...sleepers]) wake()
    },
  }
}
