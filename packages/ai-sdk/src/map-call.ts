import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4Message,
  LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider'
import { type MapText, mapJson, mapJsonText } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

/**
 * A call to a model with each of its texts mapped, in a fixed order: whatever in it could carry content, ids
 * and the app's own options included. Roles and kinds are words of a closed list.
 *
 * @throws FccError FCC_ACT_UNREADABLE for a part that is no text: what nobody can look into is not sent
 */
export function mapCall(
  call: LanguageModelV4CallOptions,
  map: MapText,
): LanguageModelV4CallOptions {
  const { prompt, tools, providerOptions, responseFormat } = call
  return {
    ...call,
    prompt: prompt.map((message) => mapMessage(message, map)),
    ...(tools ? { tools: tools.map((tool) => mapTool(tool, map)) } : {}),
    ...(providerOptions ? { providerOptions: mapJson(providerOptions as never, map) } : {}),
    ...(responseFormat?.type === 'json' && responseFormat.schema
      ? {
          responseFormat: {
            ...responseFormat,
            schema: mapJson(responseFormat.schema as never, map),
          },
        }
      : {}),
  }
}

/** What a model answered, with each of its texts mapped. @throws FccError FCC_ACT_UNREADABLE */
export function mapContent(part: LanguageModelV4Content, map: MapText): LanguageModelV4Content {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return { ...part, text: map(part.text) }
    case 'tool-call':
      return { ...part, toolName: map(part.toolName), input: mapJsonText(part.input, map) }
    case 'tool-result':
      return { ...part, result: mapJson(part.result as never, map) }
    case 'source':
      return part.sourceType === 'url'
        ? { ...part, url: map(part.url), ...(part.title ? { title: map(part.title) } : {}) }
        : { ...part, title: map(part.title) }
    case 'tool-approval-request':
      return part
    default:
      throw unreadable(part.type)
  }
}

function mapMessage(message: LanguageModelV4Message, map: MapText): LanguageModelV4Message {
  const own = message.providerOptions
    ? { providerOptions: mapJson(message.providerOptions as never, map) }
    : {}
  if (message.role === 'system') return { ...message, ...own, content: map(message.content) }
  const content = message.content.map((part) => mapPart(part, map))
  return { ...message, ...own, content } as LanguageModelV4Message
}

type Part = Exclude<LanguageModelV4Message, { role: 'system' }>['content'][number]

function mapPart(part: Part, map: MapText): Part {
  const own = part.providerOptions
    ? { providerOptions: mapJson(part.providerOptions as never, map) }
    : {}
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return { ...part, ...own, text: map(part.text) }
    case 'tool-call':
      return {
        ...part,
        ...own,
        toolName: map(part.toolName),
        input: mapJson(part.input as never, map),
      }
    case 'tool-result':
      return { ...part, ...own, toolName: map(part.toolName), output: mapOutput(part.output, map) }
    case 'tool-approval-response':
      return { ...part, ...own, ...(part.reason ? { reason: map(part.reason) } : {}) }
    default:
      throw unreadable(part.type)
  }
}

function mapOutput(
  output: LanguageModelV4ToolResultOutput,
  map: MapText,
): LanguageModelV4ToolResultOutput {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return { ...output, value: map(output.value) }
    case 'json':
    case 'error-json':
      return { ...output, value: mapJson(output.value, map) }
    case 'execution-denied':
      return output.reason === undefined ? output : { ...output, reason: map(output.reason) }
    case 'content':
      return {
        ...output,
        value: output.value.map((each) => {
          if (each.type !== 'text') throw unreadable(each.type)
          return { ...each, text: map(each.text) }
        }),
      }
  }
}

function mapTool(
  tool: NonNullable<LanguageModelV4CallOptions['tools']>[number],
  map: MapText,
): NonNullable<LanguageModelV4CallOptions['tools']>[number] {
  // Called `provider-defined` by revisions of the SDK before this one.
  if (tool.type !== 'function') return { ...tool, args: mapJson(tool.args as never, map) }
  return {
    ...tool,
    name: map(tool.name),
    ...(tool.description === undefined ? {} : { description: map(tool.description) }),
    inputSchema: mapJson(tool.inputSchema as never, map),
  }
}

function unreadable(kind: string): FccError {
  return new FccError({
    code: 'FCC_ACT_UNREADABLE',
    why: `A part of kind ${kind} is in this call, and no detector looks into that.`,
    fix: 'Send its text, or start a scenario whose inputs declare that media type.',
  })
}
