import {
  type ControlStore,
  constitutions,
  type Executor,
  type MasterKey,
  type StoreBackend,
} from '@fcc/contracts'
import { type Diagnostic, FccError, type FoundManifest } from '@fcc/plugin-api'
import { createKeyRing } from '@fcc/sealing'
import type { Assembly, AssemblyPool } from '../assembly/assembly-pool.ts'
import { mandatedPlugins, selectedPlugins } from '../assembly/selected-plugins.ts'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { createIntegrator } from '../audit/integrator.ts'
import type { CompiledCatalogues } from '../catalogue/compiled-catalogues.ts'
import type { PlatformConstitutions } from '../catalogue/platform-constitutions.ts'
import { readOverlay } from '../catalogue/tenant-overlay.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { createEventBus } from '../events/in-process-event-bus.ts'
import { createOpenVault, createSealedVault } from '../run/content-vault.ts'
import { createRunGovernors } from '../run/run-governor.ts'
import { capabilitiesChanged, lostSafeguards } from './capabilities.ts'
import { resolveTenantModel, type TenantModel } from './tenant-model.ts'
import type { TenantSummary } from './tenant-runtime.ts'
import type { TenantServices } from './tenant-services.ts'
import { tenantSettings } from './tenant-settings.ts'

/** What a tenant gets from its host. */
export interface TenantHost {
  readonly config: HostConfig
  readonly backend: StoreBackend
  readonly durable: boolean
  readonly masterKey: MasterKey
  readonly executor: Executor
  readonly platform: PlatformConstitutions
  readonly compiled: CompiledCatalogues
  readonly holder: string
  readonly clock: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** A tenant of the configuration: running with its handles, or refused. */
export interface KnownTenant {
  readonly summary: TenantSummary
  readonly services: TenantServices | undefined
  readonly safeguards: Readonly<Record<string, readonly string[]>>
}

/**
 * Starts one tenant: its plugins, its model, its handles. What keeps it from starting is a value, a
 * damaged file of its own included, so that the others start.
 */
export async function startTenant(
  config: TenantConfig,
  on: {
    readonly manifests: readonly FoundManifest[]
    readonly pool: AssemblyPool
    readonly host: TenantHost
  },
): Promise<KnownTenant> {
  const { host } = on
  const mandated = mandatedPlugins(host.config.platformConstitutions)
  const selected = selectedPlugins(on.manifests, config.plugins, mandated)
  const assembly = await on.pool.start(config.plugins && [...selected])
  const decided = await tryDeciding(config, { assembly, selected }, host)
  const lost = decided.model
    ? await checkCapabilities(decided.model, host.backend.control, host.clock)
    : []
  const refusals = [...host.platform.diagnostics, ...decided.refusals, ...lost]
  const isRefused = !decided.model || refusals.length > 0
  const opened = isRefused ? { services: undefined, problems: [] } : await tryOpening(decided, host)
  const { services } = opened
  return {
    summary: {
      id: config.id,
      name: config.name,
      state: services ? 'ready' : 'refused',
      diagnostics: services
        ? [...assembly.start.diagnostics, ...decided.diagnostics]
        : [...refusals, ...opened.problems],
    },
    services,
    // Of what is there, and not of what was decided: a typo elsewhere must not make them forgotten.
    safeguards: assembly.safeguards,
  }
}

async function tryOpening(
  { model }: DecidedTenant,
  host: TenantHost,
): Promise<{
  readonly services: TenantServices | undefined
  readonly problems: readonly Diagnostic[]
}> {
  try {
    return { services: model && (await openTenant(model, host)), problems: [] }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { services: undefined, problems: [asDiagnostic(error)] }
  }
}

/** What is malformed in a way that nobody foresaw refuses the tenants that have it, and no other. */
async function tryDeciding(...given: Parameters<typeof decideTenant>): Promise<DecidedTenant> {
  const [{ id }, { selected }] = given
  try {
    return await decideTenant(...given)
  } catch (cause) {
    const error = runtimeErrors.tenantUndecided(id, [...selected].sort(), cause)
    const refusals = [asDiagnostic(FccError.is(cause) ? cause : error)]
    return { model: undefined, refusals, diagnostics: refusals }
  }
}

/** A tenant decided: its model, or the reasons why it is refused. */
interface DecidedTenant {
  readonly model: TenantModel | undefined
  /** What keeps it from starting; empty when it may start. */
  readonly refusals: readonly Diagnostic[]
  /** Everything found, refusals among it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Decides about a tenant: a broken safeguard, own file or setting refuses it; the rest is reported. */
async function decideTenant(
  config: TenantConfig,
  chosen: { readonly assembly: Assembly; readonly selected: ReadonlySet<string> },
  host: Pick<TenantHost, 'config' | 'platform' | 'compiled'>,
): Promise<DecidedTenant> {
  const { assembly, selected } = chosen
  const broken = assembly.start.failedPlugins
    .filter((failed) => failed.safeguard && selected.has(failed.pluginId))
    .map((failed) =>
      runtimeErrors.safeguardBroken(
        config.id,
        failed.pluginId,
        failed.diagnostics.map(({ code, why }) => `${code} ${why}`).join(' '),
      ),
    )
  if (assembly.kernel.state !== 'ready') {
    const diagnostics = [...broken, ...assembly.start.diagnostics]
    return { model: undefined, refusals: diagnostics, diagnostics }
  }
  const overlay = readOverlay(config, host.config.directory)
  const settings = await tenantSettings(config, assembly)
  const { model, diagnostics } = resolveTenantModel({
    host: host.config,
    config,
    assembly,
    compiled: host.compiled.of({
      tenant: config.id,
      assembly,
      overlay,
      includeCore: config.personas.includeCore,
      platform: host.platform,
      listed: host.config.platformConstitutions,
    }),
    settings: settings.settings,
  })
  const here = new Set([
    ...assembly.plan.order.map(({ id }) => id),
    ...assembly.plan.skipped.map(({ pluginId }) => pluginId),
  ])
  const missing = [...selected]
    .filter((id) => !here.has(id))
    .map((id) => runtimeErrors.pluginMissing(config.id, id, [...here].sort()))
  const mixed = config.plugins ? [] : rulingVerticals(assembly)
  const all = [
    ...missing,
    ...broken,
    ...settings.diagnostics,
    ...diagnostics,
    ...(mixed.length > 1 ? [runtimeErrors.severalVerticals(config.id, mixed)] : []),
  ]
  const refusals = all.filter((diagnostic) => refuses(diagnostic))
  return { model: refusals.length > 0 ? undefined : model, refusals, diagnostics: all }
}

/** The verticals of an assembly that bring rules. */
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

/** Opens a decided tenant's handles. */
async function openTenant(model: TenantModel, host: TenantHost): Promise<TenantServices> {
  const { id } = model.config
  const store = await host.backend.openTenant(id)
  const keys = createKeyRing({
    masterKey: host.masterKey,
    control: host.backend.control,
    tenant: id,
    now: host.clock,
  })
  try {
    await keys.ready()
  } catch (error) {
    keys.close()
    throw error
  }
  const vault = host.durable ? createSealedVault(keys) : createOpenVault(keys)
  return {
    model,
    store,
    durable: host.durable,
    keys,
    vault,
    bus: createEventBus({ tenant: id }),
    integrator: createIntegrator({
      tenant: id,
      store,
      keys,
      intervalMs: host.config.audit.checkpointSeconds * 1000,
      onError: (error) =>
        host.onDiagnostic({
          severity: 'warning',
          code: 'FCC_AUDIT_CHECKPOINT_FAILED',
          why: `No checkpoint could be signed for tenant ${id}: ${error instanceof Error ? error.message : String(error)}`,
          fix: 'Mend the store; entries are kept and get their places at the next checkpoint.',
        }),
    }),
    entries: createAuditEntryWriter(id),
    governors: createRunGovernors(model, vault),
    executor: host.executor,
    limits: host.config.limits,
    holder: host.holder,
    clock: host.clock,
  }
}

/** Refuses a tenant that would start with fewer safeguards than it last had; notes what it has now. */
async function checkCapabilities(
  model: TenantModel,
  control: ControlStore,
  now: () => number,
): Promise<readonly Diagnostic[]> {
  const { id } = model.config
  const accepted = await control.readCapabilities(id)
  const lost = lostSafeguards(id, accepted, model.safeguards)
  if (lost.length === 0 && capabilitiesChanged(accepted, model.safeguards)) {
    await control.writeCapabilities({
      tenant: id,
      plugins: model.safeguards,
      at: new Date(now()).toISOString(),
      by: 'start',
    })
  }
  return lost
}
