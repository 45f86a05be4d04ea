import { FccError } from '@fcc/plugin-api'
import type { CallToolResult } from '@modelcontextprotocol/server'

/** What a tool gives: a value, as structure and as text for clients that read no structure. */
export function valueResult(value: object): CallToolResult {
  // Through JSON: what is undefined is not there, and nothing of ours is shared.
  const text = JSON.stringify(value)
  return {
    content: [{ type: 'text', text }],
    structuredContent: JSON.parse(text) as Record<string, unknown>,
  }
}

/**
 * Does what a tool is called for. What the caller can fix is a result with `isError`, so that a model reads why;
 * what is the server's own says its code alone.
 */
export async function resultOf(work: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await work()
  } catch (error) {
    const said = FccError.is(error)
      ? `${error.code}: ${error.why} ${error.fix}`
      : 'FCC_SERVER_FAILED: Something went wrong here.'
    return { content: [{ type: 'text', text: said }], isError: true }
  }
}
