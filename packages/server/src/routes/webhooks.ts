import { z } from 'zod'
import { defineRoute } from './route.ts'
import { idSchema } from './schemas.ts'

const webhookSchema = z
  .object({
    name: z.string(),
    origin: z
      .string()
      .describe('Scheme, host and port; the path may be a secret, and is not told.'),
    types: z.array(z.string()).optional().describe('The kinds of events; all where absent.'),
    secrets: z.array(z.object({ reference: z.string(), isThere: z.boolean() })),
    isAllowed: z.boolean().describe('Whether the host lets webhooks be there.'),
    state: z.enum(['not_started', 'current', 'behind', 'failing']),
    isHeld: z.boolean().describe('Whether a process has it in hand now.'),
    failing: z.object({ why: z.string(), since: z.string(), tries: z.int() }).optional(),
    deadLetters: z.int(),
  })
  .meta({ id: 'Webhook' })

const letterSchema = z
  .object({
    event: z.string(),
    type: z.string(),
    run: z.string(),
    why: z.string(),
    tries: z.int(),
    at: z.string(),
  })
  .meta({ id: 'DeadLetter' })

const params = z.strictObject({ webhook: idSchema })

/** Where a tenant's events are sent, and what was given up. */
export const webhookRoutes = [
  defineRoute({
    id: 'webhooks.list',
    method: 'GET',
    path: '/v1/webhooks',
    access: 'webhooks:list',
    summary: 'The webhooks of the tenant and how each fares; never a secret, nor a path',
    responses: { 200: z.object({ webhooks: z.array(webhookSchema) }) },
    handle: async ({ session }) => ({ status: 200, body: { webhooks: await session.webhooks() } }),
  }),
  defineRoute({
    id: 'webhooks.dead_letters',
    method: 'GET',
    path: '/v1/webhooks/{webhook}/dead-letters',
    access: 'webhooks:list',
    summary: 'The events that a webhook could not be given, the oldest first',
    params,
    responses: { 200: z.object({ letters: z.array(letterSchema) }) },
    problems: [404],
    handle: async ({ session, params: { webhook } }) => ({
      status: 200,
      body: { letters: await session.deadLetters(webhook) },
    }),
  }),
  defineRoute({
    id: 'webhooks.redrive',
    method: 'POST',
    path: '/v1/webhooks/{webhook}/redrive',
    access: 'webhooks:redrive',
    passes: ['event'],
    summary:
      'Sends events again that a webhook could not be given; the first that is not taken ends it',
    params,
    body: z.strictObject({ limit: z.int().min(1).max(1000).optional() }),
    responses: {
      200: z.object({
        webhook: z.string(),
        delivered: z.int(),
        withheld: z.int(),
        gone: z.int(),
        left: z.int(),
        stoppedBy: z.string().optional(),
      }),
    },
    problems: [404],
    handle: async ({ session, params: { webhook }, body, signal }) => ({
      status: 200,
      body: await session.redriveWebhook(webhook, { limit: body.limit, signal }),
    }),
  }),
  defineRoute({
    id: 'webhooks.test',
    method: 'POST',
    path: '/v1/webhooks/{webhook}/test',
    access: 'webhooks:test',
    passes: ['event'],
    summary: 'Sends a webhook one event that tells of nothing',
    params,
    responses: {
      200: z.object({
        webhook: z.string(),
        event: z.string(),
        outcome: z.enum(['delivered', 'failed', 'withheld']),
        why: z.string().optional(),
        rules: z.array(z.string()).optional(),
      }),
    },
    problems: [404],
    handle: async ({ session, params: { webhook }, signal }) => ({
      status: 200,
      body: await session.testWebhook(webhook, { signal }),
    }),
  }),
]
