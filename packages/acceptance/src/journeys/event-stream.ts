/** One server-sent event. */
export interface StreamEvent {
  readonly name: string
  readonly data: unknown
}

/** Reads server-sent events as they come, until the server ends the stream or breaks off. */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = new TextDecoder()
  let pending = ''
  for await (const chunk of body) {
    const blocks = (pending + decoder.decode(chunk, { stream: true })).split('\n\n')
    pending = blocks.pop() ?? ''
    yield* blocks.map(parseEvent)
  }
}

function parseEvent(block: string): StreamEvent {
  const lines = block.split('\n')
  const field = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))
  return { name: field('event')[0] ?? '', data: JSON.parse(field('data').join('\n')) }
}
