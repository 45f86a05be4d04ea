/** What a model is asked, whatever the wire. */
export interface WireRequest {
  readonly model: string
  /** Every text of the request, in order. */
  readonly texts: readonly string[]
  /** The files that go with it, in order. */
  readonly files: readonly WireFile[]
  /** Names of the tools that it may ask for. */
  readonly tools: readonly string[]
  /** Which of them it has to ask for, in the words of the wire. */
  readonly toolChoice: unknown
  readonly hasSchema: boolean
  readonly isStreamed: boolean
}

/** A file, as a wire has it. */
export interface WireFile {
  readonly mediaType: string
  readonly base64: string
}

/** A tool that a model asks for. */
export interface AskedTool {
  readonly id: string
  readonly name: string
  readonly arguments: unknown
}

/** What a model answers, whatever the wire. */
export interface Reply {
  readonly text: string
  readonly tools: readonly AskedTool[]
  readonly stop: 'end' | 'tools' | 'length' | 'refused'
  /** Tokens as they are said; anything, for a server may say anything, and none where absent. */
  readonly usage?: { readonly input: unknown; readonly output: unknown } | undefined
  /** How many characters of text or arguments go into one piece of a stream. */
  readonly pieceLength: number
}

/** An event of a stream: its data, and its name where the wire names them. */
export interface WireEvent {
  readonly name?: string | undefined
  /** JSON, or a text that is sent as it is. */
  readonly data: unknown
}

/** One format in which models are asked. */
export interface Wire {
  readonly path: string
  /** The header that holds the key. */
  readonly keyHeader: string
  read(body: Readonly<Record<string, unknown>>): WireRequest
  whole(model: string, reply: Reply): unknown
  events(model: string, reply: Reply): readonly WireEvent[]
  /** An error as this wire says it, with the word by which it names it, and its sentence. */
  error(word: string, message: string): unknown
}

/** A text in pieces of so many characters, as code points; none for the empty text. */
export function pieces(text: string, length: number): readonly string[] {
  const points = [...text]
  return Array.from({ length: Math.ceil(points.length / length) }, (_, at) =>
    points.slice(at * length, (at + 1) * length).join(''),
  )
}

/** All texts anywhere within a value, in order. */
export function textsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsWithin)
}

const dataAddress = /^data:([a-z]+\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=]*)$/

/** All files anywhere within a value, in order: as `data:` addresses, or with their type beside them. */
export function filesWithin(value: unknown): readonly WireFile[] {
  const [, mediaType, base64 = ''] = (typeof value === 'string' && dataAddress.exec(value)) || []
  if (mediaType !== undefined) return [{ mediaType, base64 }]
  if (typeof value !== 'object' || value === null) return []
  const { media_type: type, data } = value as Readonly<Record<string, unknown>>
  if (typeof type === 'string' && typeof data === 'string') {
    return [{ mediaType: type, base64: data }]
  }
  return Object.values(value).flatMap(filesWithin)
}

/** The names of tools, wherever a wire has them. */
export function toolNames(tools: unknown): readonly string[] {
  if (!Array.isArray(tools)) return []
  return (tools as readonly { name?: string; function?: { name?: string } }[]).map(
    (tool) => tool.name ?? tool.function?.name ?? '',
  )
}
