import type { HostConfig, Runtime, TenantConfig, WrittenSetting } from '@fcc/runtime'
import { runtimeModule } from '../runtime-module.ts'
import { redactedText } from './redact.ts'
import { serverSettings } from './server-settings.ts'
import type { Setting } from './setting.ts'

/** A setting with its path, before anybody asked where it comes from. */
type Held = readonly [path: readonly string[], value: unknown]

/** What is looked at: a runtime, or what a test makes up. */
export interface SettingSources {
  readonly config: HostConfig
  readonly written: readonly WrittenSetting[]
  /** Tenant → plugin → its validated settings, of tenants that are ready. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Plugin → its validated configuration. */
  readonly pluginConfig: Readonly<Record<string, unknown>>
  /** Plugin → package. */
  readonly packages: Readonly<Record<string, string>>
}

/** What a started runtime tells of its settings. */
export function settingSources(
  runtime: Pick<Runtime, 'config' | 'manifests' | 'assemblies' | 'tenants' | 'tenant'>,
  written: readonly WrittenSetting[],
): SettingSources {
  const ready = runtime.tenants.list().filter(({ state }) => state === 'ready')
  return {
    config: runtime.config,
    written,
    settings: Object.fromEntries(ready.map(({ id }) => [id, runtime.tenant(id).model.settings])),
    pluginConfig: Object.fromEntries(
      runtime.assemblies.flatMap(({ kernel }) =>
        kernel.plugins.map(({ pluginId, config }) => [pluginId, config]),
      ),
    ),
    packages: Object.fromEntries(
      runtime.manifests.map(({ manifest, packageName }) => [manifest.id, packageName]),
    ),
  }
}

/** Every setting as it holds, the host's first, each with who decided it. Pure. */
export function resolveSettings(sources: SettingSources): readonly Setting[] {
  const { config, pluginConfig } = sources
  const host = hostSettings(config).map((held) => decided(sources, held))
  const structural = Object.entries(pluginConfig).flatMap(([plugin, value]) =>
    leavesOf(['plugin_config', plugin], value).map((held) =>
      decided(sources, held, { plugin, holder: value }),
    ),
  )
  const tenants = Object.values(config.tenants).flatMap((tenant) => tenantSettings(sources, tenant))
  return [...host, ...structural, ...tenants]
}

function tenantSettings(sources: SettingSources, tenant: TenantConfig): readonly Setting[] {
  const many = isMany(sources)
  const at = (...path: readonly string[]) => (many ? ['tenants', tenant.id, ...path] : path)
  const identity = (name: string) => (many ? at(name) : ['tenant', name])
  const own: readonly Held[] = [
    [identity('name'), tenant.name],
    [identity('namespace'), tenant.namespace],
    [at('plugins'), tenant.plugins ?? 'all that are installed'],
    [at('provider'), tenant.provider ?? runtimeModule().DEFAULT_PROVIDER],
    [at('personas', 'sources'), tenant.personas.sources],
    [at('personas', 'include_core'), tenant.personas.includeCore],
    [at('governance', 'constitutions'), tenant.governance.constitutions],
    [at('governance', 'quality_gates'), tenant.governance.qualityGates],
    ...(many ? leavesOf(at('providers'), tenant.providers) : []),
  ]
  const settings = Object.entries(sources.settings[tenant.id] ?? {}).flatMap(([plugin, value]) =>
    leavesOf(at('settings', plugin), value).map((held) =>
      decided(sources, held, { plugin, holder: value }),
    ),
  )
  return [...own.map((held) => decided(sources, held)), ...settings]
}

/** The host's settings by the names that `fcc.yaml` has for them. */
function hostSettings({
  store,
  executor,
  audit,
  limits,
  providers,
  platformConstitutions,
  server,
}: HostConfig): readonly Held[] {
  return [
    [['store', 'use'], store.use],
    [['store', 'directory'], store.directory],
    ...leavesOf(['executor'], executor),
    [['audit', 'checkpoint_seconds'], audit.checkpointSeconds],
    ...Object.entries(limits).map(([name, value]): Held => [['limits', snakeCase(name)], value]),
    [['governance', 'platform'], platformConstitutions ?? ['core-catalog/standard']],
    ...leavesOf(['providers'], providers),
    ...serverSettings(server),
  ]
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Finds out who decided a setting: where it is written, or whose schema filled it in. */
function decided(
  sources: SettingSources,
  [path, value]: Held,
  of?: { readonly plugin: string; readonly holder: unknown },
): Setting {
  const shown = { path: path.join('.'), value: redactedText(path, value) }
  const found = find(sources, path)
  if (found) return { ...shown, ...found }
  if (!of) return { ...shown, source: 'default' }
  const by = sources.packages[of.plugin]
  const blockPath = path.slice(0, path.indexOf(of.plugin) + 1)
  const block = find(sources, blockPath)
  // A schema may rename what was written: then nobody can tell a default from what was given.
  return block && hasForeignKeys(sources, blockPath, of.holder)
    ? { ...shown, ...block, by }
    : { ...shown, source: 'package', by }
}

function find(
  sources: SettingSources,
  path: readonly string[],
): Pick<Setting, 'source' | 'place'> | undefined {
  const many = isMany(sources)
  const spellings = spellingsOf(path, many).map((each) => each.join('\n'))
  const same = sources.written.find((each) => spellings.includes(each.path.join('\n')))
  if (same) {
    const isTenants = many
      ? path[0] === 'tenants'
      : TENANT_KEYS.has(path[0] ?? '') && path.join('.') !== 'governance.platform'
    return { source: isTenants ? 'tenant' : 'host', place: same.place }
  }
  // `plugins` at the top holds for tenants that name none of their own.
  if (!many || path[0] !== 'tenants' || path[2] !== 'plugins') return undefined
  const shared = sources.written.find((each) => each.path.join() === 'plugins')
  return shared && { source: 'host', place: shared.place }
}

/** In the form for one tenant, these keys of the top are the tenant's. */
const TENANT_KEYS = new Set(['tenant', 'personas', 'plugins', 'settings', 'provider', 'governance'])

/** A path and the other ways in which the same may be written. */
function spellingsOf(path: readonly string[], many: boolean): readonly (readonly string[])[] {
  const [, tenant = '', name = ''] = path
  if (!many) return [path]
  if (path.join('.') === 'governance.platform') return [path, ['governance', 'constitutions']]
  const isIdentity = path.length === 3 && (name === 'name' || name === 'namespace')
  return isIdentity ? [path, ['tenants', tenant, 'tenant', name]] : [path]
}

/** Whether something was written into a plugin's block that its schema gave other names. */
function hasForeignKeys(
  { written }: SettingSources,
  block: readonly string[],
  holder: unknown,
): boolean {
  const known = new Set(Object.keys((holder ?? {}) as object))
  return written.some(
    ({ path }) =>
      path.length === block.length + 1 &&
      block.every((part, index) => path[index] === part) &&
      !known.has(path.at(-1) ?? ''),
  )
}

function isMany({ written }: SettingSources): boolean {
  return written.some(({ path: [first] }) => first === 'tenants')
}

/** Objects are taken apart, lists are not: a list is one value. */
function leavesOf(path: readonly string[], value: unknown): readonly Held[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value === undefined ? [] : [[path, value]]
  }
  return Object.entries(value).flatMap(([name, member]) => leavesOf([...path, name], member))
}
