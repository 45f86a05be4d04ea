import { secretReference } from '@fcc/contracts'
import { EVENT_MODES } from '@fcc/contracts/transports'
import { z } from 'zod'

const milliseconds = (value: number) => z.int().min(1).default(value)

/** What `plugin_config.events-nats` of `fcc.yaml` says. */
export const config = z
  .strictObject({
    url: secretReference()
      .optional()
      .describe(
        'The address of the server, by reference: `env:NAME` or `file:PATH` of `nats://USER:PASSWORD@HOST:PORT`. Another machine is reached by `tls:` only.',
      ),
    tls_ca: z
      .string()
      .optional()
      .describe('A file with the certificates that the one of the server may be signed by.'),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens')
      .default('fcc')
      .describe('What names of streams and subjects begin with: `PREFIX.events.TENANT`.'),
    inbox_prefix: z
      .string()
      .regex(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/, 'names with dots between them')
      .default('_INBOX')
      .describe(
        'What answers are sent to begins with. A user of one tenant has one of its own, and may listen to that alone.',
      ),
    mode: z
      .enum(EVENT_MODES)
      .default('structured')
      .describe('How events are written, as CloudEvents calls it; both are read.'),
    keep_messages: z
      .int()
      .min(1)
      .default(100_000)
      .describe(
        'How many events of a tenant stay in its stream; a group that is further behind misses those before.',
      ),
    keep_letters: z
      .int()
      .min(1)
      .default(10_000)
      .describe('How many dead letters of a tenant stay; the newest do.'),
    duplicate_window_ms: milliseconds(120_000).describe(
      'How long the server knows the id of an event and takes it no second time, in milliseconds.',
    ),
    connect_timeout_ms: milliseconds(5000).describe(
      'How long it may take to reach the server when a process starts, in milliseconds.',
    ),
    command_timeout_ms: milliseconds(5000).describe(
      'How long one request may take before it counts as not done, in milliseconds.',
    ),
    lease_ms: z
      .int()
      .min(1000)
      .default(10_000)
      .describe(
        'After how long without a sign of life an event that a member of a group has is given to another, in milliseconds.',
      ),
  })
  .describe('A NATS server with JetStream, 2.9 or newer, that carries events.')

/** The settings, read. */
export type Settings = z.output<typeof config>
