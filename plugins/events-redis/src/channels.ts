import type { Redis } from 'ioredis'

/** Hears on channels. A channel is listened to once, however many want to hear. */
export interface Channels {
  /** Gives what ends it, idempotently. Settles once what is said from now on is heard. */
  listen(channel: string, hear: (text: string) => void): Promise<() => Promise<void>>
}

/** Listens on the connection that is there for it; a connection that comes back listens again by itself. */
export function createChannels(redis: Redis): Channels {
  const listeners = new Map<string, Set<(text: string) => void>>()
  const subscribing = new Map<string, Promise<unknown>>()
  redis.on('message', (channel: string, text: string) => {
    for (const hear of [...(listeners.get(channel) ?? [])]) hear(text)
  })
  return {
    async listen(channel, hear) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(hear))
      const end = async (): Promise<void> => {
        known.delete(hear)
        if (known.size > 0 || listeners.get(channel) !== known) return
        listeners.delete(channel)
        subscribing.delete(channel)
        await redis.unsubscribe(channel).catch(() => undefined)
      }
      const mine = subscribing.get(channel) ?? redis.subscribe(channel)
      subscribing.set(channel, mine)
      try {
        await mine
      } catch (error) {
        await end()
        throw error
      }
      return end
    },
  }
}
