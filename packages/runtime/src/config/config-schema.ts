import { z } from 'zod'
import { DEFAULT_LIMITS } from './host-config.ts'

const text = z.string().trim().min(1)
const paths = z.union([text.transform((path) => [path]), z.array(text)])

/** Ids go into file names and log lines: letters, digits, dots, hyphens and underscores. */
const tenantId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dots, hyphens and underscores')
  .max(100)

const attributes = z
  .strictObject({
    region: text.optional(),
    agreements: z.array(text).optional(),
    cloud: text.optional(),
    retention_days: z.number().min(0).optional(),
  })
  .transform(({ retention_days, ...rest }) => ({
    ...rest,
    ...(retention_days === undefined ? {} : { retentionDays: retention_days }),
  }))

const personas = z.strictObject({
  sources: z.array(text).default([]),
  include_core: z.boolean().default(true),
})

const tenantGovernance = z.strictObject({
  constitutions: paths.default([]),
  quality_gates: paths.default([]),
})

const identity = z.strictObject({
  id: tenantId.optional(),
  name: text.optional(),
  namespace: z.url().optional(),
})

const tenantKeys = {
  personas: personas.prefault({}),
  plugins: z.array(text).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
  provider: text.optional(),
}

const limits = z
  .strictObject({
    max_visits: z.int().min(1).default(DEFAULT_LIMITS.maxVisits),
    lease_ms: z.int().min(100).default(DEFAULT_LIMITS.leaseMs),
    poll_ms: z.int().min(10).default(DEFAULT_LIMITS.pollMs),
    content_cache_bytes: z.int().min(0).default(DEFAULT_LIMITS.contentCacheBytes),
    setup_timeout_ms: z.int().min(1).default(DEFAULT_LIMITS.setupTimeoutMs),
  })
  .transform((given) => ({
    maxVisits: given.max_visits,
    leaseMs: given.lease_ms,
    pollMs: given.poll_ms,
    contentCacheBytes: given.content_cache_bytes,
    setupTimeoutMs: given.setup_timeout_ms,
  }))

const hostKeys = {
  store: z
    .strictObject({ use: text.default('sqlite'), directory: text.default('.fcc') })
    .prefault({}),
  executor: z
    .strictObject({ use: text.default('in-process'), concurrency: z.int().min(1).default(4) })
    .prefault({}),
  plugin_config: z.record(z.string(), z.unknown()).default({}),
  providers: z.record(z.string(), attributes).default({}),
  audit: z
    .strictObject({ checkpoint_seconds: z.number().min(0.1).max(3600).default(5) })
    .prefault({}),
  limits: limits.prefault({}),
}

/** One tenant: chapter 8's block at the top, with the host's keys beside it. */
export const singleTenantSchema = z.strictObject({
  ...hostKeys,
  ...tenantKeys,
  tenant: identity.extend({ id: tenantId }),
  governance: tenantGovernance.extend({ platform: paths.optional() }).prefault({}),
})

/** Several tenants: that block per id, under `tenants`. Here `governance` is the host's. */
export const manyTenantsSchema = z.strictObject({
  ...hostKeys,
  governance: z
    .strictObject({ constitutions: paths.optional(), platform: paths.optional() })
    .prefault({}),
  /** For tenants that name none of their own. */
  plugins: z.array(text).optional(),
  tenants: z
    .record(
      tenantId,
      z.strictObject({
        ...tenantKeys,
        tenant: identity.prefault({}),
        name: text.optional(),
        namespace: z.url().optional(),
        governance: tenantGovernance.prefault({}),
        providers: z.record(z.string(), attributes).default({}),
      }),
    )
    .refine((tenants) => Object.keys(tenants).length > 0, 'at least one tenant'),
})
