import { POINTS_OUTSIDE_RUNS } from '@fcc/runtime'
import { z } from 'zod'

/** An id as it is in a path or a body. */
export const idSchema = z.string().min(1).max(200)

/** The page of a list: how many, and from where on. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many at most.'),
  cursor: idSchema.optional().describe('`next` of the page before.'),
})

const reasonSchema = z.object({
  kind: z.string(),
  id: z.string().describe('The rule, gate or error code.'),
  say: z.string(),
  node: z.string().optional(),
  at: z.string().optional(),
})

export const labelsSchema = z.object({
  categories: z.array(z.string()),
  levels: z.record(z.string(), z.string()),
  audiences: z.record(z.string(), z.array(z.string())),
})

const waitingSchema = z.object({
  for: z.string(),
  node: z.string().optional(),
  roles: z.array(z.string()).optional(),
  asks: z.string().optional(),
  due: z.string().optional(),
})

/** A run in a list. */
export const runSummarySchema = z
  .object({
    id: z.string(),
    scenario: z.string(),
    title: z.string(),
    state: z.string(),
    purpose: z.string(),
    domain: z.string(),
    requestedDomain: z
      .string()
      .optional()
      .describe('The domain that was asked for, where the host had too much to do for it.'),
    startedBy: z.string(),
    labels: labelsSchema,
    waiting: waitingSchema.optional(),
    reasons: z.array(reasonSchema),
    createdAt: z.string(),
    updatedAt: z.string(),
    sequence: z.number().int(),
  })
  .meta({ id: 'RunSummary' })

/** A run, with what became of its outcomes and gates; never content. */
export const runSchema = runSummarySchema
  .extend({
    released: z.record(
      z.string(),
      z.object({ address: z.string(), mediaType: z.string(), bytes: z.number().int() }),
    ),
    gates: z.record(
      z.string(),
      z.object({
        artifact: z.string(),
        passed: z.boolean(),
        score: z.number().optional(),
        threshold: z.number(),
      }),
    ),
    usage: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Run' })

/** What starts a run. */
export const startSchema = z
  .strictObject({
    scenario: idSchema.describe('Its id, or its bare name where only one has it.'),
    input: z.record(z.string().max(200), z.string()).describe('Text by the names of its inputs.'),
    purpose: idSchema.optional(),
    domain: z.enum(['LAB', 'SHADOW', 'PROD']).optional(),
    priority: z.number().int().min(-1000).max(1000).optional(),
    labels: z.array(idSchema).max(100).optional(),
    subjects: z.array(idSchema).max(100).optional(),
    provider: idSchema.optional(),
  })
  .meta({ id: 'StartRun' })

/** A question that waits for somebody. */
export const inboxItemSchema = z
  .object({
    run: z.string(),
    title: z.string(),
    scenario: z.string(),
    purpose: z.string(),
    startedBy: z.string(),
    since: z.string(),
    activity: z.string(),
    node: z.string().optional(),
    asks: z.string(),
    ask: z.string(),
    roles: z.array(z.string()),
    needed: z.number().int().min(1).describe('How many different people must say yes.'),
    signed: z.array(z.string()).describe('Who said yes already.'),
    until: z.string().optional().describe('When it expires; never where absent.'),
    onExpiry: z.string().optional().describe('What becomes of it then.'),
    escalatedFrom: z.array(z.string()).optional().describe('Who did not answer in time.'),
  })
  .meta({ id: 'InboxItem' })

/** A question with what it is about, as whoever reads it may see it. */
export const questionSchema = inboxItemSchema
  .extend({
    shown: z.string().describe('Names exactly what was shown: an answer carries it.'),
    artifacts: z.array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        text: z.string().optional(),
        withheld: z.array(reasonSchema),
      }),
    ),
    rules: z.array(z.object({ rule: z.string(), tier: z.string(), say: z.string() })),
  })
  .meta({ id: 'Question' })

/** What is answered to a question. */
export const answerSchema = z
  .strictObject({
    decision: z.enum(['approved', 'rejected', 'waived']),
    activity: idSchema.optional().describe('Which question, where a run asks several.'),
    shown: idSchema.optional().describe('`shown` of the question as it was read.'),
    note: z.string().max(10_000).optional().describe('Why; a waiver says so. Sealed.'),
  })
  .meta({ id: 'Answer' })

/** What is asked of the rules about an act outside of runs. */
export const decisionRequestSchema = z
  .strictObject({
    at: z.array(z.enum(POINTS_OUTSIDE_RUNS)).min(1).max(8),
    subject: idSchema,
    content: z.union([z.string(), z.array(z.string()).max(1000)]),
    labels: labelsSchema.optional(),
    purpose: idSchema.optional(),
    kind: z.enum(['clinical', 'document', 'instructions', 'reference']).optional(),
    provider: idSchema.optional(),
    tool: idSchema.optional(),
    persona: idSchema.optional(),
  })
  .meta({ id: 'DecisionRequest' })

export const decisionResultSchema = z
  .object({
    decision: z.enum(['allow', 'approve', 'block', 'halt']),
    texts: z.array(z.string()).optional(),
    labels: labelsSchema,
    reasons: z.array(reasonSchema),
    redacted: z.array(z.object({ rule: z.string(), findings: z.number().int() })),
    approvals: z.array(z.object({ rule: z.string(), roles: z.array(z.string()) })),
  })
  .meta({ id: 'DecisionResult' })
