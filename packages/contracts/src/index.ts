export {
  ACCESS_ACTION_NAMES,
  ACCESS_ACTIONS,
  type AccessAction,
  type AccessActionName,
} from './access/access-actions.ts'
export { GRANTED_KINDS, type GrantedKind } from './access/granted-kinds.ts'
export { type IdForm, idProblem, MAX_ID_LENGTH, personId } from './access/plain-id.ts'
export type { RoleAssignment, RoleRules } from './access/role-rules.ts'
export type {
  AdmissionAnswer,
  AdmissionPorts,
  AdmissionRequest,
  Ledger,
  Modes,
  NewMovement,
} from './admission/admission.ts'
export type { AuditEntry } from './audit/audit-entry.ts'
export {
  AUDIT_TYPES,
  type AuditType,
  EVENT_TYPES,
  type EventType,
  RECORD_TYPES,
  type RecordType,
} from './audit/record-types.ts'
export { compileCatalogue } from './catalogue/compile-catalogue.ts'
export { type DataSource, dataPlugin, dataTexts } from './catalogue/data-plugin.ts'
export { DOCUMENT_KINDS, type DocumentKind } from './catalogue/document-kinds.ts'
export { contributeCatalogue, readCatalogue } from './catalogue/read-catalogue.ts'
export {
  type CatalogueDocument,
  type CatalogueReading,
  MAX_ALIASES,
  readDocuments,
} from './catalogue/read-documents.ts'
export { TENANT_OWNER } from './catalogue/tenant-owner.ts'
export {
  COMMAND_OUTCOMES,
  type Command,
  type CommandArgument,
  type CommandCall,
  type CommandFile,
  type CommandOption,
  type CommandOutcome,
  type CommandReport,
  type CommandSession,
  type CommandValue,
  WORD_KINDS,
  type WordKind,
} from './commands/command.ts'
export { RESERVED_OPTIONS } from './commands/command-schema.ts'
export { type CommandShape, commands } from './commands/commands.ts'
export {
  type Constitution,
  DENIED_BY_DEFAULT,
  IF_MISSING,
  INTERVENTION_POINTS,
  type InterventionPoint,
  LAYERS,
  type Layer,
  type Permit,
  type PermittedAct,
  REMEDIES,
  type Remedy,
  type Rule,
  type Separation,
  type SourcePlace,
  TIERS,
  type Tier,
} from './constitutions/constitution.ts'
export { constitutionSchema } from './constitutions/constitution-schema.ts'
export { type ConstitutionShape, constitutions } from './constitutions/constitutions.ts'
export type { Artifact, ArtifactReference } from './content/artifact.ts'
export { characterStart } from './content/character-start.ts'
export { type Content, MEDIA_TYPES, type MediaType } from './content/content.ts'
export type { Finding, TextSpan } from './content/finding.ts'
export { headingTitle } from './content/heading-title.ts'
export { type MapText, mapJson, mapJsonText, textsOfJson } from './content/map-json.ts'
export type { Call, CallTenant, ConfiguredContribution, Subject } from './content/subject.ts'
export { type TextForm, textForm } from './content/text-form.ts'
export { type Detector, type DetectorShape, detectors } from './detectors/detectors.ts'
export { DOMAIN_HOOKS, DOMAIN_POINTS, objectStores, vocabularies } from './domain-points.ts'
export type { DeadLetter, EventBus, EventFilter, EventListener } from './events/event-bus.ts'
export type {
  ArtifactEventData,
  CloudEvent,
  EndedEventData,
  EventData,
  NodeEventData,
  RunEventData,
  TenantEvent,
  VisitEventData,
  WaitingEventData,
} from './events/events.ts'
export {
  type Executor,
  type ExecutorFactory,
  type ExecutorOptions,
  type ExecutorShape,
  executors,
  type JobOutcome,
  type RunJob,
} from './executors/executors.ts'
export type { AuditSource, ExportedEntry, RunSource } from './exporters/export-source.ts'
export {
  type AuditExporter,
  EXPORT_SUBJECTS,
  type Exporter,
  type ExportSubject,
  type RunExporter,
} from './exporters/exporter.ts'
export { type ExporterShape, exporters } from './exporters/exporters.ts'
export type {
  FactContext,
  FactDefinition,
  FactNamespace,
  FactType,
  FactValue,
} from './facts/fact.ts'
export { type FactShape, facts } from './facts/facts.ts'
export {
  type CitesCheck,
  type ContentCheck,
  contentCheckSchema,
  type DistinctCheck,
  type ShorterCheck,
  type TracesCheck,
} from './gates/content-check.ts'
export { CITATION, contentCheckText, percentText } from './gates/content-check-text.ts'
export type { CheckOutcome, Gate, GateCheck, GateOutcome, GateTest } from './gates/gate.ts'
export { gateSchema } from './gates/gate-schema.ts'
export { type GateShape, gates } from './gates/gates.ts'
export { planResolve, promptCompose } from './hooks/hooks.ts'
export type { KeyCursor, MasterKey, WrappedKey } from './keys/key-ports.ts'
export {
  type Classification,
  DEFAULT_CLASSIFY_AT_LEAST,
  isLabelOf,
  type LabelScheme,
  labelSchemeSchema,
} from './label-schemes/label-scheme.ts'
export { type LabelSchemeShape, labelSchemes } from './label-schemes/label-schemes.ts'
export { type LabelSet, NO_LABELS } from './labels/label-set.ts'
export { answerProblems } from './models/answer-problems.ts'
export {
  type Connection,
  type ConnectionForm,
  type ConnectionLimits,
  connectionProblems,
  DEFAULT_CONNECTION_LIMITS,
  isLoopback,
} from './models/connection.ts'
export { chunksOf, collectAnswer, generate, stream } from './models/generate-and-stream.ts'
export {
  fetchFailure,
  httpFailure,
  MAX_RETRY_AFTER_MS,
  retryAfterMs,
} from './models/http-failure.ts'
export {
  type AttachmentPart,
  type JsonSchema,
  type JsonValue,
  type Message,
  type MessagePart,
  type Prompt,
  TEXT_SOURCES,
  type TextPart,
  type TextSource,
  type ToolCallPart,
  type ToolDefinition,
  type ToolResultPart,
  textPart,
} from './models/message.ts'
export {
  answerText,
  asJsonValue,
  type ModelAnswer,
  type ModelChunk,
  STOP_REASONS,
  type StopReason,
  type TokenUsage,
  textAnswer,
  toolCallsOf,
} from './models/model-answer.ts'
export { MODEL_NEEDS, type ModelNeed } from './models/model-need.ts'
export {
  MODEL_PROFILES,
  type ModelPolicy,
  type ModelPolicyEntry,
  type ModelProfile,
  type ProviderRequirements,
} from './models/model-policy.ts'
export type { ModelCall, ModelRequest, RateLimit } from './models/model-request.ts'
export { type AttachedFile, estimatedTokens, type ModelTokens } from './models/model-tokens.ts'
export { plainText } from './models/plain-text.ts'
export {
  declaredModel,
  PROVIDER_ABILITIES,
  PROVIDER_LOCATIONS,
  type Provider,
  type ProviderAbility,
  type ProviderAttributes,
  readableTypes,
} from './models/provider.ts'
export {
  FAILURE_KINDS,
  type FailureDetails,
  type FailureKind,
  PASSING_FAILURES,
  ProviderFailure,
} from './models/provider-failure.ts'
export { type ProviderShape, providers } from './models/providers.ts'
export { secretReference } from './models/secret-reference.ts'
export {
  argumentProblems,
  structuredAnswer,
  structureProblems,
} from './models/structured-answer.ts'
export { type WireNameForm, type WireNames, wireName, wireNames } from './models/wire-names.ts'
export { actionTask } from './personas/action-task.ts'
export { constraintTier } from './personas/constraint-tier.ts'
export {
  type Constraint,
  type Persona,
  PHASES,
  type Phase,
  type Riscear,
} from './personas/persona.ts'
export {
  type PersonaRelation,
  RELATION_TYPES,
  type RelationType,
} from './personas/persona-relation.ts'
export { personaSchema } from './personas/persona-schema.ts'
export { type PersonaBrief, personaText, readPersonaText } from './personas/persona-text.ts'
export { type PersonaShape, personas } from './personas/personas.ts'
export {
  RECORD_KINDS,
  type RecordKind,
  type RetentionAsked,
  type RetentionDemand,
} from './retention/retention.ts'
export type { Activity } from './run/activity.ts'
export type { CallRecord } from './run/call-record.ts'
export type { Decision, DecisionError, DecisionReason, Obligation } from './run/decision.ts'
export type { DecisionInput, DecisionPersona, DecisionQuery } from './run/decision-input.ts'
export {
  CHOSEN_BECAUSE,
  type ChosenBecause,
  type ModelChoice,
  type PassedOver,
  type PassedOverFor,
} from './run/model-choice.ts'
export {
  type ArtifactsByName,
  artifactKey,
  type FeedbackState,
  type NodeState,
  type NodeStatus,
  nodeState,
  ownValue,
} from './run/node-state.ts'
export type { Principal } from './run/principal.ts'
export type { Reason } from './run/reason.ts'
export {
  abortsVisit,
  RUN_COMMANDS,
  type RunCommand,
  type RunCommandKind,
} from './run/run-command.ts'
export { DOMAINS, type Domain, type RunEnvelope, type Usage } from './run/run-envelope.ts'
export {
  NO_WORK,
  type RunPins,
  type RunRecord,
  type RunSummary,
} from './run/run-record.ts'
export {
  isFinal,
  nextRunState,
  RUN_STATES,
  type RunSignal,
  type RunState,
  type WaitingFor,
} from './run/run-state.ts'
export type { ShownRecord, ShownText } from './run/shown-text.ts'
export type { NotTaken, TrimmedText, VisitRecord, VisitRoute } from './run/visit-record.ts'
export { questionsOf, type Waiting } from './run/waiting.ts'
export {
  INPUT_KINDS,
  type InputKind,
  type Scenario,
  type ScenarioInput,
  type ScenarioOutcome,
} from './scenarios/scenario.ts'
export { DEFAULT_MAX_BYTES, scenarioSchema } from './scenarios/scenario-schema.ts'
export { type ScenarioShape, scenarios } from './scenarios/scenarios.ts'
export { type Score, type Scorer, type ScorerShape, scorers } from './scorers/scorers.ts'
export type { OfferedTool } from './skills/offered-tool.ts'
export type { ServiceRequest, ServiceResponse } from './skills/service-request.ts'
export type { Skill, SkillCall, SkillInput, SkillResult } from './skills/skill.ts'
export type { SkillConversation, SkillConversationAnswer } from './skills/skill-conversation.ts'
export { type SkillShape, skills } from './skills/skills.ts'
export type { AcceptedCapabilities, ControlStore, Erasure } from './stores/control-store.ts'
export type { CredentialKind, CredentialRow, CredentialStore } from './stores/credential-row.ts'
export type { DirectoryChange, DirectoryRow, WorkNote } from './stores/directory-row.ts'
export type { LedgerMovement } from './stores/ledger-movement.ts'
export type {
  CarriedCommand,
  RecordRemoval,
  RemovalMarker,
  RemovedCounts,
  RemovedKind,
  RunRemoval,
} from './stores/record-removal.ts'
export {
  type NewReferenceData,
  REFERENCE_DATA_NAME,
  type ReferenceData,
  type ReferenceDataStore,
  type ReferenceText,
  type ReferenceVersion,
} from './stores/reference-data-store.ts'
export type { RunLease } from './stores/run-lease.ts'
export {
  type StoreBackend,
  type StoreFactory,
  type StoreOptions,
  type StoreShape,
  stores,
} from './stores/store-backend.ts'
export type { StoreMark } from './stores/store-mark.ts'
export type {
  NewAuditEntry,
  StoredAuditEntry,
  StoredTree,
  UnplacedAuditEntry,
} from './stores/stored-audit.ts'
export type { ListedContent, StoredContent } from './stores/stored-content.ts'
export type { NewEvent, StoredEvent } from './stores/stored-event.ts'
export {
  type Awaited,
  type Digested,
  type ListedRun,
  type RunHead,
  type RunRow,
  type RunRowKey,
  START_ROW,
  type StoredRun,
} from './stores/stored-run.ts'
export type {
  CreatedRow,
  JournalStep,
  RunCreation,
  RunQuery,
  StoredApproval,
  TenantStore,
  VisitCommit,
} from './stores/tenant-store.ts'
export { type Subscriber, type SubscriberShape, subscribers } from './subscribers/subscribers.ts'
export { fillTemplate, templateSlots } from './templates/fill-template.ts'
export { type Template, templateSchema } from './templates/template.ts'
export { type TemplateShape, templates } from './templates/templates.ts'
export {
  type MessageReceiver,
  type Transport,
  type TransportFactory,
  type TransportMessage,
  type TransportShape,
  transports,
} from './transports/transports.ts'
export {
  type Issue,
  type Validator,
  type ValidatorShape,
  validators,
} from './validators/validators.ts'
export {
  ACTIONS,
  type Action,
  type Actor,
  type ArtifactField,
  EDGE_KINDS,
  type EdgeKind,
  type Join,
  type MapOver,
  type Workflow,
  type WorkflowEdge,
  type WorkflowNode,
} from './workflows/workflow.ts'
export { type WorkflowProblem, workflowProblems } from './workflows/workflow-problems.ts'
export {
  DEFAULT_FEEDBACK_BOUND,
  MAX_MAP_ITEMS,
  MAX_TIME_LIMIT_MS,
  workflowSchema,
} from './workflows/workflow-schema.ts'
export { type WorkflowShape, workflows } from './workflows/workflows.ts'
