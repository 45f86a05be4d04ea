import { createMemoryStore } from '@fcc/store'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime } from './measured-runtime.ts'

/**
 * As many tenants as told, with equal plugins and settings of their own, started in one runtime and held.
 * The last one makes a run afterwards, to show that it could.
 */
export const createSide: CreateSide = async () => ({
  async measure({ count, directory }, { stopwatch }) {
    const bench = createBenchPlugin()
    const tenants = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `tenant-${number}`,
        { bench: { floor: `floor ${number}` } },
      ]),
    )
    const store = createMemoryStore()
    let runtime: Awaited<ReturnType<typeof openMeasuredRuntime>> | undefined
    await stopwatch(async () => {
      runtime = await openMeasuredRuntime({ directory, concurrency: 1, store, bench, tenants })
    })
    if (!runtime) throw new Error('No runtime was opened.')
    try {
      const session = runtime
        .tenant(`tenant-${count - 1}`)
        .as({ kind: 'service', id: 'bench', roles: [] })
      const input = { a0: inputText(0) }
      const run = await session.start('five-steps', input, { purpose: 'measure' })
      const { state } = await run.finished()
      if (state !== 'completed') throw new Error(`A run ended as ${state}.`)
      return { tenants: String(count), assemblies: String(runtime.assemblies.length) }
    } finally {
      await runtime.close()
    }
  },
})
