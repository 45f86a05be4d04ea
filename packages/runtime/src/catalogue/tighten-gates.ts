import type { Gate } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'
import { TENANT_OWNER } from './tenant-overlay.ts'

/**
 * Gates after a tenant's own: the strictest threshold over the layers counts. A tenant's gate of the
 * same name raises the threshold of the one gate that plugins bring under it, and never lowers one;
 * its checks are those of its own gate alone, for more checks could make up for one that fails. Pure.
 */
export function tightenGates(gates: readonly Contribution<Gate>[]): readonly Contribution<Gate>[] {
  const own = gates.filter(({ origin }) => origin.pluginId === TENANT_OWNER)
  if (own.length === 0) return gates
  const brought = gates.filter(({ origin }) => origin.pluginId !== TENANT_OWNER)
  return gates.map((contribution) => {
    const { id, value, origin } = contribution
    const name = bareName(id)
    const isAlone = brought.filter((each) => bareName(each.id) === name).length === 1
    const stricter = own.filter((each) => bareName(each.id) === name)
    if (origin.pluginId === TENANT_OWNER || !isAlone || stricter.length === 0) return contribution
    const threshold = Math.max(value.threshold, ...stricter.map((each) => each.value.threshold))
    return { ...contribution, value: { ...value, threshold } }
  })
}

function bareName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
