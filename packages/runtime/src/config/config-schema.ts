import { idProblem } from '@fcc/contracts'
import { MAX_TENANT_ID_BYTES } from '@fcc/contracts/store-checks'
import { permissionProblem } from '@fcc/governance'
import { z } from 'zod'
import { DEFAULT_LIMITS } from './host-config.ts'

const text = z.string().trim().min(1)
const paths = z.union([text.transform((path) => [path]), z.array(text)])

/** Ids go into file names and log lines: letters, digits, dots, hyphens and underscores. */
export const tenantId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dots, hyphens and underscores')
  .max(MAX_TENANT_ID_BYTES, `at most ${MAX_TENANT_ID_BYTES} characters: its file name needs room`)

const attributes = z
  .strictObject({
    region: text.optional().describe('Where it runs, as rules name it.'),
    agreements: z.array(text).optional().describe('Agreements in force with it, such as `BAA`.'),
    cloud: text.optional().describe('`commercial`, `government` or `on-premises`.'),
    retention_days: z.number().min(0).optional().describe('How long it keeps content, in days.'),
  })
  .transform(({ retention_days, ...rest }) => ({
    ...rest,
    ...(retention_days === undefined ? {} : { retentionDays: retention_days }),
  }))

const personas = z.strictObject({
  sources: z
    .array(text)
    .default([])
    .describe('Files and folders with documents: personas, workflows, scenarios, templates.'),
  include_core: z
    .boolean()
    .default(true)
    .describe('Whether the core catalogue is there beside them.'),
})

const tenantGovernance = z.strictObject({
  constitutions: paths
    .default([])
    .describe('Files with rules; they can tighten what stands above, never loosen it.'),
  quality_gates: paths.default([]).describe('Files with gates; the strictest threshold counts.'),
})

const identity = z.strictObject({
  id: tenantId.optional().describe('The id of the tenant; it goes into file names and log lines.'),
  name: text.optional().describe('Its name for people; its id unless told.'),
  namespace: z
    .url()
    .optional()
    .describe('An IRI that keeps its names apart; `urn:fcc:tenant:ID` unless told.'),
})

const permission = text.superRefine((written, context) => {
  const problem = permissionProblem(written)
  if (problem !== undefined) context.addIssue(`${written} ${problem}`)
})
const roleName = text.refine((name) => idProblem(name, { spaces: true }) === undefined, {
  error: 'characters that are seen, with single spaces at most',
})
const userName = text.refine((id) => idProblem(id) === undefined, {
  error: 'an id of characters that are seen, without spaces',
})

const accessKeys = {
  roles: z
    .record(
      roleName,
      z.strictObject({
        permissions: z
          .array(permission)
          .default([])
          .describe('What it allows, each as resource:action[:pattern].'),
      }),
    )
    .optional()
    .describe('Role → what it allows. Once it is there, nothing else is allowed.'),
  role_assignments: z
    .array(
      z.union([
        z.strictObject({ user: userName, role: roleName }),
        z.strictObject({ group: roleName, role: roleName }),
      ]),
    )
    .optional()
    .describe('Who has which role: a user by id, or all who have a role (a group) already.'),
}

const tenantKeys = {
  personas: personas.prefault({}).describe('Where its own documents are.'),
  plugins: z
    .array(text)
    .optional()
    .describe(
      'The plugins it has, by id; all that are installed unless told. What the platform mandates stays.',
    ),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Plugin id → its settings for this tenant.'),
  provider: text.optional().describe('The provider of steps that name none.'),
}

