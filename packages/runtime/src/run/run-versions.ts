import type { RunRecord } from '@fcc/contracts'
import type { TenantModel } from '../tenant/tenant-model.ts'

/** Plugins that are there in another version than a run was planned with: pinned and present. */
export function changedVersions(
  model: TenantModel,
  run: RunRecord,
): Readonly<Record<string, { readonly pinned: string; readonly here: string }>> {
  const here = new Map(model.assembly.plan.order.map(({ id, found }) => [id, found.version]))
  return Object.fromEntries(
    Object.entries(run.pins.code)
      .filter(([plugin, pinned]) => here.get(plugin) !== pinned)
      .map(([plugin, pinned]) => [plugin, { pinned, here: here.get(plugin) ?? 'none of it' }]),
  )
}
