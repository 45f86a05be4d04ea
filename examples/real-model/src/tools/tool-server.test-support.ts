import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer } from 'node:http'
import { toNodeHandler } from '@modelcontextprotocol/node'
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { listenHere } from './listen-here.test-support.ts'

/** What the server did. */
export interface Acted {
  readonly tool: string
  readonly given: unknown
  /** The idempotency key of the request. */
  readonly key?: string | undefined
}

/** An MCP server on this machine with three tools, and what was done with them. */
export interface TestToolServer {
  readonly url: string
  readonly acted: readonly Acted[]
  /** The bearer tokens that it was sent, each once. */
  readonly keys: ReadonlySet<string>
  /** Answers everything with this status from now on; 200 answers again. */
  answerWith(status: number): void
}

/** Starts one, closed after the test. It is the official server, over streamable HTTP. */
export async function startToolServer({
  legacy = 'stateless',
  lookUp = (word: string) => `${word}: none are known`,
}: {
  readonly legacy?: 'stateless' | 'reject'
  readonly lookUp?: (word: string) => string
} = {}): Promise<TestToolServer> {
  const acted: Acted[] = []
  const keys = new Set<string>()
  let status = 200
  const asking = new AsyncLocalStorage<string | undefined>()
  const act = (tool: string, given: unknown): void => {
    const key = asking.getStore()
    acted.push({ tool, given, ...(key === undefined ? {} : { key }) })
  }
  const handler = createMcpHandler(
    () => {
      const server = new McpServer({ name: 'ward', version: '1.0.0' })
      server.registerTool(
        'look-up',
        { description: 'Looks a word up.', inputSchema: z.object({ word: z.string() }) },
        async ({ word }) => {
          act('look-up', { word })
          return { content: [{ type: 'text', text: lookUp(word) }] }
        },
      )
      server.registerTool(
        'order',
        {
          description: 'Orders something.',
          inputSchema: z.object({ what: z.string(), count: z.int() }),
        },
        async (given) => {
          act('order', given)
          return { content: [{ type: 'text', text: `ordered ${given.count}` }] }
        },
      )
      server.registerTool('erase', { description: 'Erases everything.' }, async () => {
        act('erase', {})
        return { content: [{ type: 'text', text: 'erased' }] }
      })
      return server
    },
    { legacy },
  )
  const answer = toNodeHandler(handler)
  const http = createServer((request, response) => {
    keys.add(request.headers.authorization ?? '')
    if (status !== 200) return void response.writeHead(status).end()
    const { 'idempotency-key': key } = request.headers
    void asking.run(String(key), () => answer(request as Parameters<typeof answer>[0], response))
  })
  return {
    url: await listenHere(http, '/mcp'),
    acted,
    keys,
    answerWith(next) {
      status = next
    },
  }
}
