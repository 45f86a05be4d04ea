import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { McpServer } from '@modelcontextprotocol/server'
import { registerCatalogue } from './catalogue-resources.ts'
import { registerRunTools } from './run-tools.ts'
import { registerScenarioTools } from './scenario-tools.ts'

/**
 * An MCP server of what one caller may do in one tenant: one for each request over HTTP, one for a connection over
 * stdio. Every tool works through the caller's session, which decides. Who may not read the catalogue gets no tool
 * of a scenario and no resource.
 *
 * @example
 * serveStdio(() => tenantMcpServer(session))
 */
export async function tenantMcpServer(session: TenantSession): Promise<McpServer> {
  const server = new McpServer(
    { name: 'fcc', version: '1.0.0', title: 'Governed persona workflows' },
    {
      instructions:
        'Start scenarios with their start_ tools, wait for their runs, and read outcomes. Rules of the tenant decide what may go in and out.',
    },
  )
  registerRunTools(server, session)
  const contents = await session.catalogue().catch((error: unknown) => {
    if (FccError.is(error) && error.code === 'FCC_ACCESS_DENIED') return undefined
    throw error
  })
  if (contents) {
    registerScenarioTools(server, session, contents)
    registerCatalogue(server, session, contents)
  }
  return server
}
