import {
  filesWithin,
  pieces,
  type Reply,
  textsWithin,
  toolNames,
  type Wire,
  type WireEvent,
} from './wire.ts'

const finishes = { end: 'stop', tools: 'tool_calls', length: 'length', refused: 'content_filter' }

const usageOf = ({ usage }: Reply) =>
  usage && { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: 0 }

/** Chat completions, as OpenAI began them and as most servers speak them. */
export const openaiChat: Wire = {
  path: '/chat/completions',
  keyHeader: 'authorization',
  read: (body) => ({
    model: String(body.model),
    texts: textsWithin(body.messages),
    files: filesWithin(body.messages),
    tools: toolNames(body.tools),
    toolChoice: body.tool_choice,
    hasSchema: body.response_format !== undefined,
    isStreamed: body.stream === true,
  }),
  whole: (model, reply) => ({
    id: 'chat-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: reply.text === '' ? null : reply.text,
          ...(reply.tools.length === 0
            ? {}
            : {
                tool_calls: reply.tools.map(({ id, name, arguments: given }) => ({
                  id,
                  type: 'function',
                  function: { name, arguments: JSON.stringify(given) },
                })),
              }),
        },
        finish_reason: finishes[reply.stop],
      },
    ],
    ...(reply.usage ? { usage: usageOf(reply) } : {}),
  }),
  events(model, reply) {
    const chunk = (delta: unknown, finish: string | null = null): WireEvent => ({
      data: {
        ...{ id: 'chat-1', object: 'chat.completion.chunk', created: 0, model },
        choices: [{ index: 0, delta, finish_reason: finish }],
      },
    })
    return [
      chunk({ role: 'assistant', content: '' }),
      ...pieces(reply.text, reply.pieceLength).map((content) => chunk({ content })),
      ...reply.tools.flatMap(({ id, name, arguments: given }, index) => [
        chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
        ...pieces(JSON.stringify(given), reply.pieceLength).map((text) =>
          chunk({ tool_calls: [{ index, function: { arguments: text } }] }),
        ),
      ]),
      chunk({}, finishes[reply.stop]),
      ...(reply.usage
        ? [
            {
              data: {
                ...{ id: 'chat-1', object: 'chat.completion.chunk', created: 0, model },
                ...{ choices: [], usage: usageOf(reply) },
              },
            },
          ]
        : []),
      { data: '[DONE]' },
    ]
  },
  error: (word, message) => ({ error: { message, type: word, param: null, code: word } }),
}
