import type { ControlStore } from '@fcc/contracts'
import { type Diagnostic, FccError, type FoundManifest } from '@fcc/plugin-api'
import type { AssemblyPool } from '../assembly/assembly-pool.ts'
import { mandatedPlugins, selectedPlugins } from '../assembly/selected-plugins.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { asDiagnostic } from '../diagnostics.ts'
import { capabilitiesChanged, lostSafeguards } from './capabilities.ts'
import { type DecidedTenant, decideTenant } from './decide-tenant.ts'
import { openHandles } from './open-handles.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantModel } from './tenant-model.ts'
import type { TenantSummary } from './tenant-runtime.ts'
import { type TenantServices, tenantServices } from './tenant-services.ts'

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
  const decided = await decideTenant(config, { assembly, selected }, host)
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
    if (!model) return { services: undefined, problems: [] }
    const handles = await openHandles(model.config.id, host)
    return { services: tenantServices(handles, model), problems: [] }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { services: undefined, problems: [asDiagnostic(error)] }
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
