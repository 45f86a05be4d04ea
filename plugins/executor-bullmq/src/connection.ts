import { FccError } from '@fcc/plugin-api'
import type { Redis } from 'ioredis'
import { queueErrors } from './diagnostics.ts'
import type { Settings } from './settings.ts'

/** The longest that a lost connection waits before it is tried again, in milliseconds. */
const LONGEST_RETRY_MS = 1000
const DEFAULT_URL = 'redis://127.0.0.1:6379'

/** Connections to one Redis: one for commands, which fails soon, and one for workers, which waits. */
export interface Connection {
  readonly commands: Redis
  /** A connection that waits, of a worker or for what is announced: it is tried again for as long as it is wanted. */
  forWorker(): Redis
  /** Does something in Redis. @throws FccError FCC_QUEUE_UNREACHABLE, which says what became of it */
  ask<Answer>(work: () => Promise<Answer>): Promise<Answer>
  close(): void
}

/**
 * Connects, and sees once that Redis answers.
 *
 * @throws FccError FCC_QUEUE_ADDRESS, FCC_QUEUE_UNREACHABLE
 */
export async function connect(
  settings: Settings,
  secret: ((reference: string) => Promise<string>) | undefined,
): Promise<Connection> {
  const url = settings.url && secret ? await secret(settings.url) : DEFAULT_URL
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) throw queueErrors.address()
  const where = new URL(url).host
  const shared = {
    connectTimeout: settings.connect_timeout_ms,
    retryStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_RETRY_MS),
    lazyConnect: true,
  }
  const { Redis: Client } = await import('ioredis')
  const open: Redis[] = []
  const make = (options: {
    readonly commandTimeout?: number
    readonly enableOfflineQueue?: boolean
    readonly maxRetriesPerRequest: number | null
  }): Redis => {
    const client = new Client(url, { ...shared, ...options })
    // What is lost is tried again; whoever needs it meanwhile is told by their own call.
    client.on('error', () => undefined)
    open.push(client)
    return client
  }
  const commands = make({
    commandTimeout: settings.command_timeout_ms,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  })
  const close = (): void => {
    for (const client of open) client.disconnect()
  }
  try {
    await within(commands.connect(), settings.connect_timeout_ms)
    await commands.ping()
  } catch (error) {
    close()
    throw queueErrors.unreachable(where, textOf(error), error)
  }
  return {
    commands,
    forWorker: () => make({ maxRetriesPerRequest: null }),
    async ask(work) {
      try {
        return await work()
      } catch (error) {
        throw FccError.is(error) ? error : queueErrors.unreachable(where, textOf(error), error)
      }
    },
    close,
  }
}

/** Settles with work, or rejects once it took too long. */
async function within<Result>(work: Promise<Result>, forMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${forMs} ms`)), forMs)
  })
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Without what a message quotes of commands. */
function textOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  return code ?? (message || String(error)).split('\n')[0] ?? 'an error'
}
