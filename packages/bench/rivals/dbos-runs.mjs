import { DBOS } from '@dbos-inc/dbos-sdk'
// Both sides have the same server with the same settings.
import { nextDatabase } from '../src/server/bench-database.ts'
import { expectedText, inputText, stepText } from './step-text.mjs'

const WARM_RUNS = 16
const STEPS = ['a1', 'a2', 'a3', 'a4', 'a5']

const fiveSteps = DBOS.registerWorkflow(
  async (input) => {
    let text = input
    for (const name of STEPS) {
      const before = text
      text = await DBOS.runStep(async () => stepText(name, before), { name })
    }
    return text
  },
  { name: 'fiveSteps' },
)

/** The five steps as a workflow of DBOS, in the process that starts them, each step kept in PostgreSQL. */
export async function createSide() {
  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      const { ownerUrl } = await nextDatabase()
      DBOS.setConfig({
        name: 'bench',
        systemDatabaseUrl: ownerUrl,
        logLevel: 'error',
        runAdminServer: false,
      })
      await DBOS.launch()
      const makeRun = async (number) => {
        const handle = await DBOS.startWorkflow(fiveSteps)(inputText(number))
        const text = await handle.getResult()
        if (text !== expectedText(number)) throw new Error(`Run ${number} gave ${text}.`)
      }
      try {
        await sideBySide(WARM_RUNS, concurrency, (number) => makeRun(count + number))
        await stopwatch(() => sideBySide(count, concurrency, makeRun))
        return { runs: String(count) }
      } finally {
        await DBOS.shutdown()
      }
    },
  }
}
