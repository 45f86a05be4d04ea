import { z } from 'zod'
import { archiveLimits, archiveLimitsOf } from './archive-limits.ts'
import { decimal } from './decimal-schema.ts'
import { DEFAULT_LIMITS } from './host-config.ts'
import { processLimits, processLimitsOf } from './process-limits.ts'
import { retryLimits } from './retry-limits-schema.ts'
import { webhookLimits } from './webhook-schema.ts'

/** Every limit of the runtime, as `fcc.yaml` spells it. */
export const limits = z
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
    longest_lease_ms: z
      .int()
      .min(100)
      .default(DEFAULT_LIMITS.longestLeaseMs)
      .describe(
        'The longest lease_ms of any host that shares the store, in milliseconds: a lease dated beyond it holds nothing.',
      ),
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
    load_timeout_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.loadTimeoutMs)
      .describe('How long loading the code of one plugin may take, in milliseconds.'),
    stop_timeout_ms: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.stopTimeoutMs)
      .describe('How long all that one plugin does to stop may take together, in milliseconds.'),
    max_registrations: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxRegistrations)
      .describe('The most things that one plugin may contribute, provide, tap and listen to.'),
    max_findings: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxFindings)
      .describe('The most findings of one detector in one text; one with more could not check it.'),
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
    max_repairs: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.act.repairs)
      .describe(
        'How often a model is asked again where its answer does not follow the schema of what it writes.',
      ),
    max_tool_calls: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.act.toolCalls)
      .describe('The most calls of tools in one visit.'),
    max_tool_calls_side_by_side: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.toolCallsSideBySide ?? 1)
      .describe(
        'The most calls of tools that one answer asks for and that are made at the same time; 1 is one after the other.',
      ),
    max_visit_cost: z
      .record(z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code, such as USD'), decimal)
      .optional()
      .describe(
        'The most that the calls of models of one visit may cost, by currency: `{ USD: 0.5 }`.',
      ),
    max_offered_tools: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.offeredTools)
      .describe('The most tools that one skill may offer a model.'),
    max_tool_depth: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.toolDepth)
      .describe('How deep tools may use tools.'),
    ...retryLimits,
    ...webhookLimits,
    ...archiveLimits,
    ...processLimits,
    service_bytes: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.act.serviceBytes)
      .describe('The most that a service may answer, in bytes.'),
    prompt_terms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.act.promptTerms ?? 0)
      .describe('The most terms of vocabularies that one prompt explains; 0 is none.'),
    prompt_terms_characters: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.act.promptTermsCharacters ?? 0)
      .describe('How much of each artifact is searched for terms to explain, in characters.'),
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
    turn_ms: z
      .int()
      .min(0)
      .default(DEFAULT_LIMITS.turnMs)
      .describe(
        'For how long a run continues with its next visit before others have their turn, in milliseconds; 0 is one visit for each turn.',
      ),
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
      .describe(
        'The most events that wait for one subscriber, or of a tenant in memory for earlier ones of their runs; and the most failed ones kept.',
      ),
    recovery_ms: z
      .int()
      .min(10)
      .default(DEFAULT_LIMITS.recoveryMs)
      .describe(
        'How often a process looks for runs that are due and leased by nobody, in milliseconds.',
      ),
    prune_batch: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.pruneBatch)
      .describe('How many records one transaction of a pruning removes at most.'),
    max_tenant_documents: z
      .int()
      .min(1)
      .default(DEFAULT_LIMITS.maxTenantDocuments)
      .describe('The most documents that the files of one tenant may hold together.'),
  })
  .transform((given) => ({
    maxVisits: given.max_visits,
    maxVisitsSideBySide: given.max_visits_side_by_side,
    leaseMs: given.lease_ms,
    longestLeaseMs: given.longest_lease_ms,
    pollMs: given.poll_ms,
    contentCacheBytes: given.content_cache_bytes,
    setupTimeoutMs: given.setup_timeout_ms,
    loadTimeoutMs: given.load_timeout_ms,
    stopTimeoutMs: given.stop_timeout_ms,
    maxRegistrations: given.max_registrations,
    maxFindings: given.max_findings,
    maxOpenStores: given.max_open_stores,
    openStoreWaitMs: given.open_store_wait_ms,
    directoryPollMs: given.directory_poll_ms,
    act: {
      turns: given.max_turns,
      repairs: given.max_repairs,
      toolCalls: given.max_tool_calls,
      toolCallsSideBySide: given.max_tool_calls_side_by_side,
      ...(given.max_visit_cost ? { visitCost: given.max_visit_cost } : {}),
      offeredTools: given.max_offered_tools,
      toolDepth: given.max_tool_depth,
      retryMs: given.retry_ms,
      longestRetryMs: given.longest_retry_ms,
      longestRetryAfterMs: given.longest_retry_after_ms,
      retries: given.max_retries,
      serviceBytes: given.service_bytes,
      promptTerms: given.prompt_terms,
      promptTermsCharacters: given.prompt_terms_characters,
    },
    closeGraceMs: given.close_grace_ms,
    slotsPerTenant: given.slots_per_tenant,
    turnMs: given.turn_ms,
    visitMs: given.visit_ms,
    callMs: given.call_ms,
    abortGraceMs: given.abort_grace_ms,
    idleMs: given.idle_ms,
    deliveryTries: given.delivery_tries,
    deliveryRetryMs: given.delivery_retry_ms,
    keptEvents: given.kept_events,
    recoveryMs: given.recovery_ms,
    breakerFailures: given.breaker_failures,
    breakerMs: given.breaker_ms,
    pruneBatch: given.prune_batch,
    maxTenantDocuments: given.max_tenant_documents,
    archives: archiveLimitsOf(given),
    processes: processLimitsOf(given),
    webhooks: {
      tries: given.webhook_tries,
      retryMs: given.webhook_retry_ms,
      longestRetryMs: given.webhook_longest_retry_ms,
      tryMs: given.webhook_try_ms,
      sideBySide: given.webhook_side_by_side,
      deadLetters: given.webhook_dead_letters,
      reportMs: given.webhook_report_ms,
      pollMs: given.webhook_poll_ms,
    },
  }))
