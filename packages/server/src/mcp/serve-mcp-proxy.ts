import type { TenantSession } from '@fcc/runtime'
import type { CallToolResult, Tool } from '@modelcontextprotocol/server'
import { type GovernedToolsOptions, governedTools, type ToolSource } from './governed-tools.ts'
import { untilEnd } from './until-end.ts'

/** The server behind a proxy: a program that is started, or an address. */
export type McpUpstream =
  | { readonly command: string; readonly args: readonly string[] }
  | { readonly url: string; readonly headers?: Readonly<Record<string, string>> | undefined }

/** How a proxy is made. */
export interface McpProxyOptions extends GovernedToolsOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * Speaks MCP over standard input and output in front of another server, whose tools are under the rules of the
 * tenant. Resources and prompts of that server are not handed on.
 *
 * @example
 * await serveMcpProxy(session, { command: 'npx', args: ['-y', 'some-server'] }, { allow: ['search'] })
 */
export async function serveMcpProxy(
  session: TenantSession,
  upstream: McpUpstream,
  options: McpProxyOptions = {},
): Promise<void> {
  const [{ serveStdio, StdioServerTransport }, { Server }, opened] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('@modelcontextprotocol/server'),
    openUpstream(upstream),
  ])
  const tools = governedTools(session, opened.source, options)
  const handle = serveStdio(
    () => {
      const server = new Server(
        { name: 'fcc-proxy', version: '1.0.0' },
        { capabilities: { tools: {} } },
      )
      server.setRequestHandler('tools/list', async () => ({ tools: [...(await tools.list())] }))
      server.setRequestHandler('tools/call', ({ params: { name, arguments: args = {} } }) =>
        tools.call(name, args),
      )
      return server
    },
    { transport: new StdioServerTransport() },
  )
  try {
    await untilEnd(options.signal)
  } finally {
    await handle.close()
    await opened.close()
  }
}

async function openUpstream(
  upstream: McpUpstream,
): Promise<{ readonly source: ToolSource; close(): Promise<void> }> {
  const [{ Client, StreamableHTTPClientTransport }, { StdioClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/client'),
    import('@modelcontextprotocol/client/stdio'),
  ])
  const client = new Client({ name: 'fcc-proxy', version: '1.0.0' })
  await client.connect(
    'url' in upstream
      ? new StreamableHTTPClientTransport(new URL(upstream.url), {
          requestInit: { headers: { ...upstream.headers } },
        })
      : new StdioClientTransport({
          command: upstream.command,
          args: [...upstream.args],
          stderr: 'inherit',
        }),
  )
  return {
    source: {
      async list() {
        const all: Tool[] = []
        let cursor: string | undefined
        do {
          const page = await client.listTools(cursor === undefined ? {} : { cursor })
          all.push(...(page.tools as Tool[]))
          cursor = page.nextCursor
        } while (cursor !== undefined)
        return all
      },
      call: async (name, args) =>
        (await client.callTool({ name, arguments: { ...args } })) as CallToolResult,
    },
    close: () => client.close(),
  }
}
