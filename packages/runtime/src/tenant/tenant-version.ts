import { constitutions } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { Assembly, AssemblyPool } from '../assembly/assembly-pool.ts'
import { type Safeguards, safeguardsOf } from '../assembly/safeguards.ts'
import { assemblyPlugins, mandatedPlugins, selectedPlugins } from '../assembly/selected-plugins.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'
import { tenantConfig } from '../config/tenant-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import type { InstalledPackages } from '../discovery/installed-packages.ts'
import { type Around, capabilitiesChanged, lostSafeguards } from './capabilities.ts'
import { decideTenant } from './decide-tenant.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantModel } from './tenant-model.ts'

/** How often a record is read anew when others write it at the same time. */
const WRITE_TRIES = 16

/** What a tenant was decided to be under one configuration: a model, or the reasons why it is refused. */
export interface TenantVersion {
  readonly config: TenantConfig
  /** The version of its row in the tenant directory; 0 for what `fcc.yaml` says. */
  readonly number: number
  readonly model: TenantModel | undefined
  /** What keeps it from running; empty where there is a model. */
  readonly refusals: readonly Diagnostic[]
  /** Everything that was found, refusals among it. */
  readonly diagnostics: readonly Diagnostic[]
  /** Plugin id, or `host` or `tenant` → the safeguards that are there. */
  readonly safeguards: Safeguards
  /** The digest of the record of accepted safeguards that it was decided under, where it has one. */
  readonly accepted?: string | undefined
  /**
   * Counts one user of it. What comes back releases that, once; with the last user goes the version's
   * hold on its assembly.
   */
  retain(): () => Promise<void>
  /**
   * What counts of one that was only proposed: its safeguards are written down, so that they cannot be lost unnoticed
   * from then on. It is refused where others wrote down more meanwhile.
   */
  settle(): Promise<TenantVersion>
}

/** What versions are decided with. */
export interface VersionSources {
  readonly packages: InstalledPackages
  readonly pool: AssemblyPool
  readonly host: TenantHost
  /** Reads `fcc.yaml` as it is now; absent where the configuration was given in code. */
  readonly readConfig?: (() => HostConfig) | undefined
}

/** That a version is only proposed. */
export interface ProposedVersion {
  /** What it would follow while that is in use: what starts there must start here as well. */
  readonly before?: TenantVersion | undefined
}

/**
 * Decides what a tenant is under a configuration: its plugins, its model, and whether it may start.
 * What keeps it from starting is a value, so that the others start. Opens nothing of the tenant.
 * Whoever calls it retains it at once.
 *
 * @param proposed where it does not count yet: nothing is written down of it before it is settled
 */
export async function decideVersion(
  config: TenantConfig,
  number: number,
  { packages, pool, host }: VersionSources,
  proposed?: ProposedVersion,
): Promise<TenantVersion> {
  const { manifests, nothingFound } = packages
  const mandated = mandatedPlugins(host.config.platformConstitutions)
  const selected = selectedPlugins(manifests, config.plugins, mandated)
  const { assembly, release } = await pool.use(assemblyPlugins(manifests, config, host.config))
  const decided = await decideTenant(config, { assembly, selected }, host)
  // Of what is there, and not of what was decided: a typo elsewhere must not make them forgotten.
  const safeguards = {
    ...assembly.safeguards,
    ...safeguardsOf(new Map([[constitutions.id, host.platform.contributions]])),
    ...(decided.overlay ? safeguardsOf(decided.overlay.contributions) : {}),
  }
  const installed = new Set(manifests.map(({ manifest }) => manifest.id))
  // Plugins are left out of a start that others wait for. Nobody waits for a change.
  const before = proposed?.before
  const failed = before ? newlyFailed(assembly, selected, before.model?.assembly) : []
  const check = async (writes: boolean): Promise<CheckedCapabilities> =>
    decided.model && failed.length === 0
      ? checkCapabilities(config.id, { safeguards, selected, installed, writes }, host)
      : { lost: [] }
  const isExpecting = config.plugins === undefined || config.plugins.length > 0
  const none = nothingFound && isExpecting ? [nothingFound] : []
  let users = 0
  const retain = (): (() => Promise<void>) => {
    users += 1
    let released: Promise<void> | undefined
    return () => {
      released ??= (async () => {
        users -= 1
        if (users === 0) await release()
      })()
      return released
    }
  }
  const settle = async (): Promise<TenantVersion> => made(await check(true))
  const made = ({ lost, accepted }: CheckedCapabilities): TenantVersion => {
    const found = [...none, ...host.platform.diagnostics, ...decided.refusals, ...failed, ...lost]
    const isRefused = !decided.model || found.length > 0
    return {
      config,
      number,
      model: isRefused ? undefined : decided.model,
      refusals: isRefused ? found : [],
      diagnostics: isRefused ? found : joined(assembly.start.diagnostics, decided.diagnostics),
      ...{ safeguards, accepted, retain, settle },
    }
  }
  return made(await check(proposed === undefined))
}

