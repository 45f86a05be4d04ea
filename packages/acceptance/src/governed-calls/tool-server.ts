import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { TOOL_CALLS } from './corpus.ts'

// An MCP server of somebody else with the tools of the corpus. It says on standard error what each was called with,
// and gives what the corpus has for a call with these arguments.
const names = new Set(TOOL_CALLS.flatMap(({ call }) => (call ? [call.tool] : [])))

function makeServer(): McpServer {
  const server = new McpServer({ name: 'others', version: '1.0.0' })
  for (const name of names) {
    server.registerTool(
      name,
      { description: `Does ${name}.`, inputSchema: fromJsonSchema({ type: 'object' }) },
      (given) => {
        process.stderr.write(`used ${JSON.stringify({ name, given })}\n`)
        const found = TOOL_CALLS.find(({ call, expected }) => {
          return call?.tool === name && JSON.stringify(expected.used) === JSON.stringify(given)
        })
        return { content: [{ type: 'text' as const, text: found?.call?.gives ?? 'What?' }] }
      },
    )
  }
  return server
}

serveStdio(makeServer, { transport: new StdioServerTransport() })
