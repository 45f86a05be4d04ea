import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { TransportOptions } from '@fcc/contracts/transports'
import { FccError } from '@fcc/plugin-api'
import {
  Admin,
  AuthenticationError,
  Consumer,
  type ConsumerOptions,
  Producer,
  stringSerializers,
} from '@platformatic/kafka'
import { readAddress } from './address.ts'
import { isAnswer, isOf } from './answers.ts'
import { kafkaErrors } from './diagnostics.ts'
import type { Settings } from './settings.ts'

/** What speaks to the brokers of one address. */
export interface Kafka {
  readonly settings: Settings
  readonly producer: Producer<string, string, string, string>
  readonly admin: Admin
  /** A client of its own, for one subscription: a broker answers what one connection asks one after the other. */
  consumer(
    groupId: string,
    options?: Partial<ConsumerOptions<Buffer, Buffer, Buffer, Buffer>>,
  ): Consumer
  /** Whatever was thrown about a topic or a group, as this plugin reports it. */
  asError(error: unknown, name: string): Error
  close(): Promise<void>
}

/** How long the client waits between its own tries, in milliseconds. */
const RETRY_MS = 100
const RETRIES = 3

/**
 * Looks whether a broker answers, and from then on each request finds one again.
 *
 * @throws FccError FCC_KAFKA_SETTINGS, FCC_KAFKA_ADDRESS, FCC_KAFKA_UNREACHABLE, FCC_KAFKA_CREDENTIALS
 */
export async function connect(settings: Settings, { secret }: TransportOptions): Promise<Kafka> {
  const { url: reference, tls_ca: authorities } = settings
  if (reference === undefined || !secret) throw kafkaErrors.settings()
  const { brokers, isEncrypted, user } = readAddress(await secret(reference))
  const server = brokers.join(',')
  const ca = authorities === undefined ? undefined : await readFile(authorities, 'utf8')
  const options = {
    // Sorts by when it was made: the longest there of a group keeps what it has.
    clientId: `fcc-${Date.now()}-${randomUUID()}`,
    bootstrapBrokers: [...brokers],
    connectTimeout: settings.connect_timeout_ms,
    requestTimeout: settings.command_timeout_ms,
    timeout: settings.command_timeout_ms,
    retries: RETRIES,
    retryDelay: RETRY_MS,
    ...(isEncrypted
      ? { tls: ca === undefined ? {} : { ca }, tlsServerName: brokers.every(hasName) }
      : {}),
    ...(user === undefined
      ? {}
      : {
          sasl: {
            mechanism: settings.sasl_mechanism,
            username: user.name,
            password: user.password,
          },
        }),
  }
  const asError = (error: unknown, name: string): Error => asReported(error, server, name)
  const admin = new Admin(options)
  const producer = new Producer({ ...options, acks: -1, serializers: stringSerializers })
  const close = async (): Promise<void> => {
    await Promise.allSettled([producer.close(), admin.close()])
  }
  try {
    await admin.metadata({ topics: [] })
  } catch (error) {
    await close()
    throw asError(error, 'it')
  }
  return {
    settings,
    producer,
    admin,
    consumer: (groupId, more) => {
      const consumer = new Consumer({
        ...options,
        ...{ groupId, autocommit: false, maxBytes: settings.fetch_bytes },
        ...more,
      })
      // Without a listener an error of the client would end the process; each request hears of its own.
      ;(consumer as NodeJS.EventEmitter).on('error', () => undefined)
      return consumer
    },
    asError,
    close,
  }
}

/** A broker is asked for by its name; an address is none. */
const hasName = (broker: string): boolean =>
  isIP(broker.slice(0, broker.lastIndexOf(':')).replace(/[[\]]/g, '')) === 0

function asReported(error: unknown, server: string, name: string): Error {
  if (error instanceof FccError) return error
  if (
    isOf(error, 'code', AuthenticationError.code) ||
    isAnswer(error, 'SASL_AUTHENTICATION_FAILED')
  ) {
    return kafkaErrors.credentials(server, error)
  }
  for (const word of ['TOPIC', 'GROUP', 'CLUSTER']) {
    const refusal = `${word}_AUTHORIZATION_FAILED`
    if (isAnswer(error, refusal)) return kafkaErrors.refused(server, refusal, name, error)
  }
  return kafkaErrors.unreachable(server, reasonOf(error), error)
}

/** The first word that says why, from the innermost error. */
function reasonOf(error: unknown): string {
  const { apiId, errors, cause, code, message } = (error ?? {}) as Record<string, unknown>
  if (typeof apiId === 'string') return apiId
  const [inner] = Array.isArray(errors) ? errors : []
  if (inner) return reasonOf(inner)
  if (cause) return reasonOf(cause)
  return String(code ?? message ?? error)
}
