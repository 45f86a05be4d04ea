import type { SettingSaid } from './config-in-force.ts'
import { DEFAULT_TENANT_LIMITS } from './tenant-limits.ts'

type Keyed = readonly [key: readonly string[], said: SettingSaid]

/** Kinds of records that one period of `data_governance` is for, as a tenant names them. */
const RETENTION: Readonly<Record<string, readonly string[]>> = {
  audit_logs: ['audit_entries'],
  execution_logs: ['runs', 'events', 'commands'],
}

/**
 * What the platform says that holds of a tenant until the tenant says it itself, under the keys that the block of a
 * tenant has for it. Pure.
 *
 * @param own what the tenant says
 */
export function platformAs(
  host: readonly SettingSaid[],
  own: readonly Keyed[],
  isMany: boolean,
): readonly Keyed[] {
  const written = new Set(
    own.flatMap(([key, { layer }]) => (layer === 'default' ? [] : [key.join('\0')])),
  )
  return host.flatMap((said) => {
    if (said.layer === 'default') return []
    return keysForTenant(said.path, isMany)
      .filter((key) => {
        // A provider that a tenant sets up itself has nothing from above, whatever its name is.
        const isOwnProvider =
          key[0] === 'providers' && written.has([...key.slice(0, 2), 'kind'].join('\0'))
        return !isOwnProvider || written.has(key.join('\0'))
      })
      .map((key) => [key, said] as const)
  })
}

function keysForTenant(path: readonly string[], isMany: boolean): readonly (readonly string[])[] {
  const [first = '', second = '', third = ''] = path
  if (first === 'tenant_limits') return [['limits', ...path.slice(1)]]
  if (first === 'data_governance' && second === 'retention') {
    return (Object.hasOwn(RETENTION, third) ? (RETENTION[third] ?? []) : []).map((kind) => [
      'retention',
      kind,
    ])
  }
  return isMany && (first === 'plugins' || first === 'providers') ? [path] : []
}

/** What holds of a tenant where nobody says anything. Pure. */
export function tenantDefaults(id: string, provider: string): readonly Keyed[] {
  const { runsInFlightByScenario: _, ...limits } = DEFAULT_TENANT_LIMITS
  const known: readonly (readonly [readonly string[], unknown])[] = [
    [['name'], id],
    [['namespace'], `urn:fcc:tenant:${id}`],
    [['plugins'], 'all that are installed'],
    [['provider'], provider],
    ...Object.entries(limits).map(([name, value]) => [['limits', snakeCase(name)], value] as const),
  ]
  return known.map(([path, value]) => [path, { layer: 'default', path, value }] as const)
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
