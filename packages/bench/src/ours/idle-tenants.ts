import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createSqliteStore } from '@fcc/store'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime } from './measured-runtime.ts'

const idOf = (number: number): string => `tenant-${number}`

/** The least that anybody keeps of tenants: a map of their ids. */
async function keepIds(count: number, stopwatch: (work: () => Promise<void>) => Promise<void>) {
  const ids = new Map<string, true>()
  await stopwatch(async () => {
    for (let number = 0; number < count; number += 1) ids.set(idOf(number), true)
  })
  return { tenants: String(ids.size) }
}

/**
 * As many tenants as told, each with settings of its own, known to a runtime over files and none of them opened:
 * no file of a tenant is there before the clock stops. The last one makes a run afterwards, to show that it could.
 * `keep: ids` holds a map of the ids alone.
 */
export const createSide: CreateSide = async ({ keep }) => ({
  async measure({ count, directory }, { stopwatch }) {
    if (keep === 'ids') return keepIds(count, stopwatch)
    const bench = createBenchPlugin()
    const tenants = Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        idOf(number),
        { bench: { floor: `floor ${number}` } },
      ]),
    )
    const store = createSqliteStore({ synchronous: 'normal' })
    let runtime: Awaited<ReturnType<typeof openMeasuredRuntime>> | undefined
    await stopwatch(async () => {
      runtime = await openMeasuredRuntime({ directory, concurrency: 1, store, bench, tenants })
    })
    if (!runtime) throw new Error('No runtime was opened.')
    try {
      const file = join(directory, 'tenants', `${idOf(count - 1)}.sqlite`)
      if (existsSync(file)) throw new Error('A tenant was opened.')
      const session = runtime
        .tenant(idOf(count - 1))
        .as({ kind: 'service', id: 'bench', roles: [] })
      const run = await session.start('five-steps', { a0: inputText(0) }, { purpose: 'measure' })
      const { state } = await run.finished()
      if (state !== 'completed') throw new Error(`A run ended as ${state}.`)
      if (!existsSync(file)) throw new Error('A run was made without the file of its tenant.')
      return { tenants: String(count), assemblies: String(runtime.assemblies.length) }
    } finally {
      await runtime.close()
    }
  },
})
