import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this plugin reports. No error says anything of a password. */
export const redisErrors = {
  settings: (): FccError =>
    new FccError({
      code: 'FCC_REDIS_SETTINGS',
      why: 'The transport of events over Redis has no address.',
      fix: 'Name it under plugin_config.events-redis.url in fcc.yaml, as env:NAME or file:PATH.',
    }),
  address: (what: string): FccError =>
    new FccError({
      code: 'FCC_REDIS_ADDRESS',
      why: `The address of the transport of events ${what}.`,
      fix: 'Write it as rediss://USER:PASSWORD@HOST:PORT/DB, or with redis: for this machine.',
    }),
  unreachable: (server: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_REDIS_UNREACHABLE',
      why: `The Redis server at ${server} could not be reached: ${what}.`,
      fix: 'See that the server runs and can be reached from here, then start again. Events that were committed wait in the store.',
      cause,
    }),
  refused: (server: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_REDIS_REFUSED',
      why: `The Redis server at ${server} refused a command: ${what}.`,
      fix: 'Check user, password and what its access list lets the user do: the keys and the channels of its tenants.',
      cause,
    }),
} as const
