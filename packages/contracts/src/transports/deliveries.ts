import type { DeliveredMessage, MessageReceiver } from './transports.ts'

/** How many messages a receiver has at most that it has not taken, by default. */
export const DEFAULT_IN_FLIGHT = 256

/** How long a message that was rejected waits before it is delivered again, in milliseconds. */
const FIRST_RETRY_MS = 10
const LONGEST_RETRY_MS = 1000

/** The deliveries of one subscription: what every transport does with a message once it is here. */
export interface Deliveries {
  /**
   * Gives a message after those of its key, again and again until it is taken. Never rejects: `false` where the
   * subscription ended before.
   */
  give(message: DeliveredMessage): Promise<boolean>
  /** Settles once the receiver may have one more: whoever reads from a server waits for it before the next. */
  room(): Promise<void>
  /** How many messages the receiver may still have. */
  free(): number
  /** Gives nothing more; idempotent. */
  end(): void
  readonly isEnded: boolean
}

/** Starts the deliveries of one subscription. */
export function createDeliveries(
  receive: MessageReceiver,
  inFlight: number = DEFAULT_IN_FLIGHT,
): Deliveries {
  const tails = new Map<string, Promise<boolean>>()
  const sleepers = new Set<() => void>()
  const waiting: (() => void)[] = []
  let given = 0
  let isEnded = false

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

  async function deliver(message: DeliveredMessage): Promise<boolean> {
    for (let wait = FIRST_RETRY_MS; !isEnded; wait = Math.min(2 * wait, LONGEST_RETRY_MS)) {
      try {
        await receive(message)
        return true
      } catch {
        await sleep(wait)
      }
    }
    return false
  }

  return {
    get isEnded() {
      return isEnded
    },
    give(message) {
      given += 1
      const before = tails.get(message.key)
      const mine = before ? before.then(() => deliver(message)) : deliver(message)
      tails.set(message.key, mine)
      return mine.finally(() => {
        given -= 1
        if (tails.get(message.key) === mine) tails.delete(message.key)
        if (given < inFlight) waiting.shift()?.()
      })
    },
    async room() {
      while (given >= inFlight && !isEnded) {
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    free: () => Math.max(0, inFlight - given),
    end() {
      isEnded = true
      for (const wake of [...sleepers, ...waiting.splice(0)]) wake()
    },
  }
}
