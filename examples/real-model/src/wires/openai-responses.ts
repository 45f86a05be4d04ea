import {
  filesWithin,
  pieces,
  type Reply,
  textsWithin,
  toolNames,
  type Wire,
  type WireEvent,
} from './wire.ts'

const usageOf = ({ usage }: Reply) =>
  usage && {
    input_tokens: usage.input,
    output_tokens: usage.output,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 0,
  }

const incomplete = { length: 'max_output_tokens', refused: 'content_filter' } as const

/** Responses, as OpenAI speaks them now. */
export const openaiResponses: Wire = {
  path: '/responses',
  keyHeader: 'authorization',
  read: (body) => ({
    model: String(body.model),
    texts: textsWithin(body.input),
    files: filesWithin(body.input),
    tools: toolNames(body.tools),
    toolChoice: body.tool_choice,
    hasSchema: (body.text as { format?: unknown } | undefined)?.format !== undefined,
    isStreamed: body.stream === true,
  }),
  whole: (model, reply) => responseOf(model, reply, itemsOf(reply)),
  events(model, reply) {
    let at = 0
    const event = (type: string, more: Readonly<Record<string, unknown>>): WireEvent => ({
      name: type,
      data: { type, sequence_number: at++, ...more },
    })
    const items = itemsOf(reply)
    const isDone = reply.stop === 'end' || reply.stop === 'tools'
    return [
      event('response.created', { response: responseOf(model, reply, [], 'in_progress') }),
      ...items.flatMap((item, index) => {
        const place = { output_index: index, item_id: item.id }
        const isText = item.type === 'message'
        const opened = isText ? { ...item, content: [] } : { ...item, arguments: '' }
        const whole = isText ? reply.text : String(item.arguments)
        const kind = isText ? 'response.output_text' : 'response.function_call_arguments'
        return [
          event('response.output_item.added', { output_index: index, item: opened }),
          ...pieces(whole, reply.pieceLength).map((delta) =>
            event(`${kind}.delta`, { ...place, content_index: 0, delta }),
          ),
          event('response.output_item.done', { output_index: index, item }),
        ]
      }),
      event(isDone ? 'response.completed' : 'response.incomplete', {
        response: responseOf(model, reply, items),
      }),
    ]
  },
  error: (word, message) => ({
    type: 'error',
    sequence_number: 1,
    code: word,
    message,
    param: null,
    error: { type: word, code: word, message, param: null },
  }),
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }

function itemsOf({ text, tools }: Reply): readonly Item[] {
  const content = [{ type: 'output_text', text, annotations: [] }]
  const message = { id: 'message-1', type: 'message', role: 'assistant', content }
  return [
    ...(text === '' ? [] : [message]),
    ...tools.map(({ id, name, arguments: given }) => ({
      id: `item-${id}`,
      type: 'function_call',
      call_id: id,
      name,
      arguments: JSON.stringify(given),
      status: 'completed',
    })),
  ]
}

function responseOf(model: string, reply: Reply, output: readonly Item[], status?: string) {
  const reason = reply.stop === 'length' || reply.stop === 'refused' ? incomplete[reply.stop] : null
  return {
    id: 'response-1',
    object: 'response',
    created_at: 0,
    status: status ?? (reason ? 'incomplete' : 'completed'),
    model,
    error: null,
    incomplete_details: reason ? { reason } : null,
    output,
    ...(reply.usage ? { usage: usageOf(reply) } : {}),
  }
}
