import { type Gate, TENANT_OWNER } from '@fcc/contracts'
import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'

/**
 * Gates after a tenant's own: a tenant's gate tightens the one gate that plugins contribute under its
 * name. The strictest threshold counts, and the tenant's checks are added: both must pass, so that no
 * check of one makes up for another's. Where several plugins have a gate of that name, none is tightened,
 * and that is reported. Pure.
 */
export function tightenGates(
  tenant: string,
  gates: readonly Contribution<Gate>[],
): {
  readonly gates: readonly Contribution<Gate>[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const own = gates.filter(({ origin }) => origin.pluginId === TENANT_OWNER)
  if (own.length === 0) return { gates, diagnostics: [] }
  const contributed = gates.filter(({ origin }) => origin.pluginId !== TENANT_OWNER)
  const sameName = (name: string) => contributed.filter(({ id }) => bareName(id) === name)
  const diagnostics = own.flatMap(({ id, origin }) => {
    const ids = sameName(bareName(id)).map((each) => each.id)
    return ids.length > 1 ? [runtimeErrors.gateTightensNone(tenant, bareName(id), ids, origin)] : []
  })
  return {
    diagnostics,
    gates: gates.map((contribution) => {
      const { id, value, origin } = contribution
      const name = bareName(id)
      const stricter = own.filter((each) => bareName(each.id) === name).map((each) => each.value)
      const isAlone = sameName(name).length === 1
      if (origin.pluginId === TENANT_OWNER || !isAlone || stricter.length === 0) return contribution
      const threshold = Math.max(value.threshold, ...stricter.map((each) => each.threshold))
      return { ...contribution, value: { ...value, threshold, also: stricter } }
    }),
  }
}

function bareName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
