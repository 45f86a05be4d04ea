import type {
  Activity,
  AdmissionPorts,
  ArtifactReference,
  AuditEntry,
  Call,
  FactValue,
  LabelSet,
  MediaType,
  NewMovement,
  Persona,
  Principal,
  Prompt,
  Provider,
  ReferenceData,
  ReferenceVersion,
  RunRecord,
  Scorer,
  ShownText,
  Skill,
  Validator,
  VisitRecord,
  Waiting,
} from '@fcc/contracts'
import type { GivenSignature } from '@fcc/contracts/questions'
import type { ContentGovernor, Governance } from '@fcc/governance'
import type { ProviderHealth } from './provider-health.ts'

/** Code with the settings its plugin has for this tenant. */
export interface Configured<Code> {
  readonly code: Code
  readonly settings: unknown
}

/** The code of an assembly, by full id. */
export interface VisitCode {
  skill(id: string): Configured<Skill> | undefined
  scorer(id: string): Configured<Scorer> | undefined
  validator(id: string): Configured<Validator> | undefined
  provider(id: string): Configured<Provider> | undefined
}

/** Content to be kept: addressed at once, sealed and written with the visit. */
export interface ContentDraft {
  readonly name: string
  readonly text: string
  readonly mediaType: MediaType
  readonly labels: LabelSet
  readonly producedBy: string
  /** Whose data it is, by keyed references; the run's subjects where absent. */
  readonly subjects?: readonly string[] | undefined
}

/** A person's answer, or what a question came to; opened. */
export type Approval = GivenSignature

/** What a question that can expire has come to. */
export interface QuestionOutcome {
  readonly question: Waiting & { readonly activity: string; readonly binding: string }
  readonly decision: Approval['decision']
  /** Whose answer decided it; absent where the time did. */
  readonly by?: Principal | undefined
  /** Who had said yes, by id. */
  readonly signed: readonly string[]
  /** RFC 3339. */
  readonly at: string
}

/** What is committed together. */
export interface VisitOutcome {
  readonly run: RunRecord
  readonly visit: VisitRecord | undefined
  readonly entries: readonly AuditDraft[]
  /** What moves on accounts with the visit. */
  readonly ledger?: readonly NewMovement[] | undefined
}

/** An audit entry before it has an id, a time and a source. */
export interface AuditDraft {
  readonly type: AuditEntry['type']
  readonly subject: string
  /** The visit that the entry is the document of. */
  readonly visit?: string | undefined
  readonly data: AuditEntry['data']
}

/**
 * Everything a visit needs from outside, for one run. The content that goes through these ports
 * is plain; whoever implements them seals it.
 */
export interface VisitPorts {
  readonly governance: Governance
  readonly governor: ContentGovernor
  readonly code: VisitCode
  readonly tenant: Call['tenant']
  readonly signal: AbortSignal
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Facts of namespaces that read, at the visit's clock: `namespace.name` → value. */
  readFacts(now: number, run: RunRecord): Readonly<Record<string, FactValue>>
  /** Whether a skill may set a fact to a value: declared by its own plugin, of the declared type and values. */
  mayFactBe(skill: string, fact: string, value: FactValue): boolean
  composePrompt(
    prompt: Prompt,
    context: { readonly persona: Persona; readonly node: string },
  ): Prompt
  /** A digest under the tenant's key. */
  keyedDigest(text: string): string
  readonly contents: {
    read(reference: ArtifactReference): string | Promise<string>
    /** Addresses a draft; it becomes durable with the visit that made it. */
    stage(draft: ContentDraft): ArtifactReference
  }
  readonly journal: {
    /**
     * What the journal has of an activity, its result opened.
     *
     * @param asked what is asked now: a replay holds it against what was asked then
     */
    find(
      activity: string,
      asked: unknown,
    ): { readonly activity: Activity; readonly result?: unknown } | undefined
    /** Whether the result of an activity is known: which of several that might have given it was asked. */
    isSettled(activity: string): boolean
    /** The clock as a broken-off attempt at this visit first read it. */
    startedAt(visit: string): number | undefined
    /** The activities of a visit that were begun, and of which no result is known. */
    unsettled(visit: string): readonly string[]
    intend(activity: Activity, request: unknown): Promise<void>
    /**
     * Notes a result, and has it durable when it settles; but for one that is for the visit's commit alone, which
     * may come with that. It is durable before another intent all the same.
     */
    settle(activity: string, result: unknown, forCommit?: boolean): Promise<void>
  }
  /**
   * Resolves a secret that these settings name, now.
   *
   * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS
   */
  secret(settings: unknown, reference: string): Promise<string>
  /** Reference data of every tenant, read-only. */
  readonly referenceData: {
    /** The version that is asked for, or the newest. @throws FccError FCC_REFERENCE_UNKNOWN */
    find(name: string, version?: ReferenceVersion): Promise<ReferenceData>
    /** @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED */
    text(which: Pick<ReferenceData, 'name' | 'version' | 'digest'>): Promise<string>
  }
  /** Reaches a service; governance has looked at what is sent. */
  fetch(url: URL, request: RequestInit): Promise<Response>
  /** Knows which providers and services are left alone at present; nobody is where it is absent. */
  readonly health?: ProviderHealth | undefined
  readApproval(activity: string): Promise<Approval | undefined>
  /**
   * Keeps what a question came to, once and before anything is done by it.
   *
   * @throws FccError FCC_STORE_ALREADY_ANSWERED, FCC_STORE_APPROVAL_VOID where an answer or an outcome was
   * there first, so that it is to be decided anew
   *
   * Absent where nothing is written: then questions come to what is kept of them, and to nothing by the time.
   */
  readonly settleQuestion?: ((outcome: QuestionOutcome) => Promise<void>) | undefined
  /** Who is asked before a visit begins; everything passes where absent. */
  readonly admission?: AdmissionPorts | undefined
  /** What shows an outcome while it is written, where somebody in this process watches now. */
  readonly show?: (() => ((shown: ShownText) => void) | undefined) | undefined
  /** Makes the outcome durable, all of it or nothing. */
  commit(outcome: VisitOutcome): void | Promise<void>
}
