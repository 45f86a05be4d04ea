import { readFile } from 'node:fs/promises'
import { isLoopback } from '@fcc/contracts'
import type { TransportOptions } from '@fcc/contracts/transports'
import { type JetStreamClient, type JetStreamManager, jetstream } from '@nats-io/jetstream'
import { connect as connectTo, type NatsConnection } from '@nats-io/transport-node'
import { natsErrors } from './diagnostics.ts'
import type { Settings } from './settings.ts'

/** A connection to a server with JetStream. */
export interface JetStream {
  readonly nats: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
  /** Whatever was thrown, as this plugin reports it. */
  asError(error: unknown): Error
}

/** How long a new try to reach a server that went away waits, in milliseconds. */
const RECONNECT_MS = 200

/**
 * Connects to the server once, and from then on again and again.
 *
 * @throws FccError FCC_NATS_SETTINGS, FCC_NATS_ADDRESS, FCC_NATS_UNREACHABLE, FCC_NATS_REFUSED
 */
export async function connect(
  settings: Settings,
  { secret }: TransportOptions,
): Promise<JetStream> {
  const { url: reference, command_timeout_ms: timeout } = settings
  if (reference === undefined || !secret) throw natsErrors.settings()
  const url = readAddress(await secret(reference))
  const asError = (error: unknown): Error => {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return /permission|authori[sz]ation/i.test(`${name} ${message}`)
      ? natsErrors.refused(url.host, name, error)
      : natsErrors.unreachable(url.host, reasonOf(error), error)
  }
  const isEncrypted = url.protocol === 'tls:'
  try {
    const nats = await connectTo({
      servers: url.host,
      ...(url.username === ''
        ? {}
        : {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          }),
      ...(isEncrypted ? { tls: await authorities(settings) } : {}),
      timeout: settings.connect_timeout_ms,
      inboxPrefix: settings.inbox_prefix,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_MS,
      ignoreClusterUpdates: true,
    })
    const client = jetstream(nats, { timeout })
    return { nats, client, manager: await client.jetstreamManager(false), asError }
  } catch (error) {
    throw asError(error)
  }
}

async function authorities({ tls_ca: file }: Settings): Promise<{ readonly ca?: string }> {
  return file === undefined ? {} : { ca: await readFile(file, 'utf8') }
}

function readAddress(text: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw natsErrors.address('is no URL')
  }
  if (url.protocol !== 'nats:' && url.protocol !== 'tls:') {
    throw natsErrors.address('does not begin with nats: or tls:')
  }
  if (url.protocol === 'nats:' && !isLoopback(url)) {
    throw natsErrors.address('is of another machine and not encrypted')
  }
  return url
}

function reasonOf(error: unknown): string {
  const { code, name, cause } = (error ?? {}) as Record<'code' | 'name' | 'cause', unknown>
  if (typeof code === 'string') return code
  const below = (cause as { code?: unknown } | undefined)?.code
  return typeof below === 'string' ? below : String(name ?? error)
}
