import type { RetentionAsked } from '@fcc/contracts'
import { z } from 'zod'
import { FINDING_ACTIONS, type FindingActions, findingActions } from './finding-actions.ts'
import { period } from './period.ts'

/** What the second seed's `config/governance.yaml` says of data, as the rest of the code reads it. */
export interface DataGovernance {
  /** What is done about findings in every tenant, by category: `pii/` where the file says it of personal data. */
  readonly findings: FindingActions
  /** Categories that runs may not have in them, in every tenant. */
  readonly blocked: readonly string[]
  /** After how many days records go, of tenants that ask for nothing else. */
  readonly retention: RetentionAsked
  /** At which age a data key gets a new version before it seals again, in days. */
  readonly keyRotation?: number | undefined
  /** What the file asks for and nothing here does, in words for people. */
  readonly unmet: readonly string[]
}

/** A word of the file that names what a run may not have → the category of findings that it is. */
const BLOCKED_CATEGORIES: Readonly<Record<string, string>> = {
  api_keys: 'secret/api-key',
  credit_card: 'pii/payment-card',
  ssn: 'pii/us-ssn',
  email: 'pii/email',
  phone: 'pii/phone',
  iban: 'pii/iban',
}

/** `data_governance` as the second seed prints it. */
export const dataGovernance = z.strictObject({
  pii_detection: z
    .strictObject({
      enabled: z.boolean().default(true).describe('Whether anything is done about personal data.'),
      action: z
        .enum(FINDING_ACTIONS)
        .default('redact')
        .describe('What is done where a detector finds some: redact, warn or block.'),
      categories: findingActions
        .default({})
        .describe(
          'Category of findings → what is done about it instead, such as `pii/iban: block`.',
        ),
    })
    .optional()
    .describe('Personal data, in every tenant.'),
  content_filtering: z
    .strictObject({
      enabled: z.boolean().default(true).describe('Whether anything is blocked.'),
      block_patterns: z
        .array(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'a word such as credit_card'))
        .default([])
        .describe('What no run may have in it: credit_card, ssn, email, phone, iban, api_keys.'),
    })
    .optional()
    .describe('What ends a run, in every tenant.'),
  retention: z
    .strictObject({
      audit_logs: period.optional().describe('Entries of the audit log.'),
      execution_logs: period.optional().describe('Runs, their events and their commands.'),
      cache: period.optional().describe('Nothing here keeps a cache; it is named at start.'),
    })
    .optional()
    .describe('After how long records go by `fcc prune`, of tenants that ask for nothing else.'),
  encryption: z
    .strictObject({
      at_rest: z.string().max(50).optional().describe('AES-256 is what content is sealed with.'),
      in_transit: z.string().max(50).optional().describe('TLS 1.3 is what a server speaks.'),
      key_rotation: period
        .optional()
        .describe(
          'At which age a data key gets a new version before it seals again, and a host renews the master key.',
        ),
    })
    .optional()
    .describe('How data is kept from others.'),
})

/** What the file says, and what of it nothing here does. Pure. */
export function dataGovernanceOf(written: z.output<typeof dataGovernance>): DataGovernance {
  const { pii_detection: pii, content_filtering: filter, retention = {}, encryption = {} } = written
  const wanted = filter?.enabled ? filter.block_patterns : []
  const { audit_logs: audit, execution_logs: runs, cache } = retention
  const isHere = (text: string | undefined, ...known: readonly string[]) =>
    text === undefined || known.includes(text.toUpperCase().replaceAll(/[ _-]/g, ''))
  return {
    findings: pii?.enabled ? { 'pii/': pii.action, ...pii.categories } : {},
    blocked: wanted.flatMap((word) =>
      Object.hasOwn(BLOCKED_CATEGORIES, word) ? [BLOCKED_CATEGORIES[word] as string] : [],
    ),
    retention: {
      ...(audit === undefined ? {} : { audit_entries: audit }),
      ...(runs === undefined ? {} : { runs, events: runs, commands: runs }),
    },
    ...(encryption.key_rotation === undefined ? {} : { keyRotation: encryption.key_rotation }),
    unmet: [
      ...wanted
        .filter((word) => !Object.hasOwn(BLOCKED_CATEGORIES, word))
        .map((word) => `content_filtering.block_patterns: no detector here finds ${word}`),
      ...(cache === undefined ? [] : ['retention.cache: nothing here keeps a cache']),
      ...(isHere(encryption.at_rest, 'AES256', 'AES256GCM')
        ? []
        : ['encryption.at_rest: content is sealed with AES-256-GCM, and with nothing else']),
      ...(isHere(encryption.in_transit, 'TLS1.3')
        ? []
        : ['encryption.in_transit: a server speaks TLS 1.3, and nothing else']),
    ],
  }
}
