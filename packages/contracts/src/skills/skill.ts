import type { Artifact } from '../content/artifact.ts'
import type { Content } from '../content/content.ts'
import type { Call } from '../content/subject.ts'
import type { FactValue } from '../facts/fact.ts'
import type { Persona } from '../personas/persona.ts'
import type { ReferenceText, ReferenceVersion } from '../stores/reference-data-store.ts'
import type { OfferedTool } from './offered-tool.ts'
import type { ServiceRequest, ServiceResponse } from './service-request.ts'
import type { SkillConversation, SkillConversationAnswer } from './skill-conversation.ts'

/** What a skill works on. */
export interface SkillInput {
  /** What the node was handed, by artifact name; for a tool, the arguments. */
  readonly artifacts: Readonly<Record<string, Artifact>>
  /** What a feedback edge carried here, by artifact name; empty on the first passage. */
  readonly feedback: Readonly<Record<string, Artifact>>
  readonly persona: Persona
}

/** What a skill gives back. */
export interface SkillResult {
  /** The artifacts it made, by name; a string is `text/markdown`. */
  readonly artifacts: Readonly<Record<string, string | Content>>
  /** Counts and shares for people and logs; numbers only, so that no content can slip out. */
  readonly measures?: Readonly<Record<string, number>> | undefined
  /** Facts of the plugin's own namespaces, for predicates: `{ 'deidentification.route': 'expert' }`. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
}

/** What a skill's call carries besides settings. */
export interface SkillCall<Settings = unknown> extends Call<Settings> {
  /**
   * Performs something that is not deterministic, once: the intent is journaled before, the result
   * after, and from then on the journal answers. `perform` gets the idempotency key that outside
   * services should be given. Results are JSON values. What `perform` itself sends is not looked at as
   * `egress`: to reach a service, use `fetch`.
   *
   * @param name letters, dots and hyphens, with at most two digits at the end
   */
  activity<Result>(
    name: string,
    request: unknown,
    perform: (idempotencyKey: string, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>
  /**
   * Asks a service over HTTP, as an activity: what is sent passes `egress` as it would to a provider at
   * that host, what comes back passes `tool_result`, and once it came back the journal answers. The
   * idempotency key goes along as the header `idempotency-key`.
   *
   * @throws ProviderFailure where the service fails; a skill that lets it through leaves the run
   * waiting for the service, and it continues when the service is back.
   * @example
   * const response = await call.fetch('https://codes.example.org/v1/terms', { method: 'POST', body: note.text })
   */
  fetch(url: string | URL, request?: ServiceRequest): Promise<ServiceResponse>
  /**
   * Reads reference data: code lists and tables that many tenants share. Which version it was is journaled;
   * made again, the visit reads the same one. What of it goes into a prompt, a tool call or a request to a
   * service is looked at there like all else.
   *
   * @param version the one that was imported last where absent; `{ notAfter: '2026-03-14' }` is the one in
   *   force on that day, where versions are named by the day from which they are
   * @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED
   */
  referenceData(name: string, version?: ReferenceVersion): Promise<ReferenceText>
  /** Asks a model, by the same governed turns as a node that a model acts at. */
  converse(conversation: SkillConversation): Promise<SkillConversationAnswer>
  /**
   * Uses another skill as a tool, governed at `tool_call` and `tool_result`. Gives what it made, by name.
   */
  tool(
    skill: string,
    artifacts: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, Content>>>
  /**
   * Resolves a secret that the settings name (`env:NAME`, `file:PATH`), at the moment of the call.
   *
   * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
   */
  secret(reference: string): Promise<string>
}

/**
 * Code a persona can perform. Deterministic but for its activities: the same input, feedback and
 * settings give the same bytes.
 */
export interface Skill<Settings = unknown> {
  readonly id: string
  readonly title: string
  /**
   * A sentence for people with measures in braces: `{rows} rows read`. A measure with two words is the
   * first where it is 1 and the second where it is not: `{codes} {codes|code|codes}` says `1 code`.
   */
  readonly says?: string | undefined
  /** Names of the artifacts that must be there. */
  readonly input: readonly string[]
  /** Names of the artifacts it makes. */
  readonly output: readonly string[]
  /** Names of artifacts that it makes of some inputs only; nobody may count on them. */
  readonly optionalOutput?: readonly string[] | undefined
  /**
   * Where the skill is several tools: those that a model may ask for. It is asked once in a conversation. A
   * call of one runs this skill on two artifacts: `tool`, its name, and `arguments`, what a model gave as JSON.
   */
  offers?(call: SkillCall<Settings>): Promise<readonly OfferedTool[]>
  run(input: SkillInput, call: SkillCall<Settings>): SkillResult | Promise<SkillResult>
}
