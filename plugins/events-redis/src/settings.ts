import { secretReference } from '@fcc/contracts'
import { z } from 'zod'

const milliseconds = (value: number) => z.int().min(1).default(value)

/** What `plugin_config.events-redis` of `fcc.yaml` says. */
export const config = z
  .strictObject({
    url: secretReference()
      .optional()
      .describe(
        'The address of the server, by reference: `env:NAME` or `file:PATH` of `redis://USER:PASSWORD@HOST:PORT/DB`. Another machine is reached by `rediss:` only.',
      ),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens')
      .default('fcc')
      .describe('What every key begins with: `PREFIX:{TENANT}:`.'),
    keep_messages: z
      .int()
      .min(1)
      .default(100_000)
      .describe(
        'How many events of a tenant stay in its stream, about; a group that is further behind misses those before.',
      ),
    keep_letters: z
      .int()
      .min(1)
      .default(10_000)
      .describe('How many dead letters of a group stay, about; the newest do.'),
    connect_timeout_ms: milliseconds(5000).describe(
      'How long it may take to reach the server when a process starts, in milliseconds.',
    ),
    command_timeout_ms: milliseconds(5000).describe(
      'How long one command may take before it counts as not done, in milliseconds.',
    ),
    poll_ms: milliseconds(1000).describe(
      'How often a stream is looked into though nobody told of news, in milliseconds.',
    ),
    lease_ms: z
      .int()
      .min(1000)
      .default(10_000)
      .describe(
        'After how long without a sign of life another member of a group takes it over, in milliseconds.',
      ),
  })
  .describe('A Redis server, 7.0 or newer, that carries events.')

/** The settings, read. */
export type Settings = z.output<typeof config>
