import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Mastra } from '@mastra/core'
import { InMemoryStore } from '@mastra/core/storage'
import { LibSQLStore } from '@mastra/libsql'
import { createFiveSteps } from './five-steps.mjs'
import { expectedText, inputText } from './step-text.mjs'

const WARM_RUNS = 2
const SYNCHRONOUS = ['off', 'normal', 'full', 'extra']

/** Journal mode and sync of the connection that Mastra writes with. */
async function factsOf(storage) {
  if (!(storage instanceof LibSQLStore)) return {}
  const read = async (name) =>
    Object.values((await storage.client.execute(`PRAGMA ${name}`)).rows[0])[0]
  return {
    journal: String(await read('journal_mode')),
    synchronous: SYNCHRONOUS[Number(await read('synchronous'))],
  }
}

/** The five steps on Mastra's workflows, nothing governed: in memory, or in a libSQL file. */
export async function createSide({ store }) {
  return {
    async measure({ count, concurrency, directory }, { stopwatch, sideBySide }) {
      const storage =
        store === 'libsql'
          ? new LibSQLStore({ id: 'bench', url: pathToFileURL(join(directory, 'mastra.db')).href })
          : new InMemoryStore()
      const mastra = new Mastra({
        workflows: { fiveSteps: createFiveSteps() },
        storage,
        logger: false,
      })
      const workflow = mastra.getWorkflow('fiveSteps')
      const makeRun = async (number) => {
        const run = await workflow.createRun()
        const ended = await run.start({ inputData: { text: inputText(number) } })
        if (ended.status !== 'success' || ended.result.text !== expectedText(number)) {
          throw new Error(`Run ${number} ended as ${ended.status}.`)
        }
      }
      try {
        const warm = WARM_RUNS * concurrency
        await sideBySide(warm, concurrency, (number) => makeRun(count + number))
        await stopwatch(() => sideBySide(count, concurrency, makeRun))
        return await factsOf(storage)
      } finally {
        await storage.close?.()
      }
    },
  }
}
