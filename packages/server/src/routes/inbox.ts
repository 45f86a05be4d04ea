import { z } from 'zod'
import { defineRoute } from './route.ts'
import { answerSchema, idSchema, inboxItemSchema, questionSchema } from './schemas.ts'

export const inboxRoutes = [
  defineRoute({
    id: 'inbox.list',
    method: 'GET',
    path: '/v1/inbox',
    access: 'approvals:read',
    summary: 'What waits for an answer that the caller may give',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    responses: { 200: z.object({ items: z.array(inboxItemSchema) }) },
    handle: async ({ query, session }) => ({
      status: 200,
      body: { items: await session.inbox(query) },
    }),
  }),
  defineRoute({
    id: 'inbox.read',
    method: 'GET',
    path: '/v1/runs/{run}/question',
    access: 'approvals:read',
    passes: ['release'],
    summary: 'What a question is about, as far as the caller may see it',
    params: z.strictObject({ run: idSchema }),
    query: z.strictObject({ activity: idSchema.optional() }),
    responses: { 200: questionSchema },
    problems: [409],
    async handle({ params: { run }, query, session, about }) {
      about(run)
      return { status: 200, body: await session.question(run, query.activity) }
    },
  }),
  answering('approve', 'approved', 'approvals:approve'),
  answering('reject', 'rejected', 'approvals:reject'),
  answering('waive', 'waived', 'approvals:waive'),
]

function answering(
  name: string,
  decision: 'approved' | 'rejected' | 'waived',
  access: 'approvals:approve' | 'approvals:reject' | 'approvals:waive',
) {
  return defineRoute({
    id: `inbox.${name}`,
    method: 'POST',
    path: `/v1/runs/{run}/${name}`,
    access,
    summary: `Answers a question of a run: ${decision}, bound to exactly what was shown`,
    params: z.strictObject({ run: idSchema }),
    body: answerSchema.omit({ decision: true }),
    responses: { 204: null },
    problems: [409],
    async handle({ params: { run }, body, session, about }) {
      about(run)
      await session.answer(run, { ...body, decision }, { enqueue: true })
      return { status: 204 }
    },
  })
}
