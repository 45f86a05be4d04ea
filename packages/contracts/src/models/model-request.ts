import type { ToolChoice } from '../caller-tools/caller-tools.ts'
import type { MediaType } from '../content/content.ts'
import type { Call } from '../content/subject.ts'
import type { AttachmentPart, JsonSchema, Message, ToolDefinition } from './message.ts'

/**
 * One request to a model. It holds nothing but what governance looked at: every text, name and
 * argument in it passed `prompt`, and `egress` where it leaves the process.
 */
export interface ModelRequest {
  readonly messages: readonly Message[]
  /** The tools that it may ask for; empty where there are none. */
  readonly tools: readonly ToolDefinition[]
  /** What of them it has to ask for; a provider that cannot tell its model so leaves it out, and the answer is held to it. */
  readonly toolChoice?: ToolChoice | undefined
  /** The artifact that is wanted. */
  readonly wanted: {
    readonly name: string
    readonly mediaType: MediaType
    /** What the answer has to follow: its text is then one JSON value, and nothing beside it. */
    readonly schema?: JsonSchema | undefined
  }
  /** The same for the same run data, so that a deterministic provider gives the same bytes. */
  readonly seed: string
  readonly limits: {
    /** The most tokens the answer may have; the provider's own limit where absent. */
    readonly outputTokens?: number | undefined
  }
}

/** What a call to a provider carries besides settings. */
export interface ModelCall<Settings = unknown> extends Call<Settings> {
  /**
   * Hears the text of the answer as it comes, piece by piece, where somebody is to be shown it; the next piece
   * waits until this one was taken. `generate` calls it, and no provider.
   */
  readonly onText?: ((text: string) => void | Promise<void>) | undefined
  /**
   * The bytes of an attachment of this request.
   *
   * @throws ProviderFailure `failed` for one that is not of this request
   */
  attachment?(part: Pick<AttachmentPart, 'address' | 'mediaType'>): Promise<Uint8Array>
  /** The same act has the same key, however often it is asked for. */
  readonly idempotencyKey: string
  /**
   * Resolves a secret that the settings name (`env:NAME`, `file:PATH`), at the moment of the call.
   *
   * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
   */
  secret(reference: string): Promise<string>
  /**
   * Takes what the other side says of its own limits with an answer, so that nobody in this process asks
   * in vain. Absent where nobody listens.
   */
  readonly onRateLimit?: ((limit: RateLimit) => void) | undefined
}

/** What a provider says of one of its limits on the rate of requests or tokens. */
export interface RateLimit {
  /** How many requests are left, or tokens where tokens are counted. */
  readonly left: number
  /** When they are there again, in milliseconds from now. */
  readonly resetMs: number
  readonly of: 'requests' | 'tokens'
}
