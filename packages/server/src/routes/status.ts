import type { Figure, HostStatus, TenantPressure } from '@fcc/runtime'
import { z } from 'zod'
import { defineRoute } from './route.ts'

const STATES = z.enum(['below', 'over', 'not_measured'])
const figure = (what: string) =>
  z.number().nullable().describe(`${what} \`null\` where it was not measured.`)

const newRunSchema = z.object({
  admitted: z.boolean(),
  domain: z.string().optional().describe('Where it would run.'),
  waitMs: z.number().optional().describe('How long it would wait before it is let in.'),
  refused: z.string().optional().describe('`all`, or `shadow` where others are let in.'),
  because: z.array(z.string()).describe('The stages whose reactions it meets.'),
  retryAfterMs: z.number().optional(),
})

const hostSchema = z
  .object({
    at: z.string(),
    stages: z.array(
      z.object({
        stage: z.string(),
        unit: z.enum(['runs', 'ms', 'share']),
        value: figure('The greatest of its processes.'),
        notMeasured: z.string().optional().describe('Why nothing was.'),
        threshold: z.number(),
        state: STATES,
        reaction: z.string(),
        reacts: z.boolean(),
      }),
    ),
    signals: z.object({
      queueDepth: figure('Runs that could begin and wait for a place.'),
      eventLatencyMs: figure('How old the oldest event is that no transport has taken.'),
      arrivalsPerSecond: figure('Runs that somebody wanted to start.'),
      failuresPerSecond: figure('Runs that failed.'),
      processes: z.number().int(),
      places: z.number().int().describe('How many runs they advance at a time together.'),
    }),
    processes: z.array(
      z.object({
        process: z.string(),
        at: z.number(),
        concurrency: z.number().int(),
        figures: z.record(z.string(), figure('In the unit of its stage.')),
        arrivalsPerSecond: z.number(),
        failuresPerSecond: z.number(),
      }),
    ),
  })
  .meta({ id: 'HostStatus' })

const statusSchema = z
  .object({
    newRuns: z.object({ LAB: newRunSchema, SHADOW: newRunSchema, PROD: newRunSchema }),
    stages: z.array(z.object({ stage: z.string(), state: STATES, reaction: z.string() })),
    ready: figure('Runs of the tenant that could begin and wait for a place.'),
    waiting: figure('Runs of the tenant that wait for people.'),
    eventLatencyMs: figure('How old its oldest event is that no transport has taken.'),
    host: hostSchema.optional().describe('For the tenant that operates the host alone.'),
  })
  .meta({ id: 'Status' })

/** Whether new runs are let in; and for the operators of the host, the numbers by which it is scaled. */
export const statusRoute = defineRoute({
  id: 'status.read',
  method: 'GET',
  path: '/v1/status',
  access: 'status:read',
  summary:
    'Whether new runs are let in, and what keeps them out; for the tenant of the host’s operators, also the figures of its processes and the numbers to scale by',
  responses: { 200: statusSchema },
  async handle({ runtime, session, caller, operatorTenant }) {
    const own = tenantBody(await session.status())
    // Which roles somebody has is the word of their own tenant: figures of the host are for its operators alone.
    const isOperator = operatorTenant !== undefined && caller.tenant === operatorTenant
    if (!isOperator) return { status: 200, body: own }
    return { status: 200, body: { ...own, host: hostBody(await runtime.status(caller.principal)) } }
  },
})

function tenantBody({ ready, waiting, eventLatencyMs, ...rest }: TenantPressure) {
  return {
    ...rest,
    ready: valueOrNull(ready),
    waiting: valueOrNull(waiting),
    eventLatencyMs: valueOrNull(eventLatencyMs),
  }
}

function hostBody({ processes, ...rest }: HostStatus) {
  return {
    ...rest,
    processes: processes.map(({ figures, ...each }) => ({
      ...each,
      figures: Object.fromEntries(
        Object.entries(figures).map(([stage, measured]) => [stage, valueOrNull(measured)]),
      ),
    })),
  }
}

function valueOrNull(measured: Figure): number | null {
  return 'value' in measured ? measured.value : null
}