/** One after the other; what all tenants of an assembly have in common is not copied for each. */
function joined(
  first: readonly Diagnostic[],
  second: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (second.length === 0) return first
  return first.length === 0 ? second : [...first, ...second]
}

/** Why plugins do not start that are chosen, and did not fail before. */
function newlyFailed(
  { start }: Assembly,
  selected: ReadonlySet<string>,
  before: Assembly | undefined,
): readonly Diagnostic[] {
  const known = new Set(before?.start.failedPlugins.map(({ pluginId }) => pluginId))
  return start.failedPlugins
    .filter(({ pluginId }) => selected.has(pluginId) && !known.has(pluginId))
    .flatMap(({ diagnostics }) => diagnostics)
}

interface CheckedCapabilities {
  /** What keeps the tenant from starting. */
  readonly lost: readonly Diagnostic[]
  readonly accepted?: string | undefined
}

/** Refuses a tenant that would start with fewer safeguards than it last had; notes what it has now, where that counts. */
async function checkCapabilities(
  tenant: string,
  {
    safeguards,
    writes,
    ...around
  }: Around & { readonly safeguards: Safeguards; readonly writes: boolean },
  { accepted: records, clock }: Pick<TenantHost, 'accepted' | 'clock'>,
): Promise<CheckedCapabilities> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const found = await records.read(tenant).catch((error: unknown) => {
      // Keys that cannot be opened are told of each tenant, and are no reason to hear of nothing else.
      if (FccError.is(error) && error.code.startsWith('FCC_SEALING_')) return error
      throw error
    })
    if (FccError.is(found)) return { lost: [asDiagnostic(found)] }
    if (found.kind === 'missing') return { lost: [runtimeErrors.safeguardRecordMissing(tenant)] }
    if (found.kind === 'tampered') return { lost: [runtimeErrors.safeguardRecordTampered(tenant)] }
    const accepted = found.kind === 'known' ? found.accepted : undefined
    const lost = lostSafeguards(tenant, accepted, safeguards, around)
    if (lost.length > 0) return { lost }
    if (!writes || !capabilitiesChanged(accepted, safeguards))
      return { lost, accepted: accepted?.digest }
    const at = new Date(clock()).toISOString()
    const record = { tenant, plugins: safeguards, at, by: 'start' }
    const written = await records.follow(record, accepted)
    // Where another process was first, its record is the one that counts.
    if (written) return { lost, accepted: written.digest }
  }
  throw runtimeErrors.tenantChanged(tenant)
}

/** A tenant of which nothing can be believed. */
export function refusedVersion(
  id: string,
  file: TenantConfig | undefined,
  number: number,
  problem: Diagnostic,
): TenantVersion {
  const version: TenantVersion = {
    config: file ?? tenantConfig(id, {}, ''),
    number,
    model: undefined,
    refusals: [problem],
    diagnostics: [problem],
    safeguards: {},
    retain: () => async () => undefined,
    settle: async () => version,
  }
  return version
}
