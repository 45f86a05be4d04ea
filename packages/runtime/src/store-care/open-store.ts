import { resolve } from 'node:path'
import type { StoreBackend } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'
import { CONFIG_FILE, readConfig } from '../config/read-config.ts'
import { givenOrDiscovered } from '../discovery/given-or-discovered.ts'
import { loadPlugin } from '../host/load-plugin.ts'
import { startHost } from '../host/start-host.ts'
import type { RuntimeOptions } from '../runtime.ts'
import { resolveSecret } from '../secrets/resolve-secret.ts'

/** A store that was opened by itself. */
export interface OpenStore {
  readonly backend: StoreBackend
  /** Idempotent. */
  close(): Promise<void>
}

/**
 * Opens the store of a configuration by itself, as suites do that are about stores: no tenant is started, and
 * nothing that lies in it is recognised.
 *
 * @example
 * const { backend, close } = await openStore({ directory })
 */
export async function openStore(
  options: Pick<RuntimeOptions, 'directory' | 'configFile' | 'config' | 'plugins'> = {},
): Promise<OpenStore> {
  const folder = resolve(options.directory ?? process.cwd())
  const config = options.config ?? readConfig(resolve(folder, options.configFile ?? CONFIG_FILE))
  const source = givenOrDiscovered(options, folder)
  const load = async (found: FoundManifest): Promise<unknown> =>
    source.given.get(found.manifest.id) ?? loadPlugin(found)
  const host = await startHost({ config, manifests: source.manifests, load })
  try {
    const backend = await host.store.open({
      directory: config.store.directory,
      secret: (reference) => resolveSecret(config.pluginConfig, reference),
    })
    return {
      backend,
      async close() {
        await backend.close()
        await host.kernel.stop()
      },
    }
  } catch (error) {
    await host.kernel.stop()
    throw error
  }
}
