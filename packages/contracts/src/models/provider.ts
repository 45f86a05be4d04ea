import type { ConnectionForm } from './connection.ts'
import type { ModelAnswer, ModelChunk } from './model-answer.ts'
import type { ModelCall, ModelRequest } from './model-request.ts'
import type { ModelTokens } from './model-tokens.ts'

/**
 * Where a provider computes.
 * - `in-process`: content never leaves, and there is no egress
 */
export const PROVIDER_LOCATIONS = ['in-process', 'loopback', 'remote'] as const

/** What rules can read of a provider. The host's configuration may set all but `location`. */
export interface ProviderAttributes {
  readonly location: (typeof PROVIDER_LOCATIONS)[number]
  readonly region: string
  /** Agreements in force: `BAA`. A provider plugin claims none; the host states them. */
  readonly agreements: readonly string[]
  /** `commercial`, `government`, `on-premises`. */
  readonly cloud: string
  /** Days that content is kept at the provider. */
  readonly retentionDays: number
}

/**
 * What a provider can do.
 * - `structure`: keeps to a form exactly, slot by slot
 * - `tools`: asks for tools, and reads their results
 * - `schema`: answers with JSON that follows a schema
 * - `attachments`: reads what a message names by reference
 */
export const PROVIDER_ABILITIES = ['structure', 'tools', 'schema', 'attachments'] as const
export type ProviderAbility = (typeof PROVIDER_ABILITIES)[number]

/**
 * A language model behind a port. It has `generate`, `stream` or both, which are one contract: the
 * pieces put together are the whole. It throws a `ProviderFailure` where it knows what failed.
 */
export interface Provider<Settings = unknown> {
  readonly id: string
  readonly title: string
  readonly attributes: ProviderAttributes
  /** True where the same request gives the same bytes; then nothing needs journaling. */
  readonly deterministic: boolean
  /** What it can do; nothing of these where absent. */
  readonly abilities?: readonly ProviderAbility[] | undefined
  /**
   * The media types of attachments that it reads, where it has that ability: `image/png`. Of those over a
   * connection, what its model reads.
   */
  readonly reads?: readonly string[] | ((settings: Settings) => readonly string[]) | undefined
  /**
   * True where a run that is started with it is answered by it and by nobody else, but for what code in this
   * process makes the same each time: a recording, beside which no model is asked.
   */
  readonly alone?: true | undefined
  /**
   * Present where it is reached over a connection: it is then no provider by itself, but a kind of which
   * the configuration sets up as many as it likes under `providers:`, each with a name and a `Connection`
   * of its own. That connection is what its calls have as `settings`.
   */
  readonly connects?: ConnectionForm | undefined
  /**
   * The names of its models, as records may keep them. The name that an answer carries comes from
   * elsewhere and may say anything: one that is not declared is kept as `undeclared`.
   */
  readonly models?: readonly string[] | ((settings: Settings) => readonly string[]) | undefined
  /** How its model counts, and how much it takes; absent where it takes whatever it is sent. */
  tokens?(settings: Settings): ModelTokens
  /** Answers whole. Needed where there is no `stream`. */
  generate?(request: ModelRequest, call: ModelCall<Settings>): Promise<ModelAnswer> | ModelAnswer
  /** Answers in pieces. Needed where there is no `generate`. */
  stream?(request: ModelRequest, call: ModelCall<Settings>): AsyncIterable<ModelChunk>
}

/** The media types of attachments that a provider reads; none where it does not have that ability. */
export function readableTypes<Settings>(
  { abilities = [], reads = [] }: Pick<Provider<Settings>, 'abilities' | 'reads'>,
  settings: Settings,
): readonly string[] {
  if (!abilities.includes('attachments')) return []
  return typeof reads === 'function' ? reads(settings) : reads
}

/** The name of a model as records may keep it: the declared one, or `undeclared`. */
export function declaredModel<Settings>(
  { models = [] }: Pick<Provider<Settings>, 'models'>,
  settings: Settings,
  answered: string,
): string {
  const declared = typeof models === 'function' ? models(settings) : models
  return declared.includes(answered) ? answered : 'undeclared'
}
