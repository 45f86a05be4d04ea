import { createKernel, resolvePlan } from '@fcc/kernel'
import {
  API_VERSION,
  definePlugin,
  definePoint,
  type FoundManifest,
  type Manifest,
  type Plugin,
  type PointShape,
  SPEC,
} from '@fcc/plugin-api'
import type { CreateSide } from '../sides/side.ts'

interface ItemShape extends PointShape {
  readonly value: { readonly id: string; readonly number: number }
}

const items = definePoint<ItemShape>({
  id: 'items',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
})

/**
 * Starts of a kernel with as many plugins as told, each of which contributes one value. The plan is
 * made anew each time, inside the clock. Plugins that hold nothing need no stop: each kernel is let go
 * as the next one stands, so that what is measured is not the collecting of a heap full of them.
 */
export const createSide: CreateSide = async ({ plugins = '200' }) => {
  const size = Number(plugins)
  const found = Array.from({ length: size }, (_, number) => manifestOf(number))
  const code = new Map(found.map(({ manifest }, number) => [manifest.id, pluginOf(number)]))

  async function startKernel() {
    const plan = resolvePlan({ manifests: found, apiVersion: API_VERSION, points: [items] })
    const kernel = createKernel({
      plan,
      load: async ({ manifest }) => code.get(manifest.id),
      points: [items],
      scope: 'assembly',
      config: {},
    })
    const { state } = await kernel.start()
    if (state !== 'ready' || kernel.contributions(items).length !== size) {
      throw new Error(`The kernel is ${state}: ${JSON.stringify(kernel.diagnostics.slice(0, 3))}`)
    }
    return kernel
  }

  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      let last = await startKernel()
      await stopwatch(() =>
        sideBySide(count, concurrency, async () => {
          last = await startKernel()
        }),
      )
      await last.stop()
      return { plugins: String(size) }
    },
  }
}

function manifestOf(number: number): FoundManifest {
  const id = `plugin-${number}`
  const manifest: Manifest = {
    spec: SPEC,
    kind: 'plugin',
    id,
    api: `^${API_VERSION}`,
    needs: {},
    optional: {},
    provides: {},
    includes: [],
    contributes: { [items.id]: [`${id}/item`] },
    permissions: [],
  }
  return { manifest, packageName: id, version: '1.0.0', location: `(bench ${id})` }
}

function pluginOf(number: number): Plugin {
  const id = `plugin-${number}`
  return definePlugin({
    id,
    setup: ({ contribute }) => contribute(items, { id: `${id}/item`, number }),
  }) as Plugin
}
