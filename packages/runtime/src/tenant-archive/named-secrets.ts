import type { TenantConfig } from '../config/host-config.ts'

/** A secret of the host that a configuration asks for. */
export interface NamedSecret {
  /** Where it stands in the configuration: `providers.vendor.key`. */
  readonly at: string
  /** `env:NAME` or `file:PATH`; never the secret. */
  readonly reference: string
}

/**
 * Every secret of the host that a configuration asks for. One that came in an archive means the variables and files of
 * the host that it came from, or whatever its author wants of this one. Pure.
 */
export function namedSecrets(config: TenantConfig): readonly NamedSecret[] {
  const found: NamedSecret[] = []
  const look = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      if (/^(?:env|file):./.test(value)) found.push({ at: path.join('.'), reference: value })
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) look(each, [...path, key])
    }
  }
  look(config, [])
  return found
}
