import {
  type FactNamespace,
  type FactValue,
  type ProviderAttributes,
  personas,
  providers,
  type RunRecord,
} from '@fcc/contracts'
import type { AccessLayers, Governance } from '@fcc/governance'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { ModelPolicies, PinnedConstitution, VisitCode } from '@fcc/simulation'
import type { Assembly } from '../assembly/assembly-pool.ts'
import type { CompiledCatalogue } from '../catalogue/compile-catalogue.ts'
import type { ConnectedProvider } from '../catalogue/connect-providers.ts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import { DEFAULT_PROVIDER } from '../config/default-provider.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'
import type { WebhookTarget } from '../config/webhook-config.ts'
import { asDiagnostic } from '../diagnostics.ts'
import { unknownRoles } from './access/unknown-roles.ts'
import { findProvider } from './find-provider.ts'
import { providerAttributes } from './provider-attributes.ts'
import { resolveModels } from './resolve-models.ts'
import { visitCode } from './visit-code.ts'

/** Everything that is decided about a tenant before any run: pure data and code, no handles. */
export interface TenantModel {
  readonly config: TenantConfig
  readonly assembly: Assembly
  readonly catalogue: TenantCatalogue
  readonly governance: Governance
  readonly pinned: readonly PinnedConstitution[]
  /** Constitutions and label schemes as JSON, to hold a stored plan against. */
  readonly pinnedText: string
  /** Plugin id → validated settings. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly providerAttributes: Readonly<Record<string, ProviderAttributes>>
  readonly provider: string
  /** Which models play which steps, by host and tenant; absent where neither says. */
  readonly models: ModelPolicies | undefined
  /** The providers that the configuration sets up. */
  readonly connected: readonly ConnectedProvider[]
  /** Host of a service → what the host's configuration states of it. */
  readonly services: HostConfig['services']
  /** Where webhooks may be, as the host says it. */
  readonly webhookTargets: readonly WebhookTarget[]
  readonly code: VisitCode
  /** Who may what: the host's rules, then the tenant's own. Empty where nobody says. */
  readonly access: AccessLayers
  readonly diagnostics: readonly Diagnostic[]
}

/** Puts a tenant together. Pure; every problem is a value. */
export function resolveTenantModel(input: {
  readonly host: HostConfig
  readonly config: TenantConfig
  readonly assembly: Assembly
  readonly compiled: CompiledCatalogue
  readonly settings: Readonly<Record<string, unknown>>
  readonly connected: readonly ConnectedProvider[]
}): { readonly model: TenantModel | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { host, config, assembly, compiled, settings, connected } = input
  const { catalogue, governance, pinned, pinnedText } = compiled
  const chosen = resolveProviders(catalogue, { host, config, connected })
  const { models, diagnostics: wrong } = resolveModels(
    { host: host.models, tenant: config.models },
    {
      tenant: config.id,
      providers: catalogue.all(providers).map(({ id }) => id),
      personas: catalogue.all(personas).map(({ value }) => value),
    },
  )
  const access = accessLayers(host, config)
  const diagnostics = [
    ...compiled.diagnostics,
    ...chosen.diagnostics,
    ...wrong,
    ...unknownRoles(catalogue, access),
  ]
  if (!governance) return { model: undefined, diagnostics }
  return {
    model: {
      config,
      assembly,
      catalogue,
      governance,
      pinned,
      pinnedText,
      settings,
      providerAttributes: chosen.attributes,
      provider: chosen.provider,
      models,
      connected,
      services: host.services,
      webhookTargets: host.webhookTargets ?? [],
      code: visitCode(catalogue, { settings, connected }),
      access,
      diagnostics,
    },
    diagnostics,
  }
}

function accessLayers(host: HostConfig, tenant: TenantConfig): AccessLayers {
  return [
    ...(host.access ? [{ layer: 'host' as const, rules: host.access }] : []),
    ...(tenant.access ? [{ layer: 'tenant' as const, rules: tenant.access }] : []),
  ]
}

/** The provider that is used by default, and what is stated of each; a name that several have is a problem. */
function resolveProviders(
  catalogue: TenantCatalogue,
  given: {
    readonly host: HostConfig
    readonly config: TenantConfig
    readonly connected: readonly ConnectedProvider[]
  },
) {
  const { host, config, connected } = given
  const ids = catalogue.all(providers).map(({ id }) => id)
  try {
    const provider = config.provider
      ? (findProvider(ids, config.provider) ?? config.provider)
      : DEFAULT_PROVIDER
    const attributes = providerAttributes(catalogue, {
      host: host.providers,
      tenant: config.providers,
      connected,
    })
    return { provider, attributes, diagnostics: [] }
  } catch (error) {
    if (!FccError.is(error)) throw error
    return { provider: DEFAULT_PROVIDER, attributes: {}, diagnostics: [asDiagnostic(error)] }
  }
}

/** Reads every namespace of facts that reads, at a visit's clock. */
export function readFacts(
  namespaces: readonly FactNamespace[],
  now: number,
  run: {
    readonly id: string
    readonly envelope: Pick<RunRecord['envelope'], 'tenant' | 'purpose' | 'domain'>
  },
): Readonly<Record<string, FactValue>> {
  const values: Record<string, FactValue> = {}
  for (const namespace of namespaces) {
    if (!namespace.read) continue
    const read = namespace.read({
      now,
      tenant: { id: run.envelope.tenant },
      run: { id: run.id, purpose: run.envelope.purpose, domain: run.envelope.domain },
    })
    for (const name of Object.keys(read)) {
      const value = read[name]
      if (value !== undefined) values[`${namespace.namespace}.${name}`] = value
    }
  }
  return values
}
