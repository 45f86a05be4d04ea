import { secretReference } from '@fcc/contracts'
import { EVENT_MODES } from '@fcc/contracts/transports'
import { z } from 'zod'

/** How a user proves who it is. */
const MECHANISMS = ['SCRAM-SHA-256', 'SCRAM-SHA-512', 'PLAIN'] as const

const DAY_MS = 86_400_000

const milliseconds = (value: number) => z.int().min(1).default(value)

/** What `plugin_config.events-kafka` of `fcc.yaml` says. */
export const config = z
  .strictObject({
    url: secretReference()
      .optional()
      .describe(
        'The address of the brokers, by reference: `env:NAME` or `file:PATH` of `kafka://USER:PASSWORD@HOST:PORT`, with further `,HOST:PORT`. Another machine is reached by `kafkas:` only.',
      ),
    sasl_mechanism: z
      .enum(MECHANISMS)
      .default('SCRAM-SHA-256')
      .describe('How the user of the address proves who it is.'),
    tls_ca: z
      .string()
      .optional()
      .describe('A file with the certificates that those of the brokers may be signed by.'),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens')
      .default('fcc')
      .describe(
        'What names of topics and groups begin with: `PREFIX.events.TENANT`, `PREFIX.letters.TENANT`, `PREFIX.TENANT.GROUP`.',
      ),
    mode: z
      .enum(EVENT_MODES)
      .default('structured')
      .describe('How events are written, as CloudEvents calls it; both are read.'),
    partitions: z
      .int()
      .min(1)
      .default(1)
      .describe(
        'How many partitions the topic of a tenant has that is made here: so many processes of a group work side by side, each with whole runs.',
      ),
    replicas: z
      .int()
      .min(1)
      .default(1)
      .describe('On how many brokers a topic that is made here is kept.'),
    keep_ms: milliseconds(7 * DAY_MS).describe(
      'How long the events of a topic that is made here stay, in milliseconds; a group that is further behind misses those before.',
    ),
    keep_letters_ms: milliseconds(30 * DAY_MS).describe(
      'How long dead letters stay in a topic that is made here, in milliseconds.',
    ),
    keep_letters: z
      .int()
      .min(1)
      .default(10_000)
      .describe('How many dead letters of a group are listed at most; the newest are.'),
    max_message_bytes: z
      .int()
      .min(1024)
      .default(1_000_000)
      .describe(
        'How large one event may be, in bytes: no more than the brokers take (`message.max.bytes`).',
      ),
    fetch_bytes: z
      .int()
      .min(1024)
      .default(1_000_000)
      .describe(
        'How much of a partition a subscription reads at a time, in bytes: what it has in memory beside what its receiver has.',
      ),
    connect_timeout_ms: milliseconds(5000).describe(
      'How long it may take to reach a broker, in milliseconds.',
    ),
    command_timeout_ms: milliseconds(5000).describe(
      'How long one request may take before it counts as not done, in milliseconds.',
    ),
    lease_ms: z
      .int()
      .min(1000)
      .default(10_000)
      .describe(
        'After how long without a sign of life what a member of a group has is given to another, in milliseconds (`session.timeout.ms`; brokers take no less than 6000 by default).',
      ),
  })
  .describe('Apache Kafka, 3.7 or newer, that carries events.')

/** The settings, read. */
export type Settings = z.output<typeof config>
