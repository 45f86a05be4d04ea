import { z } from 'zod'
import { defineRoute } from '../routes/route.ts'

const messageSchema = z.unknown().meta({ description: 'A JSON-RPC message.' })

/** The one endpoint for MCP clients: Streamable HTTP, without sessions, for the tenant of the credential. */
export const mcpRoutes = [
  defineRoute({
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
    async handle({ body, headers, session, signal }) {
      // Loaded where somebody speaks it: most servers are asked by nobody who does.
      const [{ createMcpHandler }, { tenantMcpServer }] = await Promise.all([
        import('@modelcontextprotocol/server'),
        import('./tenant-mcp-server.ts'),
      ])
      const handler = createMcpHandler(() => tenantMcpServer(session))
      const request = new Request('http://fcc.invalid/mcp', {
        method: 'POST',
        headers: Object.entries(headers).flatMap(([name, value]) =>
          value !== undefined && PASSED_ON.has(name) ? [[name, value] as [string, string]] : [],
        ),
        body: JSON.stringify(body),
        signal,
      })
      const response = await handler.fetch(request, { parsedBody: body })
      return { status: response.status, response }
    },
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
