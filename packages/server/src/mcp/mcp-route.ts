import type { TenantSession } from '@fcc/runtime'
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { defineRoute, type Route } from '../routes/route.ts'
import { CallsUnderWay, CONNECTION, isBeginning } from './calls-under-way.ts'

const messageSchema = z.unknown().meta({ description: 'A JSON-RPC message.' })

/** Makes the server that answers one request. */
type MakeMcpServer = (session: TenantSession) => McpServer | Promise<McpServer>

/** The one endpoint for MCP clients: Streamable HTTP, without sessions, for the tenant of the credential. */
export function mcpRouteOf(makeServer: MakeMcpServer): Route {
  const calls = new CallsUnderWay()
  return defineRoute({
    id: 'mcp',
    method: 'POST',
    path: '/mcp',
    access: 'signed_in',
    passes: ['run_input', 'release'],
    summary:
      'Model Context Protocol: scenarios as tools, personas as prompts, outcomes as resources',
    body: z.unknown().meta({ description: 'A JSON-RPC message, or several.' }),
    responses: {
      200: messageSchema,
      202: null,
      400: messageSchema,
      406: messageSchema,
      415: messageSchema,
    },
    async handle({ body, headers, session, caller, signal }) {
      // Loaded where somebody speaks it: most servers are asked by nobody who does.
      const { createMcpHandler } = await import('@modelcontextprotocol/server')
      const handler = createMcpHandler(() => makeServer(session))
      const connection = headers[CONNECTION]
      calls.leave(caller, connection, body)
      const call = calls.enter(caller, connection, body)
      const left = AbortSignal.any([signal, call.signal])
      left.addEventListener('abort', () => call.leave(), { once: true })
      const request = new Request('http://fcc.invalid/mcp', {
        method: 'POST',
        headers: Object.entries(headers).flatMap(([name, value]) =>
          value !== undefined && PASSED_ON.has(name) ? [[name, value] as [string, string]] : [],
        ),
        body: JSON.stringify(body),
        signal: left,
      })
      try {
        const answer = await handler.fetch(request, { parsedBody: body })
        const response = followed(answer, () => call.leave())
        if (isBeginning(body)) response.headers.set(CONNECTION, calls.connection())
        return { status: response.status, response }
      } catch (error) {
        call.leave()
        throw error
      }
    },
  })
}

/** The same answer; `onEnd` is told when the whole of it is out. */
function followed({ status, headers, body }: Response, onEnd: () => void): Response {
  if (!body) onEnd()
  const told = body?.pipeThrough(new TransformStream({ flush: onEnd }))
  return new Response(told ?? null, { status, headers: new Headers(headers) })
}

export const mcpRoutes = [
  mcpRouteOf(async (session) => {
    const { tenantMcpServer } = await import('./tenant-mcp-server.ts')
    return tenantMcpServer(session)
  }),
]

/** What the protocol reads of the headers; no credential is among them. */
const PASSED_ON = new Set([
  'accept',
  'content-type',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
])
