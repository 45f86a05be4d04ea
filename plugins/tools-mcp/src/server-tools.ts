import type { JsonSchema, OfferedTool, Skill, SkillCall } from '@fcc/contracts'
import { talkTo } from './connect.ts'
import { mcpErrors } from './diagnostics.ts'
import { resultText } from './result-text.ts'
import type { Settings, ToolServer } from './settings.ts'

/** How many pages of a list of tools are read. */
const MOST_PAGES = 20

/**
 * The tools of MCP servers, as far as a tenant allows them by name. A workflow lists this one skill among
 * the tools of a model; each tool is offered as `tools-mcp/SERVER.TOOL`, which is what rules know it by.
 *
 * @example
 * // nodes: [{ id: answer, persona: RC, action: document, tools: [tools-mcp/tools], produces: answer }]
 */
export const serverTools: Skill<Settings> = {
  id: 'tools-mcp/tools',
  title: 'Tools of MCP servers',
  input: ['tool', 'arguments'],
  output: ['result'],
  async offers(call) {
    const offered: OfferedTool[] = []
    for (const [name, server] of Object.entries(call.settings.servers)) {
      offered.push(...(await offeredBy(name, server, call)))
    }
    return offered
  },
  async run({ artifacts }, call) {
    const asked = artifacts.tool?.text ?? ''
    const [name = '', ...rest] = asked.split('.')
    const tool = rest.join('.')
    const server = Object.hasOwn(call.settings.servers, name)
      ? call.settings.servers[name]
      : undefined
    // Asked for by its name again: what is allowed is decided by the tenant, and not by who offered it.
    if (!server?.tools.includes(tool)) throw mcpErrors.notAllowed(asked)
    const given = JSON.parse(artifacts.arguments?.text ?? '{}') as Record<string, unknown>
    const result = await talkTo(server, call, (client) =>
      client.callTool({ name: tool, arguments: given }, { signal: call.signal }),
    )
    return { artifacts: { result: { text: resultText(result), mediaType: 'text/plain' } } }
  },
}

async function offeredBy(
  name: string,
  server: ToolServer,
  call: SkillCall<Settings>,
): Promise<readonly OfferedTool[]> {
  const found = await talkTo(server, call, async (client) => {
    const all: OfferedTool[] = []
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { nextCursor, tools } = await client.listTools(cursor === undefined ? {} : { cursor })
      for (const { name: tool, description = '', inputSchema } of tools) {
        if (!server.tools.includes(tool)) continue
        // A model would be told of one, and rules could look at the arguments of the other.
        if (all.some((each) => each.name === `${name}.${tool}`)) {
          throw mcpErrors.offeredTwice(name, tool)
        }
        const parameters = inputSchema as JsonSchema
        all.push({ name: `${name}.${tool}`, description, parameters })
      }
      if (nextCursor === undefined) break
      cursor = nextCursor
    }
    return all
  })
  const missing = server.tools.filter(
    (tool) => !found.some((each) => each.name === `${name}.${tool}`),
  )
  if (missing.length > 0) throw mcpErrors.notOffered(name, missing)
  return found
}
