import { type LabelSet, mapJson, textsOfJson } from '@fcc/contracts'
import type { DecisionResult, PointOutsideRuns, TenantSession } from '@fcc/runtime'
import type { CallToolResult, Tool } from '@modelcontextprotocol/server'

/** Tools of another server, as far as somebody may use them. */
export interface ToolSource {
  list(): Promise<readonly Tool[]>
  call(name: string, args: Readonly<Record<string, unknown>>): Promise<CallToolResult>
}

/** Which tools there are through a proxy, and what for. */
export interface GovernedToolsOptions {
  /** Names of tools; every tool where absent. */
  readonly allow?: readonly string[] | undefined
  readonly purpose?: string | undefined
}

/**
 * The tools of another server under the rules of a tenant: of each its description, its arguments and its result is
 * looked at, and written down, before anybody sees it or anything is done. Labels of a connection only rise.
 */
export function governedTools(
  session: TenantSession,
  source: ToolSource,
  { allow, purpose }: GovernedToolsOptions = {},
): ToolSource {
  let labels: LabelSet | undefined

  async function looked<Value>(
    at: PointOutsideRuns,
    tool: string,
    value: Value,
  ): Promise<{ readonly value: Value } | { readonly refused: DecisionResult }> {
    const content = textsOfJson(value)
    const result = await session.decide({
      ...{ at: [at], subject: `tool ${safe(tool)}`, tool: safe(tool), content, labels },
      ...(purpose === undefined ? {} : { purpose }),
    })
    labels = result.labels
    const { texts } = result
    if (!texts) return { refused: result }
    let next = 0
    return { value: mapJson(value, (text) => texts[next++] ?? text) }
  }

  return {
    async list() {
      const shown: Tool[] = []
      for (const tool of await source.list()) {
        if (allow && !allow.includes(tool.name)) continue
        // What a server says of its tools is read by a model: it is looked at like any result.
        const { description = '', title = '' } = tool
        const about = await looked('tool_result', tool.name, { description, title })
        if ('refused' in about) continue
        shown.push({ ...tool, ...about.value })
      }
      return shown
    },
    async call(name, args) {
      if (allow && !allow.includes(name)) return refusal(`There is no tool ${safe(name)} here.`)
      const asked = await looked('tool_call', name, args)
      if ('refused' in asked) return refusal(reasonsOf(asked.refused))
      const result = await source.call(name, asked.value)
      if (result.content.some(({ type }) => type !== 'text')) {
        return refusal('FCC_ACT_UNREADABLE: The tool gave something that is no text.')
      }
      const { content, structuredContent, isError } = result
      const given = await looked('tool_result', name, { content, structuredContent })
      if ('refused' in given) return refusal(reasonsOf(given.refused))
      return {
        content: given.value.content,
        ...(given.value.structuredContent
          ? { structuredContent: given.value.structuredContent }
          : {}),
        ...(isError ? { isError } : {}),
      }
    },
  }
}

function refusal(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true }
}

function reasonsOf({ reasons, approvals }: DecisionResult): string {
  return [
    ...reasons.map(({ id, say }) => `${id}: ${say}`),
    ...approvals.map(
      ({ rule, roles }) => `${rule} asks for the approval of ${roles.join(' or ')}.`,
    ),
  ].join(' ')
}

/** A name as it may be in records: those of another server are its own words. */
function safe(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.\-/]/g, '_').slice(0, 128)
}
