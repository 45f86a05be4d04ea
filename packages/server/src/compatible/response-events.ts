import type { StreamedEvent } from '../routes/route.ts'
import type { TurnResult } from './answer-turn.ts'
import {
  type AskedAgain,
  callItems,
  headOf,
  messageItem,
  responseOf,
  textPart,
} from './response-answers.ts'
import type { shownPieces } from './shown-pieces.ts'

type MakeEvent = (type: string, more: object) => StreamedEvent

/** An answer as the events of a stream: its message from the first text on, then the calls of tools, then its end. */
export async function* eventsOf(
  asked: AskedAgain,
  run: string,
  pieces: ReturnType<typeof shownPieces>,
): AsyncGenerator<StreamedEvent> {
  let number = 0
  const event: MakeEvent = (type, more) => {
    const data = JSON.stringify({ type, sequence_number: number, ...more })
    number += 1
    return { event: type, data }
  }
  const head = headOf(asked, run, Math.floor(Date.now() / 1000))
  const begun = { ...head, status: 'in_progress', output: [], usage: null }
  const at = { item_id: `msg_${run}`, output_index: 0, content_index: 0 }
  yield event('response.created', { response: begun })
  yield event('response.in_progress', { response: begun })
  let text = ''
  for await (const piece of pieces) {
    if (piece.kind === 'text') {
      if (text === '') yield* beginMessage(event, at, run, textPart(''))
      text += piece.text
      yield event('response.output_text.delta', { ...at, delta: piece.text, logprobs: [] })
    } else if (piece.kind === 'failed') {
      const { message, code } = piece.error.error
      yield event('error', { message, code, param: null })
      return
    } else {
      yield* endOf(asked, { event, at, text, result: piece.result })
    }
  }
}

function* beginMessage(
  event: MakeEvent,
  at: object,
  run: string,
  part: object,
): Generator<StreamedEvent> {
  const item = messageItem(run, 'in_progress', [])
  yield event('response.output_item.added', { output_index: 0, item })
  yield event('response.content_part.added', { ...at, part })
}

function* endOf(
  asked: AskedAgain,
  given: {
    readonly event: MakeEvent
    readonly at: object
    readonly text: string
    readonly result: TurnResult
  },
): Generator<StreamedEvent> {
  const { event, at, text, result } = given
  const response = responseOf(asked, result)
  const isRefused = result.kind === 'refused'
  if (text !== '') {
    yield event('response.output_text.done', { ...at, text, logprobs: [] })
    yield event('response.content_part.done', { ...at, part: textPart(text) })
  } else if (isRefused) {
    yield* beginMessage(event, at, result.run, { type: 'refusal', refusal: '' })
  }
  if (isRefused) yield event('response.refusal.done', { ...at, refusal: result.say })
  if (text !== '' || isRefused) {
    yield event('response.output_item.done', { output_index: 0, item: response.output[0] })
  }
  const first = text === '' ? 0 : 1
  for (const [index, item] of callItems(result).entries()) {
    const place = { output_index: first + index, item_id: item.id }
    const { output_index } = place
    const begun = { ...item, status: 'in_progress', arguments: '' }
    yield event('response.output_item.added', { output_index, item: begun })
    yield event('response.function_call_arguments.delta', { ...place, delta: item.arguments })
    const { name, arguments: given } = item
    yield event('response.function_call_arguments.done', { ...place, name, arguments: given })
    yield event('response.output_item.done', { output_index, item })
  }
  yield event(isRefused ? 'response.incomplete' : 'response.completed', { response })
}
