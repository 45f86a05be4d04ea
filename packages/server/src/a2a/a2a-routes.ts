import { FccError } from '@fcc/plugin-api'
import { z } from 'zod'
import { defineRoute, type StreamedEvent } from '../routes/route.ts'

/** A2A: the card that everybody may read, and one endpoint for the tasks of a caller. */
export const a2aRoutes = [
  defineRoute({
    id: 'a2a.card',
    method: 'GET',
    path: '/.well-known/agent-card.json',
    access: 'public',
    summary: 'A2A: the card of this agent; it names no tenant, persona or skill',
    responses: { 200: { mediaType: 'application/json' } },
    problems: [404],
    async handle({ publicUrl }) {
      const { publicCard } = await import('./agent-card.ts')
      const text = JSON.stringify(publicCard(addressed(publicUrl)))
      return { status: 200, text, mediaType: 'application/json' }
    },
  }),
  defineRoute({
    id: 'a2a',
    method: 'POST',
    path: '/a2a',
    access: 'signed_in',
    passes: ['run_input', 'release'],
    summary: 'A2A 1.0 over JSON-RPC: tasks are runs; a message names its skill in metadata.skill',
    body: z.record(z.string(), z.unknown()),
    responses: { 200: { mediaType: 'application/json' } },
    async handle({ body, headers, session, signal, publicUrl }) {
      const [{ JsonRpcTransportHandler, ServerCallContext }, { runRequests }] = await Promise.all([
        import('@a2a-js/sdk/server'),
        import('./run-requests.ts'),
      ])
      const handler = new JsonRpcTransportHandler(
        runRequests(session, { publicUrl: addressed(publicUrl), signal }),
      )
      const context = new ServerCallContext({
        requestedVersion: headers['a2a-version'] ?? '1.0',
        user: { isAuthenticated: true, userName: `${session.tenant}:${session.principal.id}` },
      })
      const answer = await handler.handle(body, context)
      if (Symbol.asyncIterator in answer) return { status: 200, events: events(answer) }
      return { status: 200, text: JSON.stringify(answer), mediaType: 'application/json' }
    },
  }),
]

/** Where this server is reached is said by whoever runs it, and never by a header of a request. */
function addressed(publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  throw new FccError({
    code: 'FCC_REQUEST_UNKNOWN',
    why: 'This server was not told at which address it is reached, and has no card.',
    fix: 'Start it with its address: fcc serve --public-url URL.',
  })
}

async function* events(answers: AsyncIterable<unknown>): AsyncGenerator<StreamedEvent> {
  for await (const answer of answers) yield { data: JSON.stringify(answer) }
}
