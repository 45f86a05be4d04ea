import { isLoopback } from '@fcc/contracts'
import type { TransportOptions } from '@fcc/contracts/transports'
import type { Redis } from 'ioredis'
import { redisErrors } from './diagnostics.ts'
import type { Settings } from './settings.ts'

/** The two connections of one process: Redis lets one that listens to channels do nothing else. */
export interface RedisConnection {
  readonly commands: Redis
  readonly channels: Redis
  /** An error of a command, as this plugin reports it. */
  asError(error: unknown): Error
  close(): void
}

/** How long a new try to reach a server that went away waits at most, in milliseconds. */
const LONGEST_RECONNECT_MS = 1000

/**
 * Connects to the server once, and from then on again and again.
 *
 * @throws FccError FCC_REDIS_SETTINGS, FCC_REDIS_ADDRESS, FCC_REDIS_UNREACHABLE, FCC_REDIS_REFUSED
 */
export async function connect(
  settings: Settings,
  { secret }: TransportOptions,
): Promise<RedisConnection> {
  const { url: reference, connect_timeout_ms: connectTimeout } = settings
  if (reference === undefined || !secret) throw redisErrors.settings()
  const url = readAddress(await secret(reference))
  const server = url.host
  const options = {
    lazyConnect: true,
    // The user of a tenant may not ask for INFO.
    enableReadyCheck: false,
    connectTimeout,
    commandTimeout: settings.command_timeout_ms,
    // What was under way when the connection went fails then: what came of it nobody knows, and who reads for a
    // group has to look at what it was given.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times: number) => Math.min(50 * times, LONGEST_RECONNECT_MS),
  }
  const asError = (error: unknown): Error => {
    const text = error instanceof Error ? error.message : String(error)
    const refusal = /^(NOPERM|NOAUTH|WRONGPASS|READONLY|MISCONF|OOM|ERR)\b/.exec(text)?.[1]
    return refusal === undefined
      ? redisErrors.unreachable(server, reasonOf(error), error)
      : redisErrors.refused(server, refusal, error)
  }
  // Not before somebody connects: importing it changes the environment of the process.
  const { Redis: Client } = await import('ioredis')
  const [commands, channels] = [new Client(url.href, options), new Client(url.href, options)]
  const close = (): void => {
    commands.disconnect()
    channels.disconnect()
  }
  // Without a listener an error of the connection would end the process; each command hears of its own.
  let last: unknown
  for (const each of [commands, channels]) {
    each.on('error', (error) => {
      last = error
    })
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(last ?? new Error('timeout')), connectTimeout)
  })
  const reached = Promise.all([commands.connect(), channels.connect()]).then(() => commands.ping())
  // The first failed try counts: a process that starts says so at once.
  reached.catch(() => undefined)
  try {
    await Promise.race([reached, late])
  } catch (error) {
    close()
    throw asError(last ?? error)
  } finally {
    clearTimeout(timer)
    late.catch(() => undefined)
  }
  return { commands, channels, asError, close }
}

function readAddress(text: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw redisErrors.address('is no URL')
  }
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:') {
    throw redisErrors.address('does not begin with redis: or rediss:')
  }
  if (url.protocol === 'redis:' && !isLoopback(url)) {
    throw redisErrors.address('is of another machine and not encrypted')
  }
  return url
}

function reasonOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return typeof code === 'string' ? code : String(message ?? error)
}
