import { secretReference } from '@fcc/contracts'
import { DEFAULT_MAX_ID_BYTES } from '@fcc/contracts/store-checks'
import { z } from 'zod'

const milliseconds = (value: number) => z.int().min(1).default(value)

/** What `plugin_config.store-postgres` of `fcc.yaml` says. */
export const config = z.strictObject({
  url: secretReference()
    .optional()
    .describe(
      'The address of the database, by reference: `env:NAME` or `file:PATH` of `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. Its user is a member of fcc_app and of nothing else.',
    ),
  migrate_url: secretReference()
    .optional()
    .describe(
      'The address for `fcc store migrate`, by reference; its user is a member of fcc_owner. Serving never uses it.',
    ),
  erase_url: secretReference()
    .optional()
    .describe(
      'The address for erasing a tenant, by reference; its user is a member of fcc_eraser and of nothing else. It is resolved when a tenant is erased, so a process that never does need not have it.',
    ),
  tls: z
    .enum(['verify', 'off'])
    .optional()
    .describe(
      'Whether the connection is encrypted and the certificate of the server verified; `off` is for this machine only, and what holds there by default.',
    ),
  tls_ca: z
    .string()
    .optional()
    .describe('A file with the certificates that the one of the server may be signed by.'),
  pool: z.int().min(1).default(10).describe('How many connections a process has at most.'),
  connect_timeout_ms: milliseconds(5000).describe(
    'How long a connection may take, and how long a call waits for one that is free, in milliseconds.',
  ),
  reconnect_ms: milliseconds(10_000).describe(
    'How long a call tries to reach a server that went away before it is refused, in milliseconds.',
  ),
  statement_timeout_ms: milliseconds(30_000).describe(
    'How long a statement may take, in milliseconds.',
  ),
  lock_timeout_ms: milliseconds(10_000).describe(
    'How long a change waits for another one of the same tenant, in milliseconds.',
  ),
  idle_in_transaction_ms: z
    .int()
    .min(1)
    .optional()
    .describe(
      'After how long the server ends a transaction that this process left alone, in milliseconds: limits.lease_ms by default, and no longer than that where runs are executed.',
    ),
  max_id_bytes: z
    .int()
    .min(1)
    .default(DEFAULT_MAX_ID_BYTES)
    .describe('The longest id, in bytes of UTF-8.'),
})

/** The settings, read. */
export type Settings = z.output<typeof config>
