import { FccError } from '@fcc/plugin-api'

/** Errors of tools of MCP servers. The texts carry names, never content. */
export const mcpErrors = {
  notAllowed: (tool: string) =>
    new FccError({
      code: 'FCC_MCP_TOOL_NOT_ALLOWED',
      why: `The tool ${tool} is none that this tenant allows.`,
      fix: 'Name it under settings.tools-mcp.servers.SERVER.tools of the tenant in fcc.yaml, if it is to be used.',
    }),
  notOffered: (server: string, tools: readonly string[]) =>
    new FccError({
      code: 'FCC_MCP_TOOL_NOT_OFFERED',
      why: `The server ${server} offers no ${tools.join(', no ')}, which settings.tools-mcp allow.`,
      fix: 'Spell it as the server does, or take it out of settings.tools-mcp.servers of the tenant in fcc.yaml.',
    }),
  offeredTwice: (server: string, tool: string) =>
    new FccError({
      code: 'FCC_MCP_TOOL_TWICE',
      why: `The server ${server} offers two tools of the name ${tool}, and which of them it would use is not known.`,
      fix: 'Let the server give each of its tools a name of its own, or take the tool out of settings.tools-mcp.servers of the tenant in fcc.yaml.',
    }),
}
