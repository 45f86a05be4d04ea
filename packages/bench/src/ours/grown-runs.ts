import type { RunHandle } from '@fcc/runtime'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { createHeldExecutor } from './held-executor.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'
import { createMeasuredStore } from './measured-store.ts'
import { STEPS_PER_ITEM, verifyRuns } from './verify-runs.ts'

/** Runs of each measurement that are made before the clock starts. */
const WARM_RUNS = 4

/** The workflows that are held against each other: their nodes, and what they start with. */
const WORKFLOWS: Readonly<Record<string, { readonly steps: number; readonly inputs: number }>> = {
  'five-steps': { steps: 5, inputs: 1 },
  'twenty-four-steps': { steps: 24, inputs: 16 },
}

/**
 * Steps in runs of one size. All runs are started before the clock, and kept back by their executor: what
 * a start costs would be spread over 5 steps or over 24, and hide what a step costs.
 */
export const createSide: CreateSide = async ({ workflow = 'five-steps', ...options }) => {
  const size = WORKFLOWS[workflow]
  if (!size) throw new Error(`There is no workflow ${workflow}.`)
  return {
    async measure({ count, concurrency, directory }, { stopwatch }) {
      const executor = createHeldExecutor()
      const store = createMeasuredStore(options)
      const runtime = await openMeasuredRuntime({
        directory,
        concurrency,
        store: store.factory,
        executor: executor.factory,
        bench: createBenchPlugin(),
      })
      try {
        const session = runtime.tenant(TENANT).as({ kind: 'service', id: 'bench', roles: [] })
        const start = (number: number) => {
          const names = Array.from({ length: size.inputs }, (_, index) => `a${index}`)
          const input = Object.fromEntries(names.map((name) => [name, inputText(number)]))
          return session.start(workflow, input, { purpose: 'measure' })
        }
        const runs = (count * STEPS_PER_ITEM) / size.steps
        for (let number = 0; number < WARM_RUNS; number += 1) {
          await (await start(runs + number)).finished()
        }
        executor.hold()
        const started: RunHandle[] = []
        for (let number = 0; number < runs; number += 1) started.push(await start(number))
        await stopwatch(async () => {
          await executor.release()
          for (const run of started) {
            const { state } = await run.finished()
            if (state !== 'completed') throw new Error(`A run ended as ${state}.`)
          }
        })
        const facts = verifyRuns(await session.exportAudit(), (runs + WARM_RUNS) * size.steps)
        return { ...facts, steps: String(runs * size.steps) }
      } finally {
        await runtime.close()
      }
    },
  }
}
