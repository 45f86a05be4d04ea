import { resolve } from 'node:path'
import type { Place } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import { configJsonSchema } from './config-json-schema.ts'
import { configSource, type ReadText, readConfigText } from './config-source.ts'
import { DEFAULT_PROVIDER } from './default-provider.ts'
import type { Described } from './known-keys.ts'
import { parseConfig } from './read-config.ts'
import { type SettingLeaf, settingLeaves } from './setting-leaves.ts'
import { platformAs, tenantDefaults } from './tenant-order.ts'
import type { YamlSource } from './yaml-source.ts'

/** What one layer says of a setting. */
export interface SettingSaid {
  readonly layer: 'default' | 'platform' | 'tenant'
  /** As it is written in the file: `tenants.lakeside.limits.queued`. */
  readonly path: readonly string[]
  /** As it is written: a reference stays one, and nothing is hidden. */
  readonly value: unknown
  /** Where its key stands; absent for a default. */
  readonly place?: Place | undefined
}

/** A setting with what holds of it. */
export interface SettingInForce extends SettingSaid {
  /** Its name: of a tenant’s, from the block of the tenant on. */
  readonly key: readonly string[]
  /** It holds beside what the platform says under the same first key, and replaces nothing of it. */
  readonly beside: boolean
  /** What is written for the same and does not hold, the nearest layer first. */
  readonly replaced: readonly SettingSaid[]
}

/** What an `fcc.yaml` sets, layer by layer. */
export interface ConfigInForce {
  /** What holds for the host, and for every tenant. */
  readonly platform: readonly SettingInForce[]
  /** Tenant → what holds of it: its own, what it has from the platform, and defaults. */
  readonly tenants: Readonly<Record<string, readonly SettingInForce[]>>
}

/** Keys of which a tenant’s hold beside the platform’s: the stricter counts, or both are asked. */
const BESIDE = new Set(['models', 'roles', 'role_assignments', 'governance'])
/** In the form for one tenant, these keys of the top are the tenant’s. */
const ONE_TENANTS = new Set(
  'tenant,personas,plugins,settings,provider,models,retention,gate_weights,webhooks,governance'.split(
    ',',
  ),
)

/**
 * What the configuration at a path sets for its host and for each tenant, with where each key stands: in the file, or
 * in one that it includes. It is read and checked as for a start; no reference is resolved, no plugin is loaded.
 *
 * @param asked.tenant the one that is meant; all by default
 * @param asked.read gives the text of a file, the first included
 * @throws FccError FCC_TENANT_UNKNOWN, and what `readConfig` throws
 * @example
 * configInForce('fcc.yaml').tenants.lakeside // [{ key: ['limits', 'queued'], layer: 'tenant', value: 5, … }]
 */
export function configInForce(
  path: string,
  asked: { readonly tenant?: string | undefined; readonly read?: ReadText | undefined } = {},
): ConfigInForce {
  const { tenant, read = readConfigText } = asked
  const file = resolve(path)
  const text = read(file)
  const { tenants } = parseConfig(text, file, read)
  const ids = Object.keys(tenants)
  if (tenant !== undefined && !ids.includes(tenant)) throw runtimeErrors.unknownTenant(tenant, ids)
  const source = configSource(text, file, read)
  const isMany = Object.hasOwn(source.value as object, 'tenants')
  const schema = configJsonSchema(isMany ? 'many-tenants' : 'one-tenant') as Described
  const all = settingLeaves(source.value, schema)
  const isOwn = ({ path: [first = '', second] }: SettingLeaf) =>
    isMany ? first === 'tenants' : ONE_TENANTS.has(first) && second !== 'platform'
  const said = placed(source)
  const host = all.filter((leaf) => !isOwn(leaf)).map((leaf) => said(leaf, 'platform'))
  const onPlatform = new Set(
    host.flatMap(({ layer, path: [first = ''] }) => (layer === 'platform' ? [first] : [])),
  )
  const governance: SettingSaid = {
    ...{ layer: 'default', path: ['governance', 'platform'] },
    value: ['core-catalog/standard'],
  }
  return {
    platform: inForce([
      ...host.map((each) => [platformKey(each.path), each] as const),
      [governance.path, governance],
    ]),
    tenants: Object.fromEntries(
      (tenant === undefined ? ids : [tenant]).map((id) => {
        const own = all
          .filter((leaf) => isOwn(leaf) && (!isMany || leaf.path[1] === id))
          .map((leaf) => said(leaf, 'tenant'))
          .map((each) => [tenantKey(each.path.slice(isMany ? 2 : 0)), each] as const)
        const fromAbove = platformAs(host, own, isMany)
        return [
          id,
          inForce([...own, ...fromAbove, ...tenantDefaults(id, DEFAULT_PROVIDER)], onPlatform),
        ]
      }),
    ),
  }
}

function placed({ keys }: YamlSource) {
  const places = new Map(keys.map(({ path, place }) => [path.join('\0'), place]))
  return ({ path, value, isDefault }: SettingLeaf, layer: 'platform' | 'tenant'): SettingSaid => {
    if (isDefault) return { layer: 'default', path, value }
    // Below an alias no key stands: what names the alias is where it is said.
    for (let length = path.length; length > 0; length--) {
      const place = places.get(path.slice(0, length).join('\0'))
      if (place) return { layer, path, value, place }
    }
    return { layer, path, value }
  }
}

/** With several tenants the constitutions of the platform have two names, and the age of a data key always has. */
function platformKey(path: readonly string[]): readonly string[] {
  const written = path.join('.')
  if (written === 'governance.constitutions') return ['governance', 'platform']
  return written === 'data_governance.encryption.key_rotation' ? ['keys', 'rotate_after'] : path
}

/** The name and the namespace of a tenant may stand in its block, or under `tenant` there. */
function tenantKey(path: readonly string[]): readonly string[] {
  return path[0] === 'tenant' && path.length === 2 ? path.slice(1) : path
}

const ORDER = { tenant: 0, platform: 1, default: 2 } as const

/** Of each key what holds, with what it replaces: the tenant’s before the platform’s before a default. */
function inForce(
  all: readonly (readonly [key: readonly string[], said: SettingSaid])[],
  onPlatform: ReadonlySet<string> = new Set(),
): readonly SettingInForce[] {
  const byKey = Map.groupBy(all, ([key]) => key.join('\0'))
  return [...byKey.values()].flatMap((group) => {
    const key = group[0]?.[0] ?? []
    const [holds, ...others] = group
      .map(([, said]) => said)
      .sort((a, b) => ORDER[a.layer] - ORDER[b.layer] || fromKey(a, key) - fromKey(b, key))
    if (!holds) return []
    const [first = ''] = key
    const beside = holds.layer === 'tenant' && BESIDE.has(first) && onPlatform.has(first)
    return [{ ...holds, key, beside, replaced: others.filter(({ layer }) => layer !== 'default') }]
  })
}

/** In one layer the shorter way of writing a setting goes first, and then the one that has its name. */
function fromKey({ path }: SettingSaid, key: readonly string[]): number {
  return path.length * 2 + (path.at(-1) === key.at(-1) ? 0 : 1)
}
