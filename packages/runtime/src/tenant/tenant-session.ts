import type {
  CloudEvent,
  CommandFile,
  Content,
  Decision,
  Principal,
  RunQuery,
  RunRecord,
  RunSummary,
  StoredAuditEntry,
  VisitRecord,
} from '@fcc/contracts'
import type { RuleLook } from '@fcc/governance'
import type { InputValue } from '@fcc/simulation'
import type { TenantPressure } from '../backpressure/tenant-pressure.ts'
import type { ApiKey, ShownApiKey } from '../credentials/api-key.ts'
import type { RunRecording } from '../recording/record-run.ts'
import type { ReplayOptions } from '../replay/replay-run.ts'
import type { RunReplay } from '../replay/run-replay.ts'
import type { PrunedRecords } from '../retention/prune-records.ts'
import type { RunHandle } from '../run/run-handle.ts'
import type { StartOptions } from '../run/start-options.ts'
import type { GrantedReading } from './boundary/granted-reading.ts'
import type { NewApiKey } from './session/api-keys.ts'
import type { DecisionRequest, DecisionResult } from './session/decision-request.ts'
import type { EventActs } from './session/event-acts.ts'
import type { Grant, NewGrant } from './session/grants.ts'
import type { InboxItem, Question } from './session/inbox-item.ts'
import type { ProviderStanding } from './session/list-providers.ts'
import type { GivenAnswer } from './session/read-answers.ts'
import type { CatalogueContents, TenantDiagnostics } from './session/read-catalogue.ts'
import type { EntryQuery, PlacedEntry } from './session/read-entries.ts'
import type { ReportActs } from './session/report-acts.ts'
import type { ResumedRuns } from './session/resume-all.ts'
import type { ShreddingHeard } from './session/shred-subject.ts'
import type { ProviderTest } from './session/test-provider.ts'
import type { WebhookActs } from './session/webhook-acts.ts'

/** How to start a run. */
export interface RunOptions extends StartOptions {
  /** Whether this process stays while a person is waited for. */
  readonly wait?: boolean | undefined
  /**
   * Whether outcomes are shown while they are written, to whoever reads `shown()` of the handle: a reading, so
   * it takes `outcomes:read` of the scenario besides `runs:start`. A run that was there already is shown to
   * whoever has the roles that it was started with.
   */
  readonly watch?: boolean | undefined
}

/** An answer to a run that waits for a person. */
export interface Answer {
  readonly decision: 'approved' | 'rejected' | 'waived'
  /** Sealed with the run's content. */
  readonly note?: string | undefined
  /** The question that is answered, where branches of a run ask several: the first by default. */
  readonly activity?: string | undefined
  /**
   * `shown` of the question as it was read. Without it nothing is approved or waived, unless
   * `approvals.unread` of the host allows that; nobody has to have read what they reject.
   */
  readonly shown?: string | undefined
}

/** An audit export: one file, with what is needed to verify it. */
export interface AuditExport {
  readonly text: string
  readonly verifierKey: string
  readonly checkpoint: string
}

/** What to export, and as what. */
export interface ExportWanted {
  /** An exporter: its whole id, or its name where only one has it. */
  readonly format: string
  /** The run to export; the tenant's whole audit log where absent. */
  readonly run?: string | undefined
  /** What for; it is kept in the log. */
  readonly purpose?: string | undefined
  /** Handed to the exporter; aborted when nobody waits any more. */
  readonly signal?: AbortSignal | undefined
}

/** A file as an exporter wrote it. Never content: an exporter is given nothing that is sealed. */
export interface ExportedFile {
  /** The exporter's whole id. */
  readonly exporter: string
  readonly mediaType: string
  /** How a file of it ends, without the first dot. */
  readonly extension: string
  readonly text: string
}

/** Everything that is known of one run. Never content. */
export interface RunExplanation {
  readonly run: RunRecord
  /** What was decided of its input, before its first visit. */
  readonly intake: readonly Decision[]
  readonly visits: readonly VisitRecord[]
  readonly entries: readonly StoredAuditEntry[]
  /**
   * What every rule made of a decision's input, as it came: those that did not fire too, with the facts that
   * each saw. By the constitutions that the run was planned with; `undefined` where they cannot be had any
   * more, because the run's subject was erased or a plugin of then is gone.
   */
  readonly looks: (decision: Decision) => readonly RuleLook[] | undefined
}

