import type { TenantSession } from '@fcc/runtime'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'
import { createMeasuredStore } from './measured-store.ts'
import { assertCovered, STEPS, verifyRuns } from './verify-runs.ts'

/** Runs of each measurement that are made before the clock starts, per run under way at a time. */
const WARM_RUNS = 2

/**
 * Governed, audited runs of five steps. Each is over when its entries are under a signed checkpoint,
 * so signing is inside the clock; export and verification are not.
 */
export const createSide: CreateSide = async (options) => ({
  async measure({ count, concurrency, directory }, { stopwatch, sideBySide }) {
    const bench = createBenchPlugin()
    const store = createMeasuredStore(options)
    const runtime = await openMeasuredRuntime({
      directory,
      concurrency,
      store: store.factory,
      bench,
    })
    try {
      const session = runtime.tenant(TENANT).as({ kind: 'service', id: 'bench', roles: [] })
      const warm = WARM_RUNS * concurrency
      await sideBySide(warm, concurrency, async (number) => {
        await makeRun(session, count + number)
      })
      const scannedBefore = bench.scanned()
      let last = ''
      await stopwatch(() =>
        sideBySide(count, concurrency, async (number) => {
          last = await makeRun(session, number)
        }),
      )
      await assertCovered(session, last)
      const scanned = bench.scanned() - scannedBefore
      if (scanned < count * STEPS) throw new Error(`The detector saw ${scanned} texts only.`)
      return {
        ...verifyRuns(await session.exportAudit(), (count + warm) * STEPS),
        ...store.facts(directory),
      }
    } finally {
      await runtime.close()
    }
  },
})

async function makeRun(session: TenantSession, number: number): Promise<string> {
  const run = await session.start('five-steps', { a0: inputText(number) }, { purpose: 'measure' })
  const { state, reasons } = await run.finished()
  if (state !== 'completed') throw new Error(`A run ended as ${state}: ${JSON.stringify(reasons)}`)
  return run.id
}
