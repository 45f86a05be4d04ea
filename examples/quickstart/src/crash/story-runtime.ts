import { join } from 'node:path'
import type { Plugin } from '@fcc/plugin-api'
import {
  createRuntime,
  discoverPlugins,
  type GivenPlugin,
  type HostConfig,
  type Runtime,
  readConfig,
} from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'
import type { CrashStory } from './crash-story.ts'
import { KILLING_STORE } from './killing-store.ts'

/** How long a dead process holds a run, in milliseconds: short, so that nobody waits for it. */
const LEASE_MS = 100

/** Opens a runtime on a data directory with the one tenant of a story, and only the code it needs. */
export async function openStoryRuntime(
  story: CrashStory,
  place: { readonly directory: string; readonly endpoint: string; readonly store: Plugin },
): Promise<Runtime> {
  return createRuntime({
    config: storyConfig(story, place),
    plugins: [...(await neededPlugins(story)), place.store],
  })
}

function storyConfig(
  story: CrashStory,
  { directory, endpoint }: { readonly directory: string; readonly endpoint: string },
): HostConfig {
  const config = readConfig(join(exampleDirectory, 'fcc.yaml'))
  const tenant = config.tenants[story.tenant]
  if (!tenant) throw new Error(`fcc.yaml has no tenant ${story.tenant}.`)
  return {
    ...config,
    store: { use: KILLING_STORE, directory },
    // Checkpoints at each run's end only: one on a timer would make the count of commits a matter of luck.
    audit: { checkpointSeconds: 3600 },
    limits: { ...config.limits, leaseMs: LEASE_MS },
    providers: story.agreement ? { loopback: story.agreement } : {},
    tenants: {
      [story.tenant]: {
        ...tenant,
        plugins: story.plugins,
        settings: story.agreement
          ? { ...tenant.settings, 'provider-loopback': { endpoint } }
          : tenant.settings,
      },
    },
  }
}

/** The story's plugins and what they include, with the manifests that discovery finds; nothing else is imported. */
async function neededPlugins(story: CrashStory): Promise<readonly GivenPlugin[]> {
  const { found } = discoverPlugins(exampleDirectory)
  const needed = new Set<string>()
  const pending = [...story.plugins]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const manifest = found.find((each) => each.manifest.id === next || each.packageName === next)
    if (!manifest) throw new Error(`The quickstart has no plugin ${next}.`)
    if (needed.has(manifest.packageName)) continue
    needed.add(manifest.packageName)
    pending.push(...manifest.manifest.includes)
  }
  return Promise.all(
    found
      .filter(({ packageName }) => needed.has(packageName))
      .map(async (manifest) => {
        const module = (await import(manifest.packageName)) as { readonly default: Plugin }
        return { plugin: module.default, found: manifest }
      }),
  )
}
