import { isDeepStrictEqual } from 'node:util'
import { FccError } from '@fcc/plugin-api'
import { assemblyPlugins } from '../assembly/selected-plugins.ts'
import type { HostConfig, TenantConfig } from '../config/host-config.ts'
import { asDiagnostic } from '../diagnostics.ts'
import { fileDigestOf } from './directory-rows.ts'
import type { KnownTenant } from './known-tenant.ts'
import type { Reload, ReloadedTenant, WaitingChange } from './reload.ts'
import type { VersionSources } from './tenant-version.ts'

/** What a reload works on. */
export interface Reloading {
  readonly sources: VersionSources
  readonly tenants: ReadonlyMap<string, KnownTenant>
  readonly wanted: ReadonlySet<string> | undefined
  /** What the file says of each tenant, as it was last taken over. */
  readonly files: Map<string, TenantConfig>
  /** Lets whoever reloads through to one act, or throws. */
  readonly admit: (action: 'tenants:add' | 'tenants:replace', id: string) => Promise<void>
  readonly change: (act: 'added' | 'replaced', config: TenantConfig) => Promise<unknown>
}

/**
 * Takes over what is new in the file and among the packages. Nothing is changed before the whole file is
 * read and whoever asks may do all of it; then each tenant changes by itself, or keeps what it has.
 */
export async function reloadTenants(reloading: Reloading): Promise<Reload> {
  const { sources, tenants, wanted, files, admit, change } = reloading
  const { host, packages, pool } = sources
  const next = sources.readConfig?.() ?? host.config
  const isMeant = (id: string): boolean => wanted === undefined || wanted.has(id)
  // One that was not edited is what it was left as: also removed, by an act that came after it.
  const blocks = Object.values(next.tenants).filter(
    (block) => isMeant(block.id) && fileDigestOf(files.get(block.id)) !== fileDigestOf(block),
  )
  for (const id of tenants.keys()) await admit('tenants:replace', id)
  for (const { id } of blocks) if (!tenants.has(id)) await admit('tenants:add', id)

  const anew = packages.lookAgain()
  for (const diagnostic of anew.diagnostics) host.onDiagnostic(diagnostic)
  const done: ReloadedTenant[] = []

  async function take(act: 'added' | 'replaced', config: TenantConfig): Promise<void> {
    const { id } = config
    try {
      await change(act, config)
      done.push({ tenant: id, outcome: act, diagnostics: [] })
    } catch (error) {
      if (!FccError.is(error)) throw error
      done.push({ tenant: id, outcome: 'kept', diagnostics: [asDiagnostic(error)] })
    }
  }

  /** Whether a tenant would have other plugins now, under the configuration that it has. */
  function hasOthers({ version }: KnownTenant): boolean {
    if (!anew.changed) return false
    const only = assemblyPlugins(packages.manifests, version.config, host.config)
    return version.model?.assembly.hash !== pool.hashOf(only)
  }

  for (const block of blocks) {
    const { id } = block
    const before = files.get(id)
    // A row says which block it came after: of this one, unless it is refused.
    files.set(id, block)
    await take(tenants.has(id) ? 'replaced' : 'added', block)
    if (done.at(-1)?.outcome !== 'kept') continue
    if (before) files.set(id, before)
    else files.delete(id)
  }
  const seen = new Set(done.map(({ tenant }) => tenant))
  for (const [id, known] of [...tenants]) {
    if (!seen.has(id) && hasOthers(known)) await take('replaced', known.version.config)
  }
  const gone = [...files.keys()].filter(
    (id) => isMeant(id) && tenants.has(id) && !Object.hasOwn(next.tenants, id),
  )
  const waiting: readonly WaitingChange[] = [
    ...changedSettings(host.config, next).map((name) => ({ kind: 'setting' as const, name })),
    ...anew.waiting.map(({ packageName, version }) => ({
      kind: 'package' as const,
      name: `${packageName} ${version}`,
    })),
    ...gone.map((name) => ({ kind: 'tenant' as const, name })),
  ]
  return { tenants: done, waiting }
}

/** Parts of the host that are called otherwise in the file. */
const WRITTEN: Readonly<Record<string, string>> = {
  access: 'roles',
  platformConstitutions: 'governance.platform',
}

/** The host's own parts that a file says otherwise than they are in force. */
function changedSettings(inForce: HostConfig, next: HostConfig): readonly string[] {
  const { tenants: _, ...now } = inForce
  const { tenants: __, ...then } = next
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  return names
    .filter((name) => !isDeepStrictEqual(Reflect.get(now, name), Reflect.get(then, name)))
    .map((name) => WRITTEN[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
}
