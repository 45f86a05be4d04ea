import { Mastra } from '@mastra/core'
import { InMemoryStore } from '@mastra/core/storage'
import { createFiveSteps } from './five-steps.mjs'
import { expectedText, inputText } from './step-text.mjs'

/**
 * As many tenants as told, each a Mastra instance of its own with its workflow and store: what a tenant's
 * steps and data share with no other. The last one makes a run afterwards, to show that it could.
 */
export async function createSide() {
  return {
    async measure({ count }, { stopwatch }) {
      const tenants = []
      await stopwatch(async () => {
        for (let number = 0; number < count; number += 1) {
          tenants.push(
            new Mastra({
              workflows: { fiveSteps: createFiveSteps() },
              storage: new InMemoryStore(),
              logger: false,
            }),
          )
        }
      })
      const run = await tenants.at(-1).getWorkflow('fiveSteps').createRun()
      const ended = await run.start({ inputData: { text: inputText(0) } })
      if (ended.status !== 'success' || ended.result.text !== expectedText(0)) {
        throw new Error(`A run ended as ${ended.status}.`)
      }
      return { tenants: String(tenants.length) }
    },
  }
}
