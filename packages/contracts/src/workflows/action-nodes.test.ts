import { expect, it } from 'vitest'
import { workflowSchema } from './workflow-schema.ts'

const documentOf = (node: object) => ({
  workflow: 'w',
  start: 'ask',
  nodes: [{ id: 'ask', persona: 'WR', produces: 'list', ...node }],
})

it('an action says what it needs of its provider and which tools its model may use', () => {
  const { nodes } = workflowSchema.parse(
    documentOf({
      action: 'document',
      needs: ['structure', 'locality'],
      tools: ['search'],
      task: 'Say who.',
    }),
  )
  expect(nodes[0]?.actor).toMatchObject({
    kind: 'model',
    needs: ['structure', 'locality'],
    tools: ['search'],
    task: 'Say who.',
  })
})

it('needs are words of a list, and they and tools belong to an action', () => {
  for (const wrong of [
    { action: 'document', needs: ['speed'] },
    { skill: 'write', needs: ['structure'] },
    { skill: 'write', tools: ['search'] },
    { skill: 'write', task: 'Say who.' },
  ]) {
    expect(workflowSchema.safeParse(documentOf(wrong)).success).toBe(false)
  }
})
