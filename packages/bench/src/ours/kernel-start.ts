import { createKernel, resolvePlan } from '@fcc/kernel'
import { API_VERSION, definePlugin, type FoundManifest, type Manifest, SPEC } from '@fcc/plugin-api'
import type { CreateSide } from '../sides/side.ts'

/**
 * Starts of a kernel with as many plugins as told, whose set-up only counts itself. The plan is made
 * anew each time, inside the clock. Plugins that hold nothing need no stop: each kernel is let go as
 * the next one stands, so that what is measured is not the collecting of a heap full of them.
 */
export const createSide: CreateSide = async ({ plugins = '200' }) => {
  const size = Number(plugins)
  const found = Array.from({ length: size }, (_, number) => manifestOf(number))
  let setUps = 0
  const code = new Map(
    found.map(({ manifest: { id } }) => {
      const setup = (): void => {
        setUps += 1
      }
      return [id, definePlugin({ id, setup })]
    }),
  )

  async function startKernel() {
    const plan = resolvePlan({ manifests: found, apiVersion: API_VERSION, points: [] })
    const kernel = createKernel({
      plan,
      load: async ({ manifest }) => code.get(manifest.id),
      points: [],
      scope: 'assembly',
      config: {},
    })
    const before = setUps
    const { state } = await kernel.start()
    if (state !== 'ready' || setUps - before !== size) {
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
    points: {},
    contributes: {},
    permissions: [],
  }
  return { manifest, packageName: id, version: '1.0.0', location: `(bench ${id})` }
}
