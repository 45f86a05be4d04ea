import type { Redis } from 'ioredis'
import type { StreamReader } from './pump.ts'

/** Reads a stream behind an entry, for one subscription that belongs to no group. */
export function readFrom(commands: Redis, events: string, from: string): StreamReader {
  let place = from
  return {
    async next(most) {
      const [stream] = (await commands.xread('COUNT', most, 'STREAMS', events, place)) ?? []
      const entries = stream?.[1] ?? []
      place = entries.at(-1)?.[0] ?? place
      return entries
    },
    taken: () => undefined,
    end: async () => undefined,
  }
}
