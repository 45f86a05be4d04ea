import {
  type AttachmentPart,
  estimatedTokens,
  type MessagePart,
  type ModelRequest,
  type ModelTokens,
  type TextPart,
  type ToolResultPart,
  type TrimmedText,
} from '@fcc/contracts'
import { textsOf } from './texts-of.ts'

/** What a message takes beside its texts, and what stands around one of others: in tokens, at most. */
const PER_MESSAGE = 8
const PER_FENCE = 64

/** A text that may be cut: what others wrote. */
type Cuttable = (TextPart | ToolResultPart) & { readonly text: string }

/** A request that fits, with what was cut for that; or by how much what may not be cut is too long. */
export type FittedRequest =
  | {
      readonly kind: 'fits'
      readonly request: ModelRequest
      readonly trimmed: readonly Omit<TrimmedText, 'turn'>[]
    }
  | { readonly kind: 'too_long'; readonly tokens: number; readonly room: number }
  /** Of attachments nobody can tell how much they take: their media types. */
  | { readonly kind: 'uncounted'; readonly types: readonly string[] }

/**
 * Makes a request fit what its model takes. What is handed over, what came back and what tools gave may be
 * cut; persona, rules, task, form, template, schema and tools never are. The longest are cut, all to one
 * length, so that short ones stay whole; each at the end of a line or word, with a line that says so. Attachments
 * take their room whole.
 *
 * @param bytesOf reads an attachment
 * @example
 * await fitRequest(request, { context: 128_000, answer: 8192 })
 */
export async function fitRequest(
  request: ModelRequest,
  tokens: ModelTokens,
  bytesOf?: (part: AttachmentPart) => Promise<Uint8Array>,
): Promise<FittedRequest> {
  const room = tokens.context - (request.limits.outputTokens ?? tokens.answer)
  const texts = textsOf(request)
  const parts = request.messages.flatMap((message) => message.parts)
  const cuttable = parts.filter(isCuttable)
  const attached = await attachedTokens(parts.filter(isAttachment), tokens, bytesOf)
  if (typeof attached !== 'number') return { kind: 'uncounted', types: attached }
  const around = request.messages.length * PER_MESSAGE + parts.length * PER_FENCE + attached
  // No tokenizer makes more tokens than there are bytes: what is short enough needs no counting.
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), around)
  if (bytes <= room) return { kind: 'fits', request, trimmed: [] }
  const count = async (text: string) =>
    tokens.count === undefined ? estimatedTokens(text) : tokens.count(text)
  const lengths: number[] = []
  for (const { text } of cuttable) lengths.push(await count(text))
  const without = withCuts(request, new Map(cuttable.map((part) => [part, ''])))
  const fixed = around + (await count(textsOf(without).join('\n')))
  if (sumOf(lengths) + fixed <= room) return { kind: 'fits', request, trimmed: [] }
  const level = levelOf(lengths, room - fixed - cuttable.length * PER_FENCE)
  if (level < 1) return { kind: 'too_long', tokens: fixed, room }
  const cuts = new Map<Cuttable, string>()
  const trimmed: Omit<TrimmedText, 'turn'>[] = []
  for (const [at, part] of cuttable.entries()) {
    const length = lengths[at] ?? 0
    if (length <= level) continue
    const cut = await beginningOf(part.text, length, level, count)
    cuts.set(part, cut.text)
    trimmed.push({
      source: part.kind === 'tool_result' ? 'tool_result' : (part.source as 'input' | 'feedback'),
      name: (part.kind === 'tool_result' ? part.tool : part.name) ?? '',
      tokens: length,
      kept: cut.tokens,
      counted: tokens.count === undefined ? 'by_estimate' : 'by_tokenizer',
    })
  }
  return { kind: 'fits', request: withCuts(request, cuts), trimmed }
}

function isAttachment(part: MessagePart): part is AttachmentPart {
  return part.kind === 'attachment'
}

/** What attachments take together; the media types of those of which nobody can tell, where there are some. */
async function attachedTokens(
  parts: readonly AttachmentPart[],
  tokens: ModelTokens,
  bytesOf: ((part: AttachmentPart) => Promise<Uint8Array>) | undefined,
): Promise<number | readonly string[]> {
  const uncounted = new Set<string>()
  let sum = 0
  for (const part of parts) {
    const { mediaType } = part
    const count =
      tokens.attachment && bytesOf
        ? await tokens.attachment({ mediaType, bytes: await bytesOf(part) })
        : undefined
    // No number, or one that would make room.
    if (count === undefined || !(count >= 0)) uncounted.add(mediaType)
    else sum += count
  }
  return uncounted.size > 0 ? [...uncounted].sort() : sum
}

function isCuttable(part: MessagePart): part is Cuttable {
  if (part.kind === 'tool_result') return true
  return part.kind === 'text' && (part.source === 'input' || part.source === 'feedback')
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0)
}

/** The length to which the longest are cut so that all of them fit; below 1 where nothing does. */
function levelOf(lengths: readonly number[], room: number): number {
  const ascending = [...lengths].sort((one, other) => one - other)
  let left = room
  for (const [at, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - at))
    if (length > share) return share
    left -= length
  }
  return ascending.at(-1) ?? 0
}

/** The beginning of a text, of at most so many tokens, with the line that says that it was cut. */
async function beginningOf(
  text: string,
  tokens: number,
  level: number,
  count: (text: string) => Promise<number>,
): Promise<{ readonly text: string; readonly tokens: number }> {
  let most = Math.floor((text.length * level) / tokens)
  for (;;) {
    const kept = atBreak(text, most)
    const counted = kept === '' ? 0 : await count(kept)
    if (counted <= level) {
      const mark = `[cut here: these are the first ${kept.length} of ${text.length} characters]`
      return { text: kept === '' ? mark : `${kept}\n${mark}`, tokens: counted }
    }
    // Text that is denser at its beginning than on average: each try is shorter by a twentieth at least.
    most = Math.min(Math.floor((kept.length * level) / counted), Math.floor(kept.length * 0.95))
  }
}

/** The beginning of a text, up to a line or a word that ends near. */
function atBreak(text: string, most: number): string {
  const cut = text
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, '')
  const least = Math.floor(cut.length * 0.8)
  const line = cut.lastIndexOf('\n')
  if (line > least) return cut.slice(0, line)
  const word = cut.lastIndexOf(' ')
  return word > least ? cut.slice(0, word) : cut
}

function withCuts(request: ModelRequest, cuts: ReadonlyMap<Cuttable, string>): ModelRequest {
  return {
    ...request,
    messages: request.messages.map(({ role, parts }) => ({
      role,
      parts: parts.map((part) => {
        const text = isCuttable(part) ? cuts.get(part) : undefined
        return text === undefined ? part : ({ ...part, text } as MessagePart)
      }),
    })),
  }
}
