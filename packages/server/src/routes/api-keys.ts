import { z } from 'zod'
import { defineRoute } from './route.ts'
import { idSchema } from './schemas.ts'

const keySchema = z
  .object({
    id: z.string(),
    prefix: z.string().describe('What the key begins with.'),
    name: z.string(),
    principal: z.object({ id: z.string(), kind: z.string(), roles: z.array(z.string()) }),
    tier: z.string(),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string().optional(),
    lastUsedAt: z.string().optional(),
    overlapsUntil: z.string().optional(),
    revokedAt: z.string().optional(),
    revokedBy: z.string().optional(),
  })
  .meta({ id: 'ApiKey' })

const shownSchema = keySchema
  .extend({ key: z.string().describe('The key itself: it is answered this once.') })
  .meta({ id: 'ShownApiKey' })

const params = z.strictObject({ key: idSchema })

/** Keys of programs and sessions of people: keys as `fcc api-keys` has them. */
export const apiKeyRoutes = [
  defineRoute({
    id: 'principals.sign_out',
    method: 'DELETE',
    path: '/v1/principals/{principal}/sessions',
    access: 'principals:sign_out',
    summary: 'Ends everything that somebody is signed in with, at once in every process',
    params: z.strictObject({ principal: idSchema }),
    responses: { 200: z.object({ ended: z.int() }) },
    handle: async ({ session, params: { principal } }) => ({
      status: 200,
      body: { ended: await session.endSessions(principal) },
    }),
  }),
  defineRoute({
    id: 'api_keys.list',
    method: 'GET',
    path: '/v1/api-keys',
    access: 'api_keys:list',
    summary: 'The API keys of the tenant; never a key itself',
    responses: { 200: z.object({ keys: z.array(keySchema) }) },
    handle: async ({ session }) => ({ status: 200, body: { keys: await session.apiKeys() } }),
  }),
  defineRoute({
    id: 'api_keys.create',
    method: 'POST',
    path: '/v1/api-keys',
    access: 'api_keys:create',
    summary: 'Makes an API key; it is answered this once',
    body: z.strictObject({
      name: z.string().min(1).max(200),
      principal: z.string().max(200).optional(),
      kind: z.enum(['service', 'human']).optional(),
      roles: z.array(z.string().max(200)).max(100).default([]),
      tier: z.string().max(41).optional(),
      expires_in_days: z.int().min(1).max(3650).optional(),
    }),
    responses: { 201: shownSchema },
    async handle({ session, body }) {
      const { expires_in_days: expiresInDays, ...wanted } = body
      return { status: 201, body: await session.createApiKey({ ...wanted, expiresInDays }) }
    },
  }),
  defineRoute({
    id: 'api_keys.rotate',
    method: 'POST',
    path: '/v1/api-keys/{key}/rotate',
    access: 'api_keys:rotate',
    summary: 'Gives an API key another secret; the one before it is accepted for a while',
    params,
    body: z.strictObject({ overlap_seconds: z.int().min(0).max(2_592_000).optional() }),
    responses: { 200: shownSchema },
    problems: [404, 409],
    handle: async ({ session, params: { key }, body }) => ({
      status: 200,
      body: await session.rotateApiKey(key, { overlapSeconds: body.overlap_seconds }),
    }),
  }),
  defineRoute({
    id: 'api_keys.revoke',
    method: 'DELETE',
    path: '/v1/api-keys/{key}',
    access: 'api_keys:revoke',
    summary: 'Ends an API key at once, in every process',
    params,
    responses: { 200: keySchema },
    problems: [404],
    handle: async ({ session, params: { key } }) => ({
      status: 200,
      body: await session.revokeApiKey(key),
    }),
  }),
]
