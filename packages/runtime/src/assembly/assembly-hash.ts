import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { Plan } from '@fcc/kernel'

/**
 * Names an assembly: the plugins of its plan, their versions, where they lie, their structural
 * configuration; and those that are wanted and cannot be there, for whoever shares an assembly shares
 * what is said of it.
 */
export function assemblyHash(plan: Plan, config: Readonly<Record<string, unknown>>): string {
  const parts = plan.order
    .map(({ id, found }) => ({
      id,
      version: found.version,
      location: found.location,
      config: (config[id] ?? {}) as JsonValue,
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
  const missing = plan.skipped
    .filter(({ reason }) => reason.severity === 'error')
    .map(({ pluginId }) => pluginId)
  return createHash('sha256')
    .update(canonicalJson(missing.length === 0 ? parts : { parts, missing }))
    .digest('base64url')
    .slice(0, 22)
}
