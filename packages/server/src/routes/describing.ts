import type { Runtime } from '@fcc/runtime'
import { z } from 'zod'
import type { OpenApiDocument } from '../openapi/openapi.ts'
import { referencePage } from '../openapi/reference-page.ts'
import { defineRoute, type Route } from './route.ts'

/** What says how the server is and what it can do; they describe themselves nowhere. */
export function describingRoutes(runtime: Runtime, document: OpenApiDocument): readonly Route[] {
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
    health(
      runtime,
      'ready',
      'Whether tenants can be served: each that is not refused opens its store',
    ),
    health(runtime, 'health', 'The same as /ready, with how many tenants there are'),
  ]
}

function health(runtime: Runtime, id: 'ready' | 'health', summary: string): Route {
  const answered = z.object({
    state: z.enum(['ready', 'not_ready']),
    tenants: z.object({ ready: z.number().int(), refused: z.number().int() }),
  })
  return defineRoute({
    id,
    method: 'GET',
    path: `/${id}`,
    access: 'public',
    summary,
    responses: { 200: answered, 503: answered },
    async handle() {
      const all = runtime.tenants.list()
      const ready = all.filter(({ state }) => state === 'ready').length
      const isReady = ready > 0
      const tenants = { ready, refused: all.length - ready }
      return {
        status: isReady ? 200 : 503,
        body: { state: isReady ? 'ready' : 'not_ready', tenants },
      }
    },
  })
}
