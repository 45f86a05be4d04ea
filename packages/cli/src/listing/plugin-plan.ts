import type { TenantModel } from '@fcc/runtime'

/** Which plugins a tenant starts with, in order, and which not. */
export interface PluginPlan {
  readonly assembly: string
  readonly order: readonly {
    readonly id: string
    readonly package: string
    readonly version: string
    readonly includes: readonly string[]
    /** Plugins whose services it uses: they are set up before it. */
    readonly after: readonly string[]
    readonly contributes: Readonly<Record<string, readonly string[]>>
    /** How long this start took, in milliseconds, where it got so far. */
    readonly loadMs: number | undefined
    readonly setupMs: number | undefined
  }[]
  readonly skipped: readonly { readonly id: string; readonly code: string; readonly why: string }[]
}

/** The plan that a tenant's assembly was started by. */
export function resolvePluginPlan({
  assembly,
  config,
}: Pick<TenantModel, 'assembly' | 'config'>): PluginPlan {
  return {
    assembly: assembly.hash,
    order: assembly.plan.order.map(({ id, found, includes, after }) => ({
      id,
      package: found.packageName,
      version: found.version,
      includes,
      after,
      contributes: found.manifest.contributes,
      ...timesOf(assembly, id),
    })),
    skipped: assembly.plan.skipped.map(({ pluginId, reason }) => ({
      id: pluginId,
      code: reason.code,
      why:
        reason.code === 'FCC_PLAN_NOT_SELECTED'
          ? `It is installed, and ${config.id} does not select it.`
          : reason.why,
    })),
  }
}

function timesOf({ kernel }: TenantModel['assembly'], id: string) {
  const { loadMs, setupMs } = kernel.plugins.find(({ pluginId }) => pluginId === id) ?? {}
  return { loadMs, setupMs }
}
