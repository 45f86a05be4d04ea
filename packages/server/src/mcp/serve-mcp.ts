import type { TenantSession } from '@fcc/runtime'
import { untilEnd } from './until-end.ts'

/**
 * Speaks MCP over standard input and output for one caller, until the input ends or the signal is aborted. Nothing
 * else may write to standard output meanwhile.
 *
 * @example
 * await serveMcp(runtime.tenant('riverside').as(principal), { signal })
 */
export async function serveMcp(
  session: TenantSession,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const [{ serveStdio, StdioServerTransport }, { tenantMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('./tenant-mcp-server.ts'),
  ])
  const handle = serveStdio(() => tenantMcpServer(session), {
    transport: new StdioServerTransport(),
  })
  await untilEnd(signal)
  await handle.close()
}
