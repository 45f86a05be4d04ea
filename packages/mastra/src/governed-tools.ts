import type { GovernedConversation } from '@fcc/ai-sdk'

/** The same tools: what they are called with and what they give is looked at. What they are else stays as it is. */
export function governedTools(
  tools: Readonly<Record<string, unknown>>,
  conversation: GovernedConversation,
): Record<string, unknown> {
  const governed: Readonly<Record<string, object>> = conversation.tools(tools as never)
  return Object.fromEntries(
    Object.entries(governed).map(([name, tool]) => [
      name,
      // Mastra knows its own tools by their class.
      Object.assign(Object.create(Object.getPrototypeOf(tools[name])), tool),
    ]),
  )
}
