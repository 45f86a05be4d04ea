import { ACTIONS, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { expectCode, openSession } from '../testing/test-runtime.test-support.ts'

const usage = { inputTokens: 1, outputTokens: 1 }
const answering = (answer: string, asked: string[] = []) =>
  openSession({
    plugins: [
      sample({
        generate: ({ messages }) => {
          asked.push(JSON.stringify(messages))
          return textAnswer(answer, { model: 'm', usage })
        },
      }),
    ],
  })

describe('one action of one persona', () => {
  it('is a run of one node, asked in words of the persona, for each of the six', async () => {
    const asked: string[] = []
    const session = await answering('## Notes\n\nThe bell rings in the yard.', asked)
    for (const action of ACTIONS) {
      const run = await session.start(`action/WR/${action}`, { input: 'The bell must ring.' })
      const record = await run.finished()
      expect(record.scenario).toBe(`action/sample/WR/${action}`)
      expect(asked.at(-1)).toContain('The bell must ring.')
    }
    const tasks = asked.map((text) => JSON.stringify(JSON.parse(text)[1]))
    expect(new Set(tasks).size).toBe(ACTIONS.length)
  })

  it('is rejected where the work is not what the persona is expected to give', async () => {
    const session = await answering('No.')
    const run = await session.start('action/WR/document', { input: 'The bell must ring.' })
    expect((await run.finished()).state).toBe('rejected')
  })

  it('is none for an action or a persona that is not there', async () => {
    const session = await answering('x')
    for (const none of ['action/WR/sing', 'action/NN/test', 'action/WR', 'action//test']) {
      await expectCode('FCC_SCENARIO_UNKNOWN', () => session.start(none, { input: 'x' }))
    }
  })
})
