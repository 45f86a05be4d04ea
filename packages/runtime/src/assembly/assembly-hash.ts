import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '@fcc/audit'
import type { Plan } from '@fcc/kernel'

/** Names an assembly: the plugins of its plan, their versions, where they lie, their structural configuration. */
export function assemblyHash(plan: Plan, config: Readonly<Record<string, unknown>>): string {
  const parts = plan.order
    .map(({ id, found }) => ({
      id,
      version: found.version,
      location: found.location,
      config: (config[id] ?? {}) as JsonValue,
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
  return createHash('sha256').update(canonicalJson(parts)).digest('base64url').slice(0, 22)
}
