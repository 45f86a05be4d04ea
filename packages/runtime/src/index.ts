export { dataPlugin, type NewReferenceData } from '@fcc/contracts'
export type { Assembly } from './assembly/assembly-pool.ts'
export { auditOrigin } from './audit/integrator.ts'
export type { StartDecision } from './backpressure/decide-start.ts'
export type { HostStatus, ScalingSignals, StageStatus } from './backpressure/host-status.ts'
export type { ProcessFigures } from './backpressure/process-figures.ts'
export { type BackpressureSettings, DEFAULT_BACKPRESSURE } from './backpressure/settings.ts'
export type { Figure, Reaction, Stage, StageRule, StageState } from './backpressure/stages.ts'
export type { TenantPressure } from './backpressure/tenant-pressure.ts'
export { STANDARD_CONSTITUTION } from './catalogue/core-catalogue.ts'
export type { TenantCatalogue } from './catalogue/tenant-catalogue.ts'
export type {
  ApiKeyProvider,
  Authentication,
  AuthenticationProvider,
  ClaimRules,
  FromClaim,
  JwtProvider,
  OidcProvider,
} from './config/authentication.ts'
export { isIssuerAddress } from './config/authentication-schema.ts'
export {
  type ConfigInForce,
  configInForce,
  type SettingInForce,
  type SettingSaid,
} from './config/config-in-force.ts'
export { configJsonSchema } from './config/config-json-schema.ts'
export { DEFAULT_PROVIDER } from './config/default-provider.ts'
export {
  DEFAULT_LIMITS,
  type HostConfig,
  type Limits,
  type StatedAttributes,
  type TenantConfig,
} from './config/host-config.ts'
export { CONFIG_FILE, parseConfig, readConfig } from './config/read-config.ts'
export { readTenantConfig } from './config/read-tenant-config.ts'
export type { ServerConfig } from './config/server-config.ts'
export { isProxy } from './config/server-schema.ts'
export { tenantConfig } from './config/tenant-config.ts'
export { DEFAULT_TENANT_LIMITS, type TenantLimits } from './config/tenant-limits.ts'
export type { WebhookConfig, WebhookLimits, WebhookTarget } from './config/webhook-config.ts'
export { writtenSettings } from './config/written-settings.ts'
export type { WrittenSetting } from './config/yaml-source.ts'
export { createRuntime } from './create-runtime.ts'
export type { ApiKey, ShownApiKey } from './credentials/api-key.ts'
export type { NewSession, Sessions, VerifiedSession } from './credentials/sessions.ts'
export type { ShownSession, SignedIn } from './credentials/signed-in.ts'
export type { VerifiedApiKey } from './credentials/verify-api-key.ts'
export { type Discovery, discoverPlugins } from './discovery/discover-plugins.ts'
export {
  type BuiltPackage,
  findOutdatedBuild,
  hasSources,
  type OutdatedBuild,
} from './discovery/outdated-build.ts'
export { type PluginModule, writePluginModule } from './discovery/plugin-module.ts'
export type { RedrivenEvents, StoredLetter } from './events/tenant-bus.ts'
export { inProcessExecutor } from './executor/in-process-executor.ts'
export { assertFileFree, type Overwriting, writeContentFile } from './files/content-file.ts'
export { OUTCOMES_AUDIT, outcomesFolder, type RemovedOutcomes } from './files/written-outcomes.ts'
export type { Readiness, ReadinessLimits } from './health/readiness.ts'
export { loadPlugin } from './host/load-plugin.ts'
export { guardProcess } from './host/plugin-calls.ts'
export type {
  KeyCare,
  KeyRotationAsked,
  KeyStatus,
  OwnersKeys,
  RotatedTenant,
} from './keys/key-care.ts'
export type { MasterStanding } from './keys/master-standing.ts'
export { readRecording } from './recording/read-recording.ts'
export type { RunRecording } from './recording/record-run.ts'
export type { RecordedAnswer, Recording } from './recording/recording.ts'
export type { SealedRecording } from './recording/recording-file.ts'
export {
  RECORDING_PROVIDER,
  type RecordingPlace,
  recordingConnection,
  withRecording,
} from './recording/with-recording.ts'
export type { ReplayOptions } from './replay/replay-run.ts'
export type {
  DecidedOtherwise,
  ReplayDeparture,
  ReplayedDifference,
  ReplayedPart,
  RunReplay,
} from './replay/run-replay.ts'
export type { AccessReport, ReportedActs } from './reports/access-report.ts'
export type {
  DataFlowReport,
  ReportedInput,
  ReportedOutput,
  ReportedProcessor,
  ReportedProtection,
} from './reports/data-flow-report.ts'
export type { ReportedLog } from './reports/report-log.ts'
export type { AskedPeriod, ReportPeriod } from './reports/report-period.ts'
export { type ReportSection, reportSections } from './reports/report-sections.ts'
export type { PrunedKind, PrunedRecords } from './retention/prune-records.ts'
export type { StayingRecords } from './retention/pruning-plan.ts'
export type { LongerDemand, RetentionPeriod } from './retention/retention-periods.ts'
export { callContained } from './run/call-contained.ts'
export { CONVERSATION, CONVERSATION_PURPOSE, slugOf } from './run/conversation.ts'
export { PERSONA_ACTION } from './run/persona-action.ts'
export type { RunHandle } from './run/run-handle.ts'
export type { StartOptions } from './run/start-options.ts'
export type { GivenPlugin, Runtime, RuntimeOptions } from './runtime.ts'
export { resolveSecret } from './secrets/resolve-secret.ts'
export type { LostRecords } from './store/accept-store.ts'
export type { RecordsInspection } from './store/inspect-records.ts'
export type { BackupResult, RefusedBackup } from './store-care/back-up.ts'
export type { BackupReceiver } from './store-care/backup-keys.ts'
export { type OpenStore, openStore } from './store-care/open-store.ts'
export type { RestoredTenant } from './store-care/restore.ts'
export { type CopiedTenant, openStoreKeeper, type StoreKeeper } from './store-care/store-keeper.ts'
export { BUILT_IN_ROLES } from './tenant/access/built-in-roles.ts'
export {
  type AccessRow,
  mayDo,
  type TenantPermissions,
  tenantPermissions,
} from './tenant/access/tenant-permissions.ts'
export type { GrantReader } from './tenant/boundary/boundary.ts'
export type { GrantedReading } from './tenant/boundary/granted-reading.ts'
export { callTenant } from './tenant/call-tenant.ts'
export { createCommandSession } from './tenant/command-session.ts'
export type { TenantErasure } from './tenant/erase-tenant.ts'
export { providedFacts } from './tenant/provided-facts.ts'
export type { Reload, ReloadedTenant, WaitingChange } from './tenant/reload.ts'
export type { NewApiKey } from './tenant/session/api-keys.ts'
export {
  type DecisionRequest,
  type DecisionResult,
  POINTS_OUTSIDE_RUNS,
  type PointOutsideRuns,
} from './tenant/session/decision-request.ts'
export type {
  EventActs,
  EventPage,
  EventQuery,
  ReplayedEvents,
} from './tenant/session/event-acts.ts'
export type { Grant, NewGrant } from './tenant/session/grants.ts'
export type { InboxItem, Question, ShownArtifact } from './tenant/session/inbox-item.ts'
export type { ProviderStanding } from './tenant/session/list-providers.ts'
export type { ShownDeadLetter, WebhookState } from './tenant/session/list-webhooks.ts'
export type { GivenAnswer } from './tenant/session/read-answers.ts'
export type { CatalogueContents, TenantDiagnostics } from './tenant/session/read-catalogue.ts'
export type { EntryQuery, PlacedEntry } from './tenant/session/read-entries.ts'
export type { RedrivenWebhook } from './tenant/session/redrive-webhook.ts'
export type { ReportActs } from './tenant/session/report-acts.ts'
export type { ResumedRuns } from './tenant/session/resume-all.ts'
export type { ProviderTest } from './tenant/session/test-provider.ts'
export type { TestedWebhook } from './tenant/session/test-webhook.ts'
export type { WebhookActs } from './tenant/session/webhook-acts.ts'
export type { TenantDirectory } from './tenant/tenant-directory.ts'
export type { TenantModel } from './tenant/tenant-model.ts'
export type { ServedRequest, TenantRuntime, TenantSummary } from './tenant/tenant-runtime.ts'
export type {
  Answer,
  AuditExport,
  ExportedFile,
  ExportWanted,
  RunExplanation,
  RunOptions,
  TenantSession,
} from './tenant/tenant-session.ts'
export type { ExportedTenant, TenantExport } from './tenant-archive/export-tenant.ts'
export type { ImportedTenant, TenantImport } from './tenant-archive/import-tenant.ts'
export type { NamedSecret } from './tenant-archive/named-secrets.ts'
export type { TenantArchives } from './tenant-archive/tenant-archives.ts'
export { currentTenant, withTenant } from './tenant-context.ts'
export { webhookFailureWords } from './webhooks/webhook-failure-words.ts'
