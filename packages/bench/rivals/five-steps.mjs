import { createStep, createWorkflow } from '@mastra/core/workflows'
import { z } from 'zod'
import { stepText } from './step-text.mjs'

const schema = z.object({ text: z.string() })

/** A workflow of five steps in a row, with the options that Mastra has by default. */
export function createFiveSteps() {
  let workflow = createWorkflow({ id: 'five-steps', inputSchema: schema, outputSchema: schema })
  for (const id of ['a1', 'a2', 'a3', 'a4', 'a5']) {
    workflow = workflow.then(
      createStep({
        id,
        inputSchema: schema,
        outputSchema: schema,
        execute: async ({ inputData }) => ({ text: stepText(id, inputData.text) }),
      }),
    )
  }
  return workflow.commit()
}
