import type { RegisterCommand } from '../command.ts'

/** A command by its name, and where its definition is: a process loads that of the one it was called with. */
export interface NamedCommand {
  readonly name: string
  /** Loads its module, with all that it needs. */
  load(): Promise<RegisterCommand>
}

/** Every command, in the order in which help names them. */
export const COMMANDS: readonly NamedCommand[] = [
  { name: 'init', load: async () => (await import('./init.ts')).registerInit },
  { name: 'run', load: async () => (await import('./run.ts')).registerRun },
  { name: 'act', load: async () => (await import('./act.ts')).registerAct },
  { name: 'runs', load: async () => (await import('./runs.ts')).registerRuns },
  { name: 'resume', load: async () => (await import('./resume.ts')).registerResume },
  { name: 'pause', load: async () => (await import('./hold.ts')).registerPause },
  { name: 'quarantine', load: async () => (await import('./hold.ts')).registerQuarantine },
  { name: 'cancel', load: async () => (await import('./cancel.ts')).registerCancel },
  { name: 'inbox', load: async () => (await import('./inbox.ts')).registerInbox },
  { name: 'approve', load: async () => (await import('./approve.ts')).registerApprove },
  { name: 'outcome', load: async () => (await import('./outcome.ts')).registerOutcome },
  { name: 'explain', load: async () => (await import('./explain.ts')).registerExplain },
  { name: 'record', load: async () => (await import('./record.ts')).registerRecord },
  { name: 'replay', load: async () => (await import('./replay.ts')).registerReplay },
  { name: 'list', load: async () => (await import('./list.ts')).registerList },
  { name: 'show', load: async () => (await import('./show.ts')).registerShow },
  { name: 'plan', load: async () => (await import('./plan.ts')).registerPlan },
  { name: 'permissions', load: async () => (await import('./permissions.ts')).registerPermissions },
  { name: 'api-keys', load: async () => (await import('./api-keys.ts')).registerApiKeys },
  { name: 'grants', load: async () => (await import('./grants.ts')).registerGrants },
  { name: 'tenants', load: async () => (await import('./tenants/index.ts')).registerTenants },
  { name: 'serve', load: async () => (await import('./serve.ts')).registerServe },
  { name: 'events', load: async () => (await import('./events.ts')).registerEvents },
  { name: 'work', load: async () => (await import('./work.ts')).registerWork },
  { name: 'status', load: async () => (await import('./status.ts')).registerStatus },
  { name: 'webhooks', load: async () => (await import('./webhooks.ts')).registerWebhooks },
  { name: 'mcp', load: async () => (await import('./mcp.ts')).registerMcp },
  { name: 'providers', load: async () => (await import('./providers.ts')).registerProviders },
  { name: 'config', load: async () => (await import('./config.ts')).registerConfig },
  { name: 'doctor', load: async () => (await import('./doctor.ts')).registerDoctor },
  { name: 'isolation', load: async () => (await import('./isolation/index.ts')).registerIsolation },
  { name: 'manifest', load: async () => (await import('./manifest.ts')).registerManifest },
  { name: 'plugins', load: async () => (await import('./plugins.ts')).registerPlugins },
  {
    name: 'reference-data',
    load: async () => (await import('./reference-data.ts')).registerReferenceData,
  },
  { name: 'import', load: async () => (await import('./import-original.ts')).registerImport },
  { name: 'accept', load: async () => (await import('./accept.ts')).registerAccept },
  { name: 'shred', load: async () => (await import('./shred.ts')).registerShred },
  { name: 'prune', load: async () => (await import('./prune.ts')).registerPrune },
  { name: 'store', load: async () => (await import('./store/index.ts')).registerStore },
  { name: 'keys', load: async () => (await import('./keys/index.ts')).registerKeys },
  { name: 'audit', load: async () => (await import('./audit.ts')).registerAudit },
  { name: 'report', load: async () => (await import('./report.ts')).registerReport },
  { name: 'export', load: async () => (await import('./export.ts')).registerExport },
  { name: 'completion', load: async () => (await import('./completion.ts')).registerCompletion },
]
