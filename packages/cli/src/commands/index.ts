import type { RegisterCommand } from '../command.ts'
import { registerAccept } from './accept.ts'
import { registerAct } from './act.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerApprove } from './approve.ts'
import { registerAudit } from './audit.ts'
import { registerCancel } from './cancel.ts'
import { registerCompletion } from './completion.ts'
import { registerConfig } from './config.ts'
import { registerDoctor } from './doctor.ts'
import { registerEvents } from './events.ts'
import { registerExplain } from './explain.ts'
import { registerExport } from './export.ts'
import { registerGrants } from './grants.ts'
import { registerPause, registerQuarantine } from './hold.ts'
import { registerImport } from './import-original.ts'
import { registerInbox } from './inbox.ts'
import { registerInit } from './init.ts'
import { registerIsolation } from './isolation/index.ts'
import { registerKeys } from './keys/index.ts'
import { registerList } from './list.ts'
import { registerManifest } from './manifest.ts'
import { registerMcp } from './mcp.ts'
import { registerOutcome } from './outcome.ts'
import { registerPermissions } from './permissions.ts'
import { registerPlan } from './plan.ts'
import { registerPlugins } from './plugins.ts'
import { registerProviders } from './providers.ts'
import { registerPrune } from './prune.ts'
import { registerRecord } from './record.ts'
import { registerReferenceData } from './reference-data.ts'
import { registerReplay } from './replay.ts'
import { registerReport } from './report.ts'
import { registerResume } from './resume.ts'
import { registerRun } from './run.ts'
import { registerRuns } from './runs.ts'
import { registerServe } from './serve.ts'
import { registerShow } from './show.ts'
import { registerShred } from './shred.ts'
import { registerStore } from './store/index.ts'
import { registerTenants } from './tenants/index.ts'
import { registerWebhooks } from './webhooks.ts'
import { registerWork } from './work.ts'

/** Every command, in the order in which help names them. */
export const COMMANDS: readonly RegisterCommand[] = [
  registerInit,
  registerRun,
  registerAct,
  registerRuns,
  registerResume,
  registerPause,
  registerQuarantine,
  registerCancel,
  registerInbox,
  registerApprove,
  registerOutcome,
  registerExplain,
  registerRecord,
  registerReplay,
  registerList,
  registerShow,
  registerPlan,
  registerPermissions,
  registerApiKeys,
  registerGrants,
  registerTenants,
  registerServe,
  registerEvents,
  registerWork,
  registerWebhooks,
  registerMcp,
  registerProviders,
  registerConfig,
  registerDoctor,
  registerIsolation,
  registerManifest,
  registerPlugins,
  registerReferenceData,
  registerImport,
  registerAccept,
  registerShred,
  registerPrune,
  registerStore,
  registerKeys,
  registerAudit,
  registerReport,
  registerExport,
  registerCompletion,
]
