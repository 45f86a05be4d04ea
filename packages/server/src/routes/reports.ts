import { z } from 'zod'
import { defineRoute } from './route.ts'

const query = z.strictObject({
  from: z
    .string()
    .max(40)
    .optional()
    .describe('A day or a time of UTC; thirty days before the end.'),
  to: z.string().max(40).optional().describe('It does not belong to the period; now.'),
})

const about = {
  tenant: z.string(),
  from: z.string(),
  to: z.string(),
  made: z.string(),
  madeBy: z.string(),
  log: z.object({
    size: z.int(),
    checkpoint: z.string(),
    entries: z.int(),
    removed: z
      .int()
      .describe('Entries whose text was removed by age: the report knows nothing of them.'),
  }),
}

const layer = z.enum(['host', 'tenant'])

const accessSchema = z
  .object({
    report: z.literal('access'),
    ...about,
    acts: z.array(
      z.object({
        ...{ principal: z.string(), kind: z.string(), roles: z.array(z.string()) },
        ...{ act: z.string(), on: z.string(), by: z.string(), count: z.int(), refused: z.int() },
        ...{ runs: z.int().optional(), first: z.string(), last: z.string() },
      }),
    ),
    keys: z.array(
      z.object({
        ...{ id: z.string(), prefix: z.string(), name: z.string(), tier: z.string() },
        principal: z.object({ id: z.string(), kind: z.string(), roles: z.array(z.string()) }),
        ...{ state: z.string(), createdAt: z.string(), createdBy: z.string() },
        ...{ expiresAt: z.string().optional(), lastUsedAt: z.string().optional() },
        ...{ overlapsUntil: z.string().optional(), revokedAt: z.string().optional() },
        revokedBy: z.string().optional(),
      }),
    ),
    assignments: z.array(
      z.object({
        ...{ layer, role: z.string(), user: z.string().optional(), group: z.string().optional() },
      }),
    ),
    roles: z.array(z.object({ layer, role: z.string(), permissions: z.array(z.string()) })),
  })
  .meta({ id: 'AccessReport' })

const flowSchema = z
  .object({
    report: z.literal('data_flow'),
    ...about,
    inputs: z.array(
      z.object({
        ...{ scenario: z.string(), input: z.string(), kind: z.string(), count: z.int() },
        mediaTypes: z.array(z.string()),
        labels: z.union([z.literal('at_intake'), z.array(z.string())]),
        seen: z.array(z.string()),
      }),
    ),
    processors: z.array(
      z.object({
        ...{ kind: z.string(), id: z.string(), location: z.string().optional() },
        ...{ region: z.string().optional(), cloud: z.string().optional() },
        agreements: z.array(z.string()).optional(),
        retentionDays: z.number().optional(),
        count: z.int().optional().describe('Absent where the log does not count it.'),
        ...{ inputTokens: z.int().optional(), outputTokens: z.int().optional() },
      }),
    ),
    outputs: z.array(
      z.object({
        ...{ kind: z.string(), id: z.string(), to: z.string(), count: z.int() },
        withheld: z.int().optional(),
      }),
    ),
    retention: z.array(
      z.object({
        ...{ records: z.string(), asked: z.number().optional(), days: z.number().optional() },
        demand: z
          .object({ layer: z.string(), constitution: z.string(), days: z.number() })
          .optional(),
        removed: z.int(),
      }),
    ),
    encryption: z.array(z.object({ what: z.string(), how: z.string() })),
    erased: z.int(),
  })
  .meta({ id: 'DataFlowReport' })

/** Reports of a tenant, as `fcc report` makes them. */
export const reportRoutes = [
  defineRoute({
    id: 'reports.access',
    method: 'GET',
    path: '/v1/reports/access',
    access: 'reports:read',
    summary: 'Who did what in a period, by the log, and who has which rights now',
    query,
    responses: { 200: accessSchema },
    handle: async ({ session, query: period }) => ({
      status: 200,
      body: await session.accessReport(period),
    }),
  }),
  defineRoute({
    id: 'reports.data_flow',
    method: 'GET',
    path: '/v1/reports/data-flow',
    access: 'reports:read',
    summary:
      'What comes in, what handles it, where it goes, how long it stays, how it is protected',
    query,
    responses: { 200: flowSchema },
    handle: async ({ session, query: period }) => ({
      status: 200,
      body: await session.dataFlowReport(period),
    }),
  }),
]
