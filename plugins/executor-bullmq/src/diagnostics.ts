import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this plugin reports. No error says anything of a password. */
export const queueErrors = {
  unreachable: (where: string, what: string, cause?: unknown): FccError =>
    new FccError({
      code: 'FCC_QUEUE_UNREACHABLE',
      why: `The queue on Redis at ${where} cannot be used: ${what}.`,
      fix: 'See that Redis runs and can be reached from here, and what plugin_config.executor-bullmq says of it. Runs that were started meanwhile are stored, and put in once it is back.',
      cause,
    }),
  address: (): FccError =>
    new FccError({
      code: 'FCC_QUEUE_ADDRESS',
      why: 'The address of Redis is none: redis:// or rediss://, a host, and a port where it is not 6379.',
      fix: 'Correct what plugin_config.executor-bullmq.url refers to.',
    }),
} as const
