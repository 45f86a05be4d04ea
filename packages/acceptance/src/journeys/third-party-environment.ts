import { delimiter } from 'node:path'

/** What somebody else's tools are pointed at. */
export interface ThirdPartySettings {
  /** Put in front of the search path, the first one first. */
  readonly binaries: readonly string[]
  readonly registry: string
  readonly manager: 'npm' | 'pnpm'
  /** Where npm and pnpm keep what they fetched, shared by all trials. */
  readonly caches: string
}

/** How this machine reaches a registry: the only settings of package managers that go along. */
const REACHING =
  /^npm_config_(ca|cafile|proxy|https_proxy|http_proxy|noproxy|strict_ssl|userconfig|globalconfig)$/i
/** Set by whoever runs us, about us. */
const OURS =
  /^(npm_|pnpm_|INIT_CWD$|NODE_OPTIONS$|NODE_PATH$|NODE_ENV$|CI$|FCC_|VITEST|TURBO_|NO_COLOR$|FORCE_COLOR$)/i

/**
 * The environment of somebody who has nothing of this workspace: no binaries of ours on the search
 * path, no settings of the package manager that runs us. Pure.
 */
export function thirdPartyEnvironment(
  surrounding: Readonly<Record<string, string | undefined>>,
  { binaries, registry, manager, caches }: ThirdPartySettings,
): Readonly<Record<string, string>> {
  const kept = Object.entries(surrounding).flatMap(([name, value]) =>
    value === undefined || (OURS.test(name) && !REACHING.test(name))
      ? []
      : [[name, value] as const],
  )
  const path = (surrounding.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !/[\\/]node_modules[\\/]/.test(folder))
  const loopback = [surrounding.no_proxy ?? surrounding.NO_PROXY, '127.0.0.1', 'localhost']
  return {
    ...Object.fromEntries(kept),
    PATH: [...binaries, ...path].join(delimiter),
    NO_COLOR: '1',
    no_proxy: loopback.filter(Boolean).join(','),
    npm_config_registry: registry,
    ...settingsOf(manager, caches),
  }
}

/** Each warns of settings that are the other's. */
function settingsOf(manager: 'npm' | 'pnpm', caches: string): Readonly<Record<string, string>> {
  if (manager === 'pnpm') {
    return {
      npm_config_store_dir: `${caches}/pnpm-store`,
      npm_config_cache_dir: `${caches}/pnpm-cache`,
    }
  }
  return {
    npm_config_cache: `${caches}/npm`,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  }
}
