import type { MediaType } from '../content/content.ts'

/**
 * Where a text of a prompt comes from; what is `form`, `input` or `feedback` is not only the host's words.
 * - `persona`: who the model is to be
 * - `rules`: what the tenant's constitutions ask for in words
 * - `task`: what is asked
 * - `form`: a template, filled
 * - `template`: a template that tells in comments what belongs in their place: its slots and comments are
 *   filled by whoever answers, out of the inputs beside it
 * - `input`: an artifact that was handed over
 * - `feedback`: an artifact that came back
 */
export const TEXT_SOURCES = [
  'persona',
  'rules',
  'terms',
  'task',
  'form',
  'template',
  'input',
  'feedback',
] as const
export type TextSource = (typeof TEXT_SOURCES)[number]

/** A value that JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** A JSON schema (draft 2020-12). */
export type JsonSchema = { readonly [key: string]: JsonValue }

/** A piece of text. */
export interface TextPart {
  readonly kind: 'text'
  readonly text: string
  /** What a composed prompt says of it; a model's own words have none. */
  readonly source?: TextSource | undefined
  /** The artifact (`input`, `feedback`), the template (`form`, `template`) or the action (`task`) that it is. */
  readonly name?: string | undefined
  /** How an artifact's text is to be read. */
  readonly mediaType?: MediaType | undefined
}

/** A model asks for a tool. */
export interface ToolCallPart {
  readonly kind: 'tool_call'
  /** Ties the result to the call; unique within a conversation. */
  readonly id: string
  readonly tool: string
  readonly arguments: JsonValue
}

/** What a tool gave back. */
export interface ToolResultPart {
  readonly kind: 'tool_result'
  /** The id of the call. */
  readonly id: string
  readonly tool: string
  readonly text: string
  /** True where the tool says that it failed; the text then says how. */
  readonly failed?: boolean | undefined
}

/** Something that is too large or not text, by reference: the bytes are read where they are sent. */
export interface AttachmentPart {
  readonly kind: 'attachment'
  readonly name: string
  /** An IANA media type: `image/png`. */
  readonly mediaType: string
  /** The keyed address of the bytes. */
  readonly address: string
}

/** A part of a message. */
export type MessagePart = TextPart | ToolCallPart | ToolResultPart | AttachmentPart

/** One message of a conversation with a model. Tool results are messages of role `tool`. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly parts: readonly MessagePart[]
}

/** A prompt as it is composed, and as `prompt.compose` leaves it. */
export interface Prompt {
  readonly system: readonly TextPart[]
  readonly user: readonly TextPart[]
}

/** A tool that a model may ask for. */
export interface ToolDefinition {
  readonly name: string
  readonly description: string
  /** A JSON schema (draft 2020-12) of the arguments: an object. */
  readonly parameters: JsonSchema
}

/**
 * A text of a prompt.
 *
 * @example
 * textPart('Begin with a greeting.', 'task')
 */
export function textPart(
  text: string,
  source?: TextSource,
  name?: string,
  mediaType?: MediaType,
): TextPart {
  return {
    kind: 'text',
    text,
    ...(source === undefined ? {} : { source }),
    ...(name === undefined ? {} : { name }),
    ...(mediaType === undefined ? {} : { mediaType }),
  }
}
