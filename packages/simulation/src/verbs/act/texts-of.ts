import {
  type JsonSchema,
  type MapText,
  type MessagePart,
  type ModelRequest,
  mapJson,
  type ToolDefinition,
} from '@fcc/contracts'

/**
 * A request with each of its texts mapped, in a fixed order: whatever in it could carry content, names,
 * ids, numbers and keys of arguments included. Roles, kinds and sources are words of a closed list, and
 * the seed is a digest; nothing else is left out.
 */
export function mapTexts(request: ModelRequest, map: MapText): ModelRequest {
  return {
    ...request,
    messages: request.messages.map(({ role, parts }) => ({
      role,
      parts: parts.map((part) => mapPart(part, map)),
    })),
    tools: request.tools.map((tool) => mapTool(tool, map)),
    ...(typeof request.toolChoice === 'object'
      ? { toolChoice: { tool: map(request.toolChoice.tool) } }
      : {}),
    wanted: mapWanted(request.wanted, map),
  }
}

/** All texts of a request, in the order in which `mapTexts` meets them. */
export function textsOf(request: ModelRequest): readonly string[] {
  const texts: string[] = []
  mapTexts(request, (text) => {
    texts.push(text)
    return text
  })
  return texts
}

function mapPart(part: MessagePart, map: MapText): MessagePart {
  switch (part.kind) {
    case 'text':
      return part.name === undefined
        ? { ...part, text: map(part.text) }
        : { ...part, name: map(part.name), text: map(part.text) }
    case 'tool_call':
      return {
        ...part,
        id: map(part.id),
        tool: map(part.tool),
        arguments: mapJson(part.arguments, map),
      }
    case 'tool_result':
      return { ...part, id: map(part.id), tool: map(part.tool), text: map(part.text) }
    case 'attachment':
      return {
        ...part,
        name: map(part.name),
        mediaType: map(part.mediaType),
        address: map(part.address),
      }
  }
}

function mapWanted({ schema, ...wanted }: ModelRequest['wanted'], map: MapText) {
  const named = { ...wanted, name: map(wanted.name) }
  return schema === undefined ? named : { ...named, schema: mapSchema(schema, map) }
}

function mapSchema(schema: JsonSchema, map: MapText): JsonSchema {
  return mapJson(schema, map) as JsonSchema
}

function mapTool({ name, description, parameters }: ToolDefinition, map: MapText): ToolDefinition {
  return {
    name: map(name),
    description: map(description),
    parameters: mapSchema(parameters, map),
  }
}
