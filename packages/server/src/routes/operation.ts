import { z } from 'zod'
import { defineRoute } from './route.ts'
import { idSchema } from './schemas.ts'
import { statusRoute } from './status.ts'
import { tenantRoutes } from './tenants.ts'

const providerSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    by: z.string(),
    model: z.string().optional(),
    isUntried: z.boolean(),
    isDefault: z.boolean(),
    attributes: z.object({
      location: z.string(),
      region: z.string(),
      agreements: z.array(z.string()),
      cloud: z.string(),
      retentionDays: z.number(),
    }),
  })
  .meta({ id: 'Provider' })

/** How the host is, and what operators do with it. */
export const operationRoutes = [
  defineRoute({
    id: 'live',
    method: 'GET',
    path: '/live',
    access: 'public',
    summary: 'Whether the process answers at all',
    responses: { 200: z.object({ state: z.literal('live') }) },
    handle: async () => ({ status: 200, body: { state: 'live' } }),
  }),
  defineRoute({
    id: 'me',
    method: 'GET',
    path: '/v1/me',
    access: 'signed_in',
    summary: 'Who the caller is here, by what, and with which roles',
    responses: {
      200: z.object({
        tenant: z.string(),
        principal: z.object({
          id: z.string(),
          kind: z.string(),
          roles: z.array(z.string()),
          onBehalfOf: z.string().optional(),
        }),
        credential: z.object({ kind: z.string(), id: z.string() }),
      }),
    },
    handle: async ({ caller: { tenant, principal, credential } }) => ({
      status: 200,
      body: { tenant, principal, credential },
    }),
  }),
  defineRoute({
    id: 'providers.list',
    method: 'GET',
    path: '/v1/providers',
    access: 'providers:list',
    summary: 'The providers of the tenant; never a key, nor where one is',
    responses: { 200: z.object({ providers: z.array(providerSchema) }) },
    handle: async ({ session }) => ({
      status: 200,
      body: { providers: await session.providers() },
    }),
  }),
  defineRoute({
    id: 'providers.test',
    method: 'POST',
    path: '/v1/providers/{provider}/test',
    access: 'providers:test',
    passes: ['prompt', 'egress'],
    summary: 'Asks a provider one small thing, with nothing of anybody in it',
    params: z.strictObject({ provider: idSchema }),
    responses: {
      200: z.object({
        provider: z.string(),
        outcome: z.string(),
        failure: z.string().optional(),
        tookMs: z.number().optional(),
      }),
    },
    handle: async ({ params, session, signal }) => ({
      status: 200,
      body: await session.testProvider(params.provider, { signal }),
    }),
  }),
  statusRoute,
  ...tenantRoutes,
]
