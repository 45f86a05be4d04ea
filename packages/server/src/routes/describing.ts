import type { Runtime } from '@fcc/runtime'
import { z } from 'zod'
import { isSound, type ReadyCheck } from '../http/ready-check.ts'
import type { OpenApiDocument } from '../openapi/openapi.ts'
import { referencePage } from '../openapi/reference-page.ts'
import { defineRoute, type Route } from './route.ts'

/** What says how the server is and what it can do; they describe themselves nowhere. */
export function describingRoutes(
  document: OpenApiDocument,
  check: ReadyCheck,
  runtime: Runtime,
): readonly Route[] {
  const page = referencePage(document)
  return [
    defineRoute({
      id: 'openapi',
      method: 'GET',
      path: '/openapi.json',
      access: 'public',
      summary: 'This description',
      responses: { 200: { mediaType: 'application/json' } },
      handle: async () => ({
        status: 200,
        text: JSON.stringify(document),
        mediaType: 'application/json',
      }),
    }),
    defineRoute({
      id: 'reference',
      method: 'GET',
      path: '/reference',
      access: 'public',
      summary: 'This description, to be read',
      responses: { 200: { mediaType: 'text/html' } },
      handle: async () => ({
        status: 200,
        text: page,
        mediaType: 'text/html',
        headers: {
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        },
      }),
    }),
    defineRoute({
      id: 'ready',
      method: 'GET',
      path: '/ready',
      access: 'public',
      summary:
        'Whether requests should come here: tenants can be served, the store is written to, the log has its places, what is due is taken',
      responses: { 200: readySchema, 503: readySchema },
      async handle() {
        const checks = await check()
        const isReady = tenantsOf(runtime).ready > 0 && isSound(checks)
        return answerOf(runtime, isReady, { checks })
      },
    }),
    defineRoute({
      id: 'health',
      method: 'GET',
      path: '/health',
      access: 'public',
      summary: 'How many tenants can be served; one at least',
      responses: { 200: healthSchema, 503: healthSchema },
      handle: async () => answerOf(runtime, tenantsOf(runtime).ready > 0),
    }),
  ]
}

const healthSchema = z.object({
  state: z.enum(['ready', 'not_ready']),
  tenants: z.object({ ready: z.number().int(), refused: z.number().int() }),
})
const readySchema = healthSchema.extend({
  checks: z.object({
    store: z.enum(['ok', 'failed']),
    log: z.enum(['ok', 'late']),
    executor: z.enum(['ok', 'late', 'elsewhere']),
  }),
})

function tenantsOf(runtime: Runtime) {
  const all = runtime.tenants.list()
  const ready = all.filter(({ state }) => state === 'ready').length
  return { ready, refused: all.length - ready }
}

function answerOf(runtime: Runtime, isReady: boolean, more: object = {}) {
  const state = isReady ? 'ready' : 'not_ready'
  return { status: isReady ? 200 : 503, body: { state, tenants: tenantsOf(runtime), ...more } }
}
