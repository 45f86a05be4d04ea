import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this plugin reports. No error says anything of a password. */
export const natsErrors = {
  settings: (): FccError =>
    new FccError({
      code: 'FCC_NATS_SETTINGS',
      why: 'The transport of events over NATS has no address.',
      fix: 'Name it under plugin_config.events-nats.url in fcc.yaml, as env:NAME or file:PATH.',
    }),
  address: (what: string): FccError =>
    new FccError({
      code: 'FCC_NATS_ADDRESS',
      why: `The address of the transport of events ${what}.`,
      fix: 'Write it as tls://USER:PASSWORD@HOST:PORT, or with nats: for this machine.',
    }),
  unreachable: (server: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_NATS_UNREACHABLE',
      why: `The NATS server at ${server} did not answer: ${what}.`,
      fix: 'See that the server runs with JetStream and can be reached from here, then start again. Events that were committed wait in the store.',
      cause,
    }),
  refused: (server: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_NATS_REFUSED',
      why: `The NATS server at ${server} refused a request: ${what}.`,
      fix: 'Check user, password and which subjects the user may publish and listen to: those of the streams of its tenants.',
      cause,
    }),
} as const
