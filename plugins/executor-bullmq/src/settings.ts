import { secretReference } from '@fcc/contracts'
import { z } from 'zod'

const milliseconds = (value: number, least = 1) => z.int().min(least).default(value)

/** What `plugin_config.executor-bullmq` of `fcc.yaml` says. */
export const config = z.strictObject({
  url: secretReference()
    .optional()
    .describe(
      'The address of Redis, by reference: `env:NAME` or `file:PATH` of `redis://USER:PASSWORD@HOST:PORT/DATABASE`, or `rediss://` over TLS. By default redis://127.0.0.1:6379.',
    ),
  prefix: z
    .string()
    .regex(/^[a-z0-9-]+$/i, 'letters, digits and hyphens')
    .default('fcc')
    .describe('What the names of all keys begin with; hosts that share a queue have the same.'),
  connect_timeout_ms: milliseconds(5000).describe(
    'How long a start waits for Redis before it is refused, in milliseconds.',
  ),
  command_timeout_ms: milliseconds(2000).describe(
    'How long Redis may take to answer, in milliseconds.',
  ),
  silent_ms: milliseconds(5000, 500).describe(
    'How long a worker may be silent before its runs are given to others, in milliseconds; it is noticed half as long later at the most.',
  ),
  look_ms: milliseconds(250, 10).describe(
    'How often a worker looks for what is due by now, in milliseconds; what is enqueued is heard of at once.',
  ),
})

/** The settings, read. */
export type Settings = z.output<typeof config>