const limits = z
  .strictObject({
    max_visits: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxVisits)
      .describe('The most visits one run may make.'),
    max_visits_side_by_side: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxVisitsSideBySide)
      .describe('The most visits of one run that are made side by side.'),
    lease_ms: z
      .int()
      .min(100)
      .default(DEFAULT_LIMITS.leaseMs)
      .describe('How long a process may hold a run without a sign of life, in milliseconds.'),
    poll_ms: z
      .int()
      .min(10)
      .default(DEFAULT_LIMITS.pollMs)
      .describe('How often a waiting process looks for an answer, in milliseconds.'),
    content_cache_bytes: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.contentCacheBytes)
      .describe('The most plain text a run keeps at hand, in bytes.'),
    setup_timeout_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.setupTimeoutMs)
      .describe('How long one plugin may take to start, in milliseconds.'),
    max_open_stores: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxOpenStores)
      .describe(
        'How many stores of tenants are open at once; a file store takes three descriptors for each. Idle ones close first.',
      ),
    open_store_wait_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.openStoreWaitMs)
      .describe('How long a call waits until a store may open, in milliseconds.'),
    directory_poll_ms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.directoryPollMs)
      .describe(
        'How often a process looks for tenants that others added, replaced or removed, in milliseconds; 0 is never.',
      ),
    max_turns: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.turns)
      .describe('The most requests to models in one visit.'),
    max_tool_calls: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.act.toolCalls)
      .describe('The most calls of tools in one visit.'),
    max_tool_depth: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.toolDepth)
      .describe('How deep tools may use tools.'),
    retry_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.retryMs)
      .describe(
        'How long a provider or a service that failed is left alone where it does not say itself, in milliseconds; it doubles each time in a row.',
      ),
    longest_retry_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.longestRetryMs)
      .describe('The longest that one is left alone, in milliseconds.'),
    service_bytes: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.serviceBytes)
      .describe('The most that a service may answer, in bytes.'),
    close_grace_ms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.closeGraceMs)
      .describe(
        'How long closing waits for visits under way before it aborts them, in milliseconds.',
      ),
    slots_per_tenant: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.slotsPerTenant)
      .describe('The most runs of one tenant that a process advances at a time.'),
    visit_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.visitMs)
      .describe('How long one visit may take, in milliseconds; the run fails then.'),
    call_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.callMs)
      .describe('How long one call to a provider, scorer or validator may take, in milliseconds.'),
    abort_grace_ms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.abortGraceMs)
      .describe(
        'How long an aborted visit has to end by itself before it is abandoned, in milliseconds.',
      ),
    idle_ms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.idleMs)
      .describe(
        'How long a run stays open between two visits when nobody advances it, in milliseconds.',
      ),
    delivery_tries: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.deliveryTries)
      .describe('How often a subscriber is given one event before it is kept as one that failed.'),
    delivery_retry_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.deliveryRetryMs)
      .describe(
        'How long a subscriber waits before the second try, in milliseconds; twice as long before each further one.',
      ),
    kept_events: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.keptEvents)
      .describe('The most events that wait for one subscriber, and the most failed ones kept.'),
    recovery_ms: z
      .int()
      .min(10)
      .default(DEFAULT_LIMITS.recoveryMs)
      .describe(
        'How often a process looks for runs that are due and leased by nobody, in milliseconds.',
      ),
  })
  .transform((given) => ({
    maxVisits: given.max_visits,
    maxVisitsSideBySide: given.max_visits_side_by_side,
    leaseMs: given.lease_ms,
    pollMs: given.poll_ms,
    contentCacheBytes: given.content_cache_bytes,
    setupTimeoutMs: given.setup_timeout_ms,
    maxOpenStores: given.max_open_stores,
    openStoreWaitMs: given.open_store_wait_ms,
    directoryPollMs: given.directory_poll_ms,
    act: {
      turns: given.max_turns,
      toolCalls: given.max_tool_calls,
      toolDepth: given.max_tool_depth,
      retryMs: given.retry_ms,
      longestRetryMs: given.longest_retry_ms,
      serviceBytes: given.service_bytes,
    },
    closeGraceMs: given.close_grace_ms,
    slotsPerTenant: given.slots_per_tenant,
    visitMs: given.visit_ms,
    callMs: given.call_ms,
    abortGraceMs: given.abort_grace_ms,
    idleMs: given.idle_ms,
    deliveryTries: given.delivery_tries,
    deliveryRetryMs: given.delivery_retry_ms,
    keptEvents: given.kept_events,
    recoveryMs: given.recovery_ms,
  }))

