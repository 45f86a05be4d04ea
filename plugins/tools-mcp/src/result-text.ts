import type { CallToolResult } from '@modelcontextprotocol/client'

/**
 * What a tool answered, as a text for a model: its texts, or its structured content where there is none.
 * What is no text is named and left out, for nothing has looked into it.
 */
export function resultText(
  result: Pick<CallToolResult, 'content' | 'structuredContent' | 'isError'>,
): string {
  const texts = (result.content ?? []).map((part) => {
    if (part.type === 'text') return part.text
    if (part.type === 'resource' && 'text' in part.resource) return part.resource.text
    return `(a part that is no text, of type ${part.type}, was left out)`
  })
  const said =
    texts.length === 0 && result.structuredContent !== undefined
      ? [JSON.stringify(result.structuredContent)]
      : texts
  return result.isError ? ['The tool failed:', ...said].join('\n') : said.join('\n')
}
