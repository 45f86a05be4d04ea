import { FccError } from '@fcc/plugin-api'
import { z } from 'zod'
import { defineRoute, type RouteAnswer, type StreamedEvent } from '../routes/route.ts'

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
    async handle({ publicUrl, cardKey }) {
      const [{ AgentCard }, { publicCard }, { signCard }] = await Promise.all([
        import('@a2a-js/sdk'),
        import('./agent-card.ts'),
        import('./sign-card.ts'),
      ])
      const url = addressed(publicUrl)
      const card = await signCard(publicCard(url), cardKey, url)
      const text = JSON.stringify(AgentCard.toJSON(card))
      return { status: 200, text, mediaType: 'application/json' }
    },
  }),
  defineRoute({
    id: 'a2a.keys',
    method: 'GET',
    path: '/.well-known/jwks.json',
    access: 'public',
    summary:
      'A2A: the key that the cards of this server are verified with; none where they are not signed',
    responses: {
      200: z.object({ keys: z.array(z.record(z.string(), z.string())) }).meta({
        description: 'A set of JSON Web Keys (RFC 7517).',
      }),
    },
    async handle({ cardKey }) {
      return { status: 200, body: { keys: cardKey ? [cardKey.publicJwk] : [] } }
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
    async handle({ body, headers, session, signal, publicUrl, cardKey }) {
      const [{ JsonRpcTransportHandler, ServerCallContext }, { runRequests }] = await Promise.all([
        import('@a2a-js/sdk/server'),
        import('./run-requests.ts'),
      ])
      const handler = new JsonRpcTransportHandler(
        runRequests(session, { publicUrl: addressed(publicUrl), cardKey, signal }),
      )
      const context = new ServerCallContext({
        requestedVersion: headers['a2a-version'] ?? '1.0',
        user: { isAuthenticated: true, userName: `${session.tenant}:${session.principal.id}` },
      })
      const answer = await handler.handle(body, context)
      if (Symbol.asyncIterator in answer) {
        const failed = (error: unknown) =>
          JSON.stringify({
            ...{ jsonrpc: '2.0', id: idOf(body) },
            error: JsonRpcTransportHandler.mapToJSONRPCError(error),
          })
        return streamed(answer, failed)
      }
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

/** A stream as events. What fails before its first is no stream; what fails later is its last event. */
async function streamed(
  answers: AsyncGenerator<unknown>,
  failed: (error: unknown) => string,
): Promise<RouteAnswer> {
  let first: IteratorResult<unknown>
  try {
    first = await answers.next()
  } catch (error) {
    return { status: 200, text: failed(error), mediaType: 'application/json' }
  }
  async function* events(): AsyncGenerator<StreamedEvent> {
    try {
      for (let next = first; !next.done; next = await answers.next()) {
        yield { data: JSON.stringify(next.value) }
      }
    } catch (error) {
      yield { data: failed(error) }
    } finally {
      await answers.return(undefined)
    }
  }
  return { status: 200, events: events() }
}

function idOf({ id }: Readonly<Record<string, unknown>>): string | number | null {
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