/** What one principal may do in one tenant. */
export interface TenantSession extends WebhookActs, EventActs, ReportActs {
  readonly tenant: string
  readonly principal: Principal
  /**
   * Starts a scenario on input; the executor takes it from there. Whoever starts a run is told what becomes of
   * it: `runs:start` covers its record and its events by this handle, and `outcomes:read` what is shown.
   *
   * @throws FccError FCC_ACCESS_DENIED, FCC_SCENARIO_UNKNOWN, FCC_PURPOSE_UNKNOWN, FCC_INPUT_*: nothing has
   * happened then
   * @example
   * const run = await session.start('deidentify-and-release', { note })
   * console.log((await run.finished()).state)
   */
  start(
    scenario: string,
    input: Readonly<Record<string, InputValue>>,
    options?: RunOptions,
  ): Promise<RunHandle>
  runs(query?: RunQuery): Promise<readonly RunSummary[]>
  /** @throws FccError FCC_RUN_UNKNOWN */
  run(id: string): Promise<RunRecord>
  /** @throws FccError FCC_RUN_UNKNOWN */
  explain(id: string): Promise<RunExplanation>
  /**
   * Makes a run once more from what is kept of it, without network: what models, services and people answered
   * is answered by the journal, the rest is made anew and held against the record, byte for byte. Nothing is
   * written. With `current` by the plan of today: it says where a changed persona, prompt or rule leads elsewhere.
   *
   * @throws FccError FCC_RUN_UNKNOWN, FCC_SEALING_SHREDDED where its subject was erased
   * @example
   * const { departure } = await session.replay(run.id)
   * if (departure) console.log(departure.at, departure.differences)
   */
  replay(id: string, options?: ReplayOptions): Promise<RunReplay>
  /**
   * What models answered in a run that is over, sealed under a key of its own, for runs elsewhere to answer
   * from. Each answer is decided about at `release` for whoever takes it, and the act is written down before
   * anything is handed over. What has left in it no erasure reaches any more.
   *
   * @throws FccError FCC_RUN_UNKNOWN, FCC_RECORDING_RUN_OPEN, FCC_RECORDING_EMPTY, FCC_RECORDING_WITHHELD,
   * FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED where its subject was erased
   * @example
   * const { bytes, key } = await session.recording(run.id)
   * await writeFile('demo.rec', bytes)
   */
  recording(id: string, options?: { readonly purpose?: string | undefined }): Promise<RunRecording>
  /**
   * The events of a run: those that are known, then those to come, wherever they happen, until the run
   * ends or the signal is aborted. Who lost a connection gives the id of the last event that arrived.
   *
   * @throws FccError FCC_RUN_UNKNOWN
   * @example
   * for await (const event of session.events(id, { after: request.headers['last-event-id'] })) send(event)
   */
  events(
    id: string,
    options?: { readonly after?: string | undefined; readonly signal?: AbortSignal | undefined },
  ): AsyncIterable<CloudEvent>
  /**
   * Follows a run, wherever it is executed; nothing becomes of it by that. It takes `runs:read` besides
   * `runs:watch`, for the handle gives the run's record; `events` alone takes `runs:watch`. Nothing is shown.
   *
   * @throws FccError FCC_RUN_UNKNOWN
   * @example
   * const { state } = await (await session.follow(id)).finished()
   */
  follow(id: string, options?: { readonly wait?: boolean }): Promise<RunHandle>
  /**
   * Has a run continue, and follows it. What waits for a provider or a version, is paused or in
   * quarantine continues by this command; what waits for a person continues by an answer. A run that is
   * being executed, here or elsewhere, is left to it. How it continues is the result of this act: `runs:resume`
   * covers the record and the events by this handle. Nothing is shown.
   *
   * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_OVER, FCC_RUN_VERSION, FCC_RUN_QUARANTINED
   */
  resume(
    id: string,
    options?: {
      readonly wait?: boolean
      readonly acceptVersion?: boolean
      readonly fromQuarantine?: boolean
    },
  ): Promise<RunHandle>
  /**
   * Resumes every run that other versions of plugins hold, by one act; each gets an entry of its own.
   *
   * @example
   * const { resumed, refused } = await session.resumeAll({ acceptVersion: true })
   */
  resumeAll(options?: { readonly acceptVersion?: boolean }): Promise<ResumedRuns>
  /** What waits for an answer that this principal may give, the newest run first: at most 100 by default. Never content. */
  inbox(query?: { readonly limit?: number | undefined }): Promise<readonly InboxItem[]>
  /**
   * What a question is about, as far as this principal may see it by the rules at `release`; written down
   * before it is handed over. The first open question of the run, or the one that is named.
   *
   * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_NOT_WAITING, FCC_APPROVAL_ROLE
   * @example
   * const { artifacts, shown } = await session.question(id)
   * await session.answer(id, { decision: 'approved', shown })
   */
  question(id: string, activity?: string): Promise<Question>
  /**
   * Answers a run that waits for a person. The holder of the run, or who resumes it, takes it from there; with
   * `enqueue`, once it has all that was asked for, the executor does at once, whoever may resume it.
   *
   * @throws FccError FCC_RUN_NOT_WAITING, FCC_APPROVAL_ROLE, FCC_APPROVAL_NOT_SEPARATE,
   * FCC_APPROVAL_UNREAD where it does not say what was read, FCC_APPROVAL_CHANGED where that has changed
   * since, FCC_STORE_ALREADY_ANSWERED
   */
  answer(id: string, answer: Answer, options?: { readonly enqueue?: boolean }): Promise<void>
  /**
   * The answers that people gave in a run, with their notes: each note as the rules at `release` leave it for
   * this principal, and in the log.
   *
   * @throws FccError FCC_RUN_UNKNOWN, FCC_SEALING_SHREDDED
   */
  answers(id: string): Promise<readonly GivenAnswer[]>
  /** Ends a run as cancelled, here or in the process that holds it. `runs:cancel` covers the record that it gives. */
  cancel(id: string): Promise<RunRecord>
  /**
   * Lets the visit under way end, then holds the run until it is resumed. Another process that holds the
   * run is asked to, and the run is given back as it still is. `runs:pause` covers the record that it gives.
   *
   * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
   */
  pause(id: string, say?: string): Promise<RunRecord>
  /**
   * Holds a run at once, until somebody takes it out of quarantine. Another process that holds the run is
   * asked to, and the run is given back as it still is. `runs:quarantine` covers the record that it gives.
   *
   * @throws FccError FCC_RUN_STATE, FCC_RUN_OVER
   */
  quarantine(id: string, say?: string): Promise<RunRecord>
  /**
   * The content of an outcome, as the rules at `release` leave it for this principal and purpose: one that
   * the run released, or one that its scenario releases to readers. Each reading is a decision of its own,
   * in the log before anything is handed over.
   *
   * @param options.purpose one of the scenario's purposes; the run's own by default
   * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED
   */
  outcome(
    id: string,
    name: string,
    options?: { readonly purpose?: string | undefined },
  ): Promise<Content>
  /**
   * The content of what a step made and nobody released, also what a gate rejected: `STEP/ARTIFACT` as the run's
   * record has it. Under a permission of its own, and decided and written down as the reading of an outcome is.
   *
   * @throws FccError FCC_ARTIFACT_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_PURPOSE_UNKNOWN, FCC_SEALING_SHREDDED
   * @example
   * const { text } = await session.work(run.id, 'research/findings')
   */
  work(
    id: string,
    name: string,
    options?: { readonly purpose?: string | undefined },
  ): Promise<Content>
  /**
   * The text of a file as a run would take it in: looked at by the tenant's rules at `run_input`, audited,
   * and as their remedies leave it.
   *
   * @throws FccError FCC_CONTENT_HALTED, FCC_CONTENT_REJECTED, FCC_CONTENT_NOT_INSPECTED
   */
  read(file: CommandFile): Promise<string>
  /**
   * Whether something may be done outside of a run, by the tenant's rules of today: for hosts that call models
   * and tools themselves. It is in the audit log before this answers, and nothing is done by it.
   *
   * @throws FccError FCC_DECISION_POINT, FCC_ID_INVALID, FCC_PROVIDER_MISSING, FCC_PERSONA_UNKNOWN, FCC_LABELS_*
   * @example
   * const { decision, texts } = await session.decide({ at: ['prompt', 'egress'], subject: 'chat', content, provider: 'openai' })
   * if (decision === 'allow') await send(texts)
   */
  decide(
    request: DecisionRequest,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<DecisionResult>
  /**
   * Makes an API key for a program, bound to this tenant, to roles, to a tier and to a time. Its text is in what
   * comes back, and nowhere else. Nobody gives a role that they do not have unless `api_keys:grant` names it.
   *
   * @throws FccError FCC_API_KEY_INVALID, FCC_API_KEY_ROLE, FCC_ACCESS_DENIED
   * @example
   * const { key } = await session.createApiKey({ name: 'nightly load', roles: ['developer'], expiresInDays: 90 })
   */
  createApiKey(wanted: NewApiKey): Promise<ShownApiKey>
  /** The keys of the tenant, those that are over among them, without their texts. */
  apiKeys(): Promise<readonly ApiKey[]>
  /**
   * Gives a key another secret under the same id. What was shown before is accepted for `overlapSeconds` more, an
   * hour by default, so that programs can change over.
   *
   * @throws FccError FCC_API_KEY_UNKNOWN, FCC_API_KEY_OVER, FCC_API_KEY_INVALID, FCC_ACCESS_DENIED
   */
  rotateApiKey(
    id: string,
    options?: { readonly overlapSeconds?: number | undefined },
  ): Promise<ShownApiKey>
  /** Ends a key at once, in every process. Idempotent. @throws FccError FCC_API_KEY_UNKNOWN, FCC_ACCESS_DENIED */
  revokeApiKey(id: string): Promise<ApiKey>
  /**
   * Lets somebody of another tenant read here: one principal or a role, some kinds of records, for a purpose, until
   * a day. Written down before it holds. Only a permission that writes `grants:create` out gives this.
   *
   * @throws FccError FCC_GRANT_INVALID, FCC_GRANT_TOO_MANY, FCC_ACCESS_DENIED
   * @example
   * await session.createGrant({
   *   to: { tenant: 'lakeside', role: 'auditor' },
   *   what: ['runs', 'artifacts'],
   *   purpose: 'joint review',
   *   until: '2027-01-31T00:00:00Z',
   * })
   */
  createGrant(wanted: NewGrant): Promise<Grant>
  /** What the tenant granted, with what is over among it. */
  grants(): Promise<readonly Grant[]>
  /** Takes a grant back, at once, in every process and for what is open by it. Idempotent. @throws FccError FCC_GRANT_UNKNOWN */
  revokeGrant(id: string): Promise<Grant>
  /**
   * Reads in another tenant by what it granted. Each call of what comes back asks for the grant again, is decided by
   * the rules of both tenants at `cross_tenant_query`, and is in both logs. **Where that tenant never granted this
   * one anything, this tenant is locked** until a person of the host unlocks it.
   *
   * @throws FccError FCC_TENANT_LOCKED, FCC_GRANT_OVER, FCC_GRANT_NOT_COVERED, FCC_GRANT_FORBIDDEN, FCC_GRANT_ELSEWHERE
   * @example
   * const theirs = await session.granted('riverside', { purpose: 'joint review' })
   * for (const { id } of await theirs.runs()) console.log(await theirs.outcome(id, 'report'))
   */
  granted(tenant: string, options: { readonly purpose: string }): Promise<GrantedReading>
  /** What the tenant's catalogue has, as it is written. */
  catalogue(): Promise<CatalogueContents>
  /** Of which plugins the tenant is, and what was found wrong when it was assembled. */
  diagnostics(): Promise<TenantDiagnostics>
  /** Whether new runs are let in, by domain, and what of its own waits: nothing of other tenants, no figure of the host. */
  status(): Promise<TenantPressure>
  /** Entries of the tenant's audit log, in the order of their places. Never content. */
  entries(query?: EntryQuery): Promise<readonly PlacedEntry[]>
  /** Ends everything that somebody is signed in with in this tenant, at once in every process; how many sessions. */
  endSessions(principal: string): Promise<number>
  /** Every provider here, with whether the key that it names is there; never the key. */
  providers(): Promise<readonly ProviderStanding[]>
  /**
   * Asks a provider one small thing, with nothing of anybody in it: by the rules at `prompt` and `egress`,
   * audited. How it failed is a result. What it costs is in the result and the log, and in no run.
   *
   * @throws FccError FCC_PROVIDER_MISSING, FCC_PROVIDER_AMBIGUOUS
   * @example
   * const { outcome } = await session.testProvider('fast')
   */
  testProvider(
    id: string,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<ProviderTest>
  /**
   * Destroys the key of a subject: what was sealed under it is gone for good. What `fcc run` wrote of its runs into the
   * store's own folder is removed first. `false` when there was no key. Files that were written elsewhere (`--out`,
   * `-o`, `--record`), backups and archives are not reached.
   *
   * @throws FccError FCC_FILE_LEFT: the key is as it was then
   */
  shred(subject: string, heard?: ShreddingHeard): Promise<boolean>
  /**
   * Removes what is older than the tenant asks and no layer demands, and what nobody can open any more: contents
   * and journals of erased subjects. Gives the room back; audited. Without `apply` it only says what would go.
   *
   * @throws FccError FCC_STORE_TAMPERED
   */
  prune(options?: { readonly apply?: boolean }): Promise<PrunedRecords>
  /**
   * The audit entries of one run, each with the proof that it is in the tenant's log, under a fresh
   * checkpoint: what concerns a run without the log of everybody else.
   *
   * @throws FccError FCC_RUN_UNKNOWN
   */
  proofs(id: string): Promise<AuditExport>
  /** All audit entries of the tenant, under a fresh checkpoint. */
  exportAudit(options?: { readonly purpose?: string | undefined }): Promise<AuditExport>
  /**
   * One run, or the audit log, in the format of an installed exporter.
   *
   * @throws FccError FCC_EXPORTER_UNKNOWN, FCC_EXPORTER_FAILED, FCC_RUN_UNKNOWN
   * @example
   * const { text } = await session.exportAs({ format: 'prov-json', run: run.id })
   */
  exportAs(wanted: ExportWanted): Promise<ExportedFile>
}
