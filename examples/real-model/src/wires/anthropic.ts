import {
  filesWithin,
  pieces,
  type Reply,
  textsWithin,
  toolNames,
  type Wire,
  type WireEvent,
} from './wire.ts'

const stops = { end: 'end_turn', tools: 'tool_use', length: 'max_tokens', refused: 'refusal' }

/** Messages, as Anthropic speaks them. */
export const anthropic: Wire = {
  path: '/messages',
  keyHeader: 'x-api-key',
  read: (body) => ({
    model: String(body.model),
    texts: [...textsWithin(body.system), ...textsWithin(body.messages)],
    files: filesWithin(body.messages),
    tools: toolNames(body.tools),
    toolChoice: body.tool_choice,
    hasSchema: body.output_config !== undefined || body.output_format !== undefined,
    isStreamed: body.stream === true,
  }),
  whole: (model, reply) => ({
    ...messageOf(model, reply),
    content: [
      ...(reply.text === '' ? [] : [{ type: 'text', text: reply.text }]),
      ...reply.tools.map(({ id, name, arguments: input }) => ({
        ...{ type: 'tool_use', id, name, input },
      })),
    ],
    stop_reason: stops[reply.stop],
  }),
  events(model, reply) {
    const event = (type: string, more: Readonly<Record<string, unknown>>): WireEvent => ({
      name: type,
      data: { type, ...more },
    })
    const block = (index: number, opened: unknown, deltas: readonly unknown[]) => [
      event('content_block_start', { index, content_block: opened }),
      ...deltas.map((delta) => event('content_block_delta', { index, delta })),
      event('content_block_stop', { index }),
    ]
    const hasText = reply.text !== ''
    return [
      event('message_start', { message: { ...messageOf(model, reply), content: [] } }),
      ...(hasText
        ? block(
            0,
            { type: 'text', text: '' },
            pieces(reply.text, reply.pieceLength).map((text) => ({ type: 'text_delta', text })),
          )
        : []),
      ...reply.tools.flatMap(({ id, name, arguments: given }, at) =>
        block(
          at + (hasText ? 1 : 0),
          { type: 'tool_use', id, name, input: {} },
          pieces(JSON.stringify(given), reply.pieceLength).map((partial_json) => ({
            ...{ type: 'input_json_delta', partial_json },
          })),
        ),
      ),
      event('message_delta', {
        delta: { stop_reason: stops[reply.stop], stop_sequence: null },
        ...(reply.usage ? { usage: { output_tokens: reply.usage.output } } : {}),
      }),
      event('message_stop', {}),
    ]
  },
  error: (word, message) => ({ type: 'error', error: { type: word, message } }),
}

function messageOf(model: string, { usage }: Reply) {
  return {
    id: 'message-1',
    type: 'message',
    role: 'assistant',
    model,
    stop_reason: null,
    stop_sequence: null,
    ...(usage ? { usage: { input_tokens: usage.input, output_tokens: usage.output } } : {}),
  }
}
