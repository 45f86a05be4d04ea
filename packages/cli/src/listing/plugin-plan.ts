import type { TenantModel } from '@fcc/runtime'

/** Which plugins a tenant starts with, in order, and which not. */
export interface PluginPlan {
  readonly assembly: string
  readonly order: readonly {
    readonly id: string
    readonly package: string
    readonly version: string
    readonly includes: readonly string[]
    readonly contributes: Readonly<Record<string, readonly string[]>>
  }[]
  readonly skipped: readonly { readonly id: string; readonly code: string; readonly why: string }[]
}

/** The plan that a tenant's assembly was started by. */
export function resolvePluginPlan({ assembly }: Pick<TenantModel, 'assembly'>): PluginPlan {
  return {
    assembly: assembly.hash,
    order: assembly.plan.order.map(({ id, found, includes }) => ({
      id,
      package: found.packageName,
      version: found.version,
      includes,
      contributes: found.manifest.contributes,
    })),
    skipped: assembly.plan.skipped.map(({ pluginId, reason }) => ({
      id: pluginId,
      code: reason.code,
      why: reason.why,
    })),
  }
}
