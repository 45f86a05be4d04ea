import { join } from 'node:path'
import type { Plugin } from '@fcc/plugin-api'
import {
  createRuntime,
  type HostConfig,
  type Runtime,
  readConfig,
  type TenantConfig,
} from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'
import { neededPlugins } from './needed-plugins.ts'
import type { Story } from './story.ts'
import { WRAPPED_STORE, wrapSqliteStore } from './wrapped-store.ts'

/** Where and how a story's runtime is opened. */
export interface StoryPlace {
  /** The data directory. */
  readonly directory: string
  /** Where the outside provider listens, for stories that ask it. */
  readonly endpoint?: string | undefined
  /** Another store than the plain one. */
  readonly store?: Plugin | undefined
  /** How long a dead process holds a run, in milliseconds: short, so that nobody waits for it. */
  readonly leaseMs?: number | undefined
  /** What else is different about the tenant. */
  readonly tenant?: Partial<TenantConfig> | undefined
}

/** Opens a runtime on a data directory with the one tenant of a story, and only the code it needs. */
export async function openStoryRuntime(story: Story, place: StoryPlace): Promise<Runtime> {
  return createRuntime({
    config: storyConfig(story, place),
    plugins: [...(await neededPlugins(story.plugins)), place.store ?? wrapSqliteStore()],
    // What is executed and committed is what the test says, and nothing that is found besides.
    recover: false,
  })
}

function storyConfig(story: Story, place: StoryPlace): HostConfig {
  const config = readConfig(join(exampleDirectory, 'fcc.yaml'))
  const tenant = config.tenants[story.tenant]
  if (!tenant) throw new Error(`fcc.yaml has no tenant ${story.tenant}.`)
  const { endpoint } = place
  return {
    ...config,
    store: { use: WRAPPED_STORE, directory: place.directory },
    // Checkpoints at each run's end only: one on a timer would make the count of commits a matter of luck.
    audit: { checkpointSeconds: 3600 },
    limits: { ...config.limits, leaseMs: place.leaseMs ?? 100, pollMs: 20 },
    providers: story.agreement ? { loopback: story.agreement } : {},
    tenants: {
      [story.tenant]: {
        ...tenant,
        plugins: story.plugins,
        settings:
          endpoint !== undefined && story.plugins.includes('provider-loopback')
            ? { ...tenant.settings, 'provider-loopback': { endpoint } }
            : tenant.settings,
        ...place.tenant,
      },
    },
  }
}
