import type { TenantSummary } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** A tenant in a row of a table. */
export function tenantRow({ id, name, state, lockedSince }: TenantSummary): readonly string[] {
  const standing = lockedSince === undefined ? state : `${state}, locked since ${lockedSince}`
  return [id, visible(name), standing]
}
