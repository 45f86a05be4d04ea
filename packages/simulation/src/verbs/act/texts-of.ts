import type {
  JsonSchema,
  JsonValue,
  MessagePart,
  ModelRequest,
  ToolDefinition,
} from '@fcc/contracts'

type MapText = (text: string) => string

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
        arguments: mapValue(part.arguments, map),
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
  return mapValue(schema, map) as JsonSchema
}

function mapTool({ name, description, parameters }: ToolDefinition, map: MapText): ToolDefinition {
  return {
    name: map(name),
    description: map(description),
    parameters: mapSchema(parameters, map),
  }
}

/** A JSON value with its keys, texts and numbers mapped; a number that is changed becomes a text. */
function mapValue(value: JsonValue, map: MapText): JsonValue {
  if (typeof value === 'string') return map(value)
  if (typeof value === 'number') {
    const text = map(String(value))
    return text === String(value) ? value : text
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: JsonValue) => mapValue(each, map))
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, JsonValue>>).map(([key, each]) => [
      map(key),
      mapValue(each, map),
    ]),
  )
}
