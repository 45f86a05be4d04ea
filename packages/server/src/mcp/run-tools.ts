import type { TenantSession } from '@fcc/runtime'
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { runBody, runSummaryBody } from '../routes/run-body.ts'
import { decisionRequestSchema, idSchema } from '../routes/schemas.ts'
import { resultOf, valueResult } from './tool-result.ts'
import { waitForRun } from './wait-for-run.ts'

const run = z.object({ run: idSchema.describe('The id of a run.') })

/** Reading, waiting for, explaining and ending runs; answering what they ask; asking the rules. */
export function registerRunTools(server: McpServer, session: TenantSession): void {
  server.registerTool(
    'list_runs',
    {
      title: 'List runs',
      description: 'Runs of this tenant that you may see, the newest first.',
      inputSchema: z.object({
        limit: z.number().int().min(1).max(100).default(20),
        before: idSchema.optional(),
      }),
      annotations: { readOnlyHint: true },
    },
    ({ limit, before }) =>
      resultOf(async () => {
        const runs = await session.runs({ limit, ...(before === undefined ? {} : { before }) })
        return valueResult({ runs: runs.map(runSummaryBody) })
      }),
  )
  server.registerTool(
    'read_run',
    {
      title: 'Read a run',
      description: 'Where a run is and what became of it; never content.',
      inputSchema: run,
      annotations: { readOnlyHint: true },
    },
    ({ run: id }) => resultOf(async () => valueResult(runBody(await session.run(id)))),
  )
  server.registerTool(
    'wait_for_run',
    {
      title: 'Wait for a run',
      description: 'Waits until a run has ended or waits for somebody, and tells its progress.',
      inputSchema: run.extend({ seconds: z.number().int().min(1).max(300).default(60) }),
      annotations: { readOnlyHint: true },
    },
    ({ run: id, seconds }, context) =>
      resultOf(async () => valueResult(runBody(await waitForRun(session, id, seconds, context)))),
  )
  server.registerTool(
    'explain_run',
    {
      title: 'Explain a run',
      description: 'What was decided in a run, by which rules, on what.',
      inputSchema: run,
      annotations: { readOnlyHint: true },
    },
    ({ run: id }) =>
      resultOf(async () => {
        const { run: record, intake, visits } = await session.explain(id)
        return valueResult({ run: runBody(record), intake, visits })
      }),
  )
  server.registerTool(
    'cancel_run',
    {
      title: 'Cancel a run',
      description: 'Ends a run as cancelled.',
      inputSchema: run,
      annotations: { destructiveHint: true, idempotentHint: true },
    },
    ({ run: id }) => resultOf(async () => valueResult(runBody(await session.cancel(id)))),
  )
  server.registerTool(
    'read_outcome',
    {
      title: 'Read an outcome',
      description:
        'The content of an outcome of a run, as the rules leave it for you and your purpose.',
      inputSchema: run.extend({ name: idSchema, purpose: idSchema.optional() }),
      annotations: { readOnlyHint: true },
    },
    ({ run: id, name, purpose }) =>
      resultOf(async () => {
        const { text, mediaType } = await session.outcome(id, name, { purpose })
        return valueResult({ name, mediaType, text })
      }),
  )
  server.registerTool(
    'list_questions',
    {
      title: 'List questions',
      description: 'What waits for an answer that you may give.',
      inputSchema: z.object({}),
      annotations: { readOnlyHint: true },
    },
    () => resultOf(async () => valueResult({ items: await session.inbox() })),
  )
  server.registerTool(
    'read_question',
    {
      title: 'Read a question',
      description: 'What a question of a run is about; `shown` names exactly what was read.',
      inputSchema: run.extend({ activity: idSchema.optional() }),
      annotations: { readOnlyHint: true },
    },
    ({ run: id, activity }) =>
      resultOf(async () => valueResult(await session.question(id, activity))),
  )
  server.registerTool(
    'answer_question',
    {
      title: 'Answer a question',
      description:
        'Approves, rejects or waives what a run asks. Only a person may; `shown` binds it to what was read.',
      inputSchema: run.extend({
        decision: z.enum(['approved', 'rejected', 'waived']),
        shown: idSchema.optional(),
        activity: idSchema.optional(),
        note: z.string().max(10_000).optional(),
      }),
      annotations: { destructiveHint: true },
    },
    ({ run: id, ...answer }) =>
      resultOf(async () => {
        await session.answer(id, answer, { enqueue: true })
        return valueResult({ run: id, answered: answer.decision })
      }),
  )
  server.registerTool(
    'decide',
    {
      title: 'Ask the rules',
      description:
        'Whether something may be done outside of runs, by the rules of this tenant. Nothing is done.',
      inputSchema: decisionRequestSchema,
      annotations: { readOnlyHint: true },
    },
    (request, { mcpReq: { signal } }) =>
      resultOf(async () => valueResult(await session.decide(request, { signal }))),
  )
}
