import type { Diagnostic, Plugin } from '@fcc/plugin-api'
import type { FailurePhase } from '../kernel.ts'
import type { PlannedPlugin } from '../plan/plan.ts'
import type { AcceptedContribution } from '../registry/check-contributions.ts'
import type { Registrations } from '../registry/registrations.ts'
import type { PluginScope } from './plugin-scope.ts'

/** What one kernel knows of one planned plugin while it starts. Never handed out. */
export interface PluginRecord {
  readonly planned: PlannedPlugin
  readonly scope: PluginScope
  plugin?: Plugin
  config?: unknown
  loadMs?: number
  setupMs?: number
  /** Set once set-up succeeded. */
  registrations?: Registrations
  contributions: readonly AcceptedContribution[]
  dropped: readonly {
    readonly contribution: AcceptedContribution
    readonly diagnostic: Diagnostic
  }[]
  failure?: { readonly phase: FailurePhase; readonly diagnostics: readonly Diagnostic[] }
}

/** Marks a plugin as failed in a phase, unless there is nothing to fail of. */
export function failRecord(
  record: PluginRecord,
  phase: FailurePhase,
  diagnostics: readonly Diagnostic[],
): void {
  if (diagnostics.length > 0) record.failure = { phase, diagnostics }
}