const hostKeys = {
  ...accessKeys,
  store: z
    .strictObject({
      use: text
        .default('sqlite')
        .describe('The store: `sqlite`, `memory`, or what a plugin contributes.'),
      directory: text.default('.fcc').describe('Where it keeps its files.'),
    })
    .prefault({})
    .describe('Where runs, content and the audit log are kept.'),
  events: z
    .strictObject({
      use: text
        .default('in-process')
        .describe('The transport of events: `in-process`, or what a plugin contributes.'),
    })
    .prefault({})
    .describe('How events reach those who subscribe to them.'),
  executor: z
    .strictObject({
      use: text
        .default('in-process')
        .describe('The executor: `in-process`, or what a plugin contributes.'),
      concurrency: z
        .int()
        .min(0)
        .default(16)
        .describe(
          'How many runs this process advances side by side; with 0 it leaves that to other processes.',
        ),
    })
    .prefault({})
    .describe('Who decides when and where visits happen.'),
  plugin_config: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Plugin id → its structural configuration.'),
  providers: z
    .record(z.string(), attributes)
    .default({})
    .describe('Provider id → what the host states of it, for rules to read.'),
  services: z
    .record(z.string(), attributes)
    .default({})
    .describe(
      'Host of a service that skills reach, with its port if it has one → what the host states of it, for rules to read.',
    ),
  audit: z
    .strictObject({
      checkpoint_seconds: z
        .number()
        .min(0.1)
        .max(3600)
        .default(5)
        .describe('How often a checkpoint is signed, in seconds; one is at each end of a run.'),
    })
    .prefault({})
    .describe('How the audit log is signed.'),
  limits: limits.prefault({}).describe('Bounds on what a run and a plugin may take.'),
}

/** One tenant: chapter 8's block at the top, with the host's keys beside it. */
export const singleTenantSchema = z.strictObject({
  ...hostKeys,
  ...tenantKeys,
  tenant: identity
    .extend({
      id: tenantId.describe('The id of the tenant; it goes into file names and log lines.'),
    })
    .describe('Who the tenant is.'),
  governance: tenantGovernance
    .extend({
      platform: paths
        .optional()
        .describe(
          'Constitutions at platform layer: files, or ids of installed ones; the standard one unless told.',
        ),
    })
    .prefault({})
    .describe('Its own rules and gates, and those of the platform.'),
})

/** The block of one tenant among several. */
export const tenantBlock = z.strictObject({
  ...tenantKeys,
  ...accessKeys,
  tenant: identity.prefault({}).describe('Who it is, as with one tenant; its id is the key.'),
  name: text.optional().describe('Its name for people; its id unless told.'),
  namespace: z
    .url()
    .optional()
    .describe('An IRI that keeps its names apart; `urn:fcc:tenant:ID` unless told.'),
  governance: tenantGovernance.prefault({}).describe('Its own rules and gates.'),
  providers: z
    .record(z.string(), attributes)
    .default({})
    .describe(
      'Provider id → what the host states of it for this tenant; it goes before what is stated for all.',
    ),
})

/** Several tenants: that block per id, under `tenants`. Here `governance` is the host's. */
export const manyTenantsSchema = z.strictObject({
  ...hostKeys,
  governance: z
    .strictObject({
      constitutions: paths
        .optional()
        .describe(
          'Constitutions at platform layer: files, or ids of installed ones; the standard one unless told.',
        ),
      platform: paths
        .optional()
        .describe('The same, under the name that it has with one tenant; it goes first.'),
    })
    .prefault({})
    .describe('What holds for every tenant.'),
  plugins: z.array(text).optional().describe('The plugins of tenants that name none of their own.'),
  tenants: z
    .record(tenantId, tenantBlock)
    .refine((tenants) => Object.keys(tenants).length > 0, 'at least one tenant')
    .describe('Tenant id → its block.'),
})
