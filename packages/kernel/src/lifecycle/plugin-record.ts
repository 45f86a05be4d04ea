import type { Diagnostic, Plugin } from '@fcc/plugin-api'
import type { FailedPlugin, PluginStatus } from '../kernel.ts'
import type { PlannedPlugin } from '../plan/plan.ts'
import type { Accepted, Dropped } from '../registry/check-contributions.ts'
import { createPluginScope, type Enter, type PluginScope } from './plugin-scope.ts'
import type { Registrations } from './setup-context.ts'

/** What one kernel knows of one planned plugin while it starts. Never handed out. */
export interface PluginRecord extends PlannedPlugin {
  readonly scope: PluginScope
  /** What outsiders see; filled as the phases go by. */
  readonly status: { -readonly [Key in keyof PluginStatus]: PluginStatus[Key] }
  plugin?: Plugin
  /** Set once set-up succeeded. */
  registrations?: Registrations
  contributions: readonly Accepted[]
  dropped: readonly Dropped[]
  failure?: Pick<FailedPlugin, 'phase' | 'diagnostics'>
}

/** Begins a record. */
export function createPluginRecord(
  planned: PlannedPlugin,
  stopTimeoutMs: number,
  enter: Enter,
): PluginRecord {
  const { id, found } = planned
  return {
    ...planned,
    scope: createPluginScope(id, stopTimeoutMs, enter),
    status: { pluginId: id, found, manifest: found.manifest, state: 'planned', contributes: {} },
    contributions: [],
    dropped: [],
  }
}

/** Marks a plugin as failed in a phase, unless there is nothing to fail of. */
export function failRecord(
  record: PluginRecord,
  phase: FailedPlugin['phase'],
  diagnostics: readonly Diagnostic[],
): void {
  const [reason] = diagnostics
  if (reason === undefined) return
  record.failure = { phase, diagnostics }
  Object.assign(record.status, { state: 'failed', reason })
}
