import type { Redis } from 'ioredis'
import { edgeErrors } from './edge-errors.ts'

/** A Redis in which several processes count together. */
export interface RateStore {
  readonly client: Redis
  close(): Promise<void>
}

/** Without it a command waits for as long as a Redis that is frozen. */
const TIMEOUT_MS = 150
const CONNECT_MS = 5_000

/**
 * Connects, and sees once that it answers: a wrong address is an error of the start.
 *
 * @throws FccError FCC_RATE_REDIS, FCC_RATE_CLIENT where `ioredis` is not installed
 */
export async function connectRateStore(options: {
  readonly url: string
  readonly timeoutMs?: number | undefined
}): Promise<RateStore> {
  const { Redis } = await import('ioredis').catch(() => {
    throw edgeErrors.noRedisClient()
  })
  const client = new Redis(options.url, {
    commandTimeout: options.timeoutMs ?? TIMEOUT_MS,
    connectTimeout: CONNECT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
  })
  // A connection that is lost is tried again by the client; until then each process counts for itself.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.ping()
  } catch {
    client.disconnect()
    throw edgeErrors.redisUnreachable(hostOf(options.url))
  }
  return {
    client,
    async close() {
      client.disconnect()
    },
  }
}

/** Without a name and a password, which an address may carry. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address that is configured'
}
