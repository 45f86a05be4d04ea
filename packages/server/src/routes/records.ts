import { z } from 'zod'
import { defineRoute } from './route.ts'
import { decisionRequestSchema, decisionResultSchema, idSchema } from './schemas.ts'

const params = z.strictObject({ run: idSchema })
const exportSchema = z.object({
  text: z.string(),
  verifierKey: z.string(),
  checkpoint: z.string(),
})

/** What runs leave, and what is written down about them. */
export const recordRoutes = [
  defineRoute({
    id: 'outcomes.read',
    method: 'GET',
    path: '/v1/runs/{run}/outcomes/{name}',
    access: 'outcomes:read',
    passes: ['release'],
    summary:
      'The content of an outcome, as the rules leave it for the caller and what they read it for',
    params: z.strictObject({ run: idSchema, name: idSchema }),
    query: z.strictObject({ purpose: idSchema.optional() }),
    responses: { 200: { mediaType: '*/*' } },
    async handle({ params: { run, name }, query, session, about }) {
      about(run)
      const { text, mediaType } = await session.outcome(run, name, query)
      return { status: 200, text, mediaType }
    },
  }),
  defineRoute({
    id: 'runs.proofs',
    method: 'GET',
    path: '/v1/runs/{run}/proofs',
    access: 'runs:explain',
    summary: 'The entries of one run, each with the proof that it is in the log',
    params,
    responses: { 200: exportSchema.meta({ id: 'AuditExport' }) },
    async handle({ params: { run }, session, about }) {
      about(run)
      return { status: 200, body: await session.proofs(run) }
    },
  }),
  defineRoute({
    id: 'audit.entries',
    method: 'GET',
    path: '/v1/audit/entries',
    access: 'audit:read',
    summary: 'Entries of the log in the order of their places; no content is in any',
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      cursor: z.coerce.number().int().min(0).default(0).describe('`next` of the page before.'),
    }),
    responses: {
      200: z.object({
        entries: z.array(
          z.object({
            place: z.number().int(),
            leafHash: z.string(),
            entry: z.record(z.string(), z.unknown()).optional(),
          }),
        ),
        next: z.number().int().optional(),
      }),
    },
    async handle({ query: { limit, cursor }, session }) {
      const entries = await session.entries({ from: cursor, limit })
      return {
        status: 200,
        body: { entries, ...(entries.length === limit ? { next: cursor + limit } : {}) },
      }
    },
  }),
  defineRoute({
    id: 'audit.export',
    method: 'GET',
    path: '/v1/audit/export',
    access: 'audit:export',
    summary: 'The whole log under a fresh checkpoint, with the key that it is verified by',
    query: z.strictObject({ purpose: idSchema.optional() }),
    responses: { 200: exportSchema },
    handle: async ({ query, session }) => ({
      status: 200,
      body: await session.exportAudit(query),
    }),
  }),
  defineRoute({
    id: 'records.export',
    method: 'GET',
    path: '/v1/exports/{format}',
    access: 'records:export',
    summary:
      'A run, or the log, in the format of an installed exporter; its id with `%2F` for its slash',
    params: z.strictObject({ format: idSchema }),
    query: z.strictObject({ run: idSchema.optional(), purpose: idSchema.optional() }),
    responses: { 200: { mediaType: '*/*' } },
    async handle({ params: { format }, query, session, signal }) {
      const { text, mediaType } = await session.exportAs({ format, ...query, signal })
      return { status: 200, text, mediaType }
    },
  }),
  defineRoute({
    id: 'subjects.shred',
    method: 'DELETE',
    path: '/v1/subjects/{subject}',
    access: 'subjects:shred',
    summary: 'Destroys the key of a subject: what was sealed under it is gone for good',
    params: z.strictObject({ subject: idSchema }),
    responses: {
      200: z.object({
        shredded: z.boolean(),
        outcomes: z.object({ removed: z.int(), unknown: z.int() }),
      }),
    },
    async handle({ params, session }) {
      let outcomes = { removed: 0, unknown: 0 }
      const shredded = await session.shred(params.subject, {
        onOutcomes({ removed, unknown }) {
          outcomes = { removed, unknown: unknown.length }
        },
      })
      return { status: 200, body: { shredded, outcomes } }
    },
  }),
  defineRoute({
    id: 'decisions.make',
    method: 'POST',
    path: '/v1/decisions',
    access: 'decisions:request',
    summary: 'Whether something may be done outside of runs; nothing is done',
    body: decisionRequestSchema,
    responses: { 200: decisionResultSchema },
    handle: async ({ body, session, signal }) => ({
      status: 200,
      body: await session.decide(body, { signal }),
    }),
  }),
]
