import { constitutions, gates, type Provider, providers } from '@fcc/contracts'
import { type Contribution, type Diagnostic, FccError } from '@fcc/plugin-api'
import type { Assembly } from '../assembly/assembly-pool.ts'
import { type ConnectedProviders, connectProviders } from '../catalogue/connect-providers.ts'
import { type Overlay, readOverlay } from '../catalogue/tenant-overlay.ts'
import { weightProblems } from '../catalogue/weigh-gates.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { recordedContribution } from '../recording/recorded-provider.ts'
import type { TenantHost } from './tenant-host.ts'
import { resolveTenantModel, type TenantModel } from './tenant-model.ts'
import { tenantSettings } from './tenant-settings.ts'

/** A tenant decided: its model, or the reasons why it is refused. */
export interface DecidedTenant {
  readonly model: TenantModel | undefined
  /** What keeps it from starting; empty when it may start. */
  readonly refusals: readonly Diagnostic[]
  /** Everything found, refusals among it. */
  readonly diagnostics: readonly Diagnostic[]
  /** Its own files, as far as it came to reading them. */
  readonly overlay?: Overlay
}

/**
 * Decides about a tenant: a broken safeguard, own file or setting refuses it; the rest is reported. What is
 * malformed in a way that nobody foresaw refuses the tenants that have it, and no other.
 */
export async function decideTenant(...given: Parameters<typeof decide>): Promise<DecidedTenant> {
  const [{ id }, { selected }] = given
  try {
    return await decide(...given)
  } catch (cause) {
    const error = runtimeErrors.tenantUndecided(id, [...selected].sort(), cause)
    const refusals = [asDiagnostic(FccError.is(cause) ? cause : error)]
    return { model: undefined, refusals, diagnostics: refusals }
  }
}

async function decide(
  config: TenantConfig,
  chosen: { readonly assembly: Assembly; readonly selected: ReadonlySet<string> },
  host: Pick<TenantHost, 'config' | 'platform' | 'compiled'>,
): Promise<DecidedTenant> {
  const { assembly, selected } = chosen
  const broken = assembly.start.failedPlugins
    .filter((failed) => failed.safeguard && selected.has(failed.pluginId))
    .map((failed) =>
      runtimeErrors.safeguardBroken(config.id, failed.pluginId, {
        why: failed.diagnostics.map(({ code, why }) => `${code} ${why}`).join(' '),
        isNamed: config.plugins?.includes(failed.pluginId) ?? false,
      }),
    )
  if (assembly.kernel.state !== 'ready') {
    const diagnostics = [...broken, ...assembly.start.diagnostics]
    return { model: undefined, refusals: diagnostics, diagnostics }
  }
  const overlay = readOverlay(
    config,
    host.config.directory,
    assembly.points,
    host.config.limits.maxTenantDocuments,
  )
  const settings = await tenantSettings(config, assembly, {
    limitMs: host.config.limits.setupTimeoutMs,
    file: host.config.file,
  })
  const connections = connectProviders(config, host.config.providers, [
    recordedContribution,
    ...((assembly.contributions.get(providers.id) ?? []) as readonly Contribution<Provider>[]),
  ])
  const { model, diagnostics } = resolveTenantModel({
    host: host.config,
    config,
    assembly,
    compiled: host.compiled.of({
      tenant: config.id,
      assembly,
      overlay: withProviders(overlay, connections),
      includeCore: config.personas.includeCore,
      platform: host.platform,
      listed: host.config.platformConstitutions,
    }),
    settings: settings.settings,
    connected: connections.connected,
  })
  const here = new Set([
    ...assembly.plan.order.map(({ id }) => id),
    ...assembly.plan.skipped.map(({ pluginId }) => pluginId),
  ])
  const missing = [...selected]
    .filter((id) => !here.has(id))
    .map((id) => {
      const by = assembly.installed.find(({ manifest }) => manifest.includes.includes(id))
      const isNamed = config.plugins?.includes(id) ?? false
      return runtimeErrors.pluginMissing(config.id, id, {
        known: [...here].sort(),
        includedBy: isNamed ? undefined : by?.manifest.id,
      })
    })
  const mixed = config.plugins ? [] : rulingVerticals(assembly)
  const all = [
    ...missing,
    ...broken,
    ...settings.diagnostics,
    ...connections.diagnostics,
    ...diagnostics,
    ...weightProblems(config.id, model?.catalogue.all(gates) ?? [], config.gateWeights),
    ...(mixed.length > 1 ? [runtimeErrors.severalVerticals(config.id, mixed)] : []),
  ]
  const refusals = all.filter((diagnostic) => refuses(diagnostic))
  return { model: refusals.length > 0 ? undefined : model, refusals, diagnostics: all, overlay }
}

/** A tenant's own documents with the providers that are set up for it. */
function withProviders(overlay: Overlay, { contributions }: ConnectedProviders): Overlay {
  if (contributions.length === 0) return overlay
  return {
    ...overlay,
    contributions: new Map([...overlay.contributions, [providers.id, contributions]]),
  }
}

/** The verticals of an assembly that contribute rules. */
function rulingVerticals({ contributions }: Assembly): readonly string[] {
  const owners = (contributions.get(constitutions.id) ?? [])
    .filter(({ origin }) => origin.kind === 'vertical')
    .map(({ origin }) => origin.pluginId)
  return [...new Set(owners)].sort()
}

/** A plugin's scenario that does not link is left out; anything of the tenant's own, or that guards, refuses. */
function refuses(diagnostic: Diagnostic): boolean {
  if (diagnostic.severity !== 'error') return false
  const isLink = diagnostic.code.startsWith('FCC_LINK_')
  return !isLink || diagnostic.pluginId === 'tenant'
}
