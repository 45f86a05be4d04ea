import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this plugin reports. No error says anything of a password. */
export const kafkaErrors = {
  settings: (): FccError =>
    new FccError({
      code: 'FCC_KAFKA_SETTINGS',
      why: 'The transport of events over Kafka has no address.',
      fix: 'Name it under plugin_config.events-kafka.url in fcc.yaml, as env:NAME or file:PATH.',
    }),
  address: (what: string): FccError =>
    new FccError({
      code: 'FCC_KAFKA_ADDRESS',
      why: `The address of the transport of events ${what}.`,
      fix: 'Write it as kafkas://USER:PASSWORD@HOST:PORT, or with kafka: for this machine.',
    }),
  unreachable: (server: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_KAFKA_UNREACHABLE',
      why: `Kafka at ${server} did not answer: ${what}.`,
      fix: 'See that the broker runs and can be reached from here, then start again. Events that were committed wait in the store.',
      cause,
    }),
  credentials: (server: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_KAFKA_CREDENTIALS',
      why: `Kafka at ${server} does not know the user or its password.`,
      fix: 'Check user, password and plugin_config.events-kafka.sasl_mechanism: the user needs credentials for that mechanism.',
      cause,
    }),
  refused: (server: string, what: string, name: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_KAFKA_REFUSED',
      why: `Kafka at ${server} does not let this user do that with ${name}: ${what}.`,
      fix: 'Check what the access lists let the user do: the topics and groups of its tenants.',
      cause,
    }),
  tooLarge: (name: string, bytes: number, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_KAFKA_TOO_LARGE',
      why: `An event for ${name} of ${bytes} bytes is larger than may be sent.`,
      fix: 'Raise plugin_config.events-kafka.max_message_bytes, and message.max.bytes of the brokers with it.',
      cause,
    }),
} as const
