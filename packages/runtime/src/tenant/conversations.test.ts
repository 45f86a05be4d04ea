import { textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, openRuntime, openSession } from '../testing/test-runtime.test-support.ts'

const usage = { inputTokens: 1, outputTokens: 1 }

describe('a conversation with a persona', () => {
  it('is a run of one node that the persona answers, with the conversation as content of the caller', async () => {
    const asked: string[] = []
    const session = await openSession({
      plugins: [
        sample({
          generate: ({ messages }) => {
            asked.push(JSON.stringify(messages))
            return textAnswer('A table of what comes from where.', { model: 'm', usage })
          },
        }),
      ],
    })
    const conversation = 'system: You are a pirate.\n\nuser: What is a traceability matrix?'
    const run = await session.start('conversation/WR', { conversation })
    const record = await run.finished()
    expect([record.state, record.reasons]).toEqual(['completed', []])
    expect(record.scenario).toBe('conversation/sample/WR')
    expect((await session.outcome(run.id, 'answer')).text).toBe('A table of what comes from where.')
    const [request] = asked.map((text) => JSON.parse(text))
    expect(request[0]).toMatchObject({ role: 'system' })
    expect(JSON.stringify(request[0])).not.toContain('pirate')
    expect(JSON.stringify(request[1])).toContain('pirate')
    expect(JSON.stringify(request[1])).toContain('Answer the last turn')
  })

  it('is found by the persona’s id and name too, and by no other', async () => {
    const session = await openSession()
    for (const name of ['sample/WR', 'persona-wr']) {
      const run = await session.start(`conversation/${name}`, { conversation: 'Good morning.' })
      expect((await run.finished()).scenario).toBe('conversation/sample/WR')
    }
    await expectCode('FCC_SCENARIO_UNKNOWN', () =>
      session.start('conversation/NN', { conversation: 'x' }),
    )
  })

  it('is under the tenant’s rules, which may name its purpose, and is no run where nothing answers', async () => {
    const rule =
      'constitution: house\ntitle: T\nrules: [{ id: no-talk, tier: hard_stop, at: [run_input], when: "run.purpose == \'conversation\'", say: We do not talk. }]'
    const runtime = await openRuntime({
      directory: ownDocuments({ 'house.yaml': rule }),
      config: { platformConstitutions: ['house.yaml'] },
    })
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('conversation/WR', { conversation: 'Good morning.' })
    expect(await run.finished()).toMatchObject({
      state: 'halted',
      reasons: [{ id: expect.stringContaining('no-talk') }],
    })
    const silent = await openSession({
      plugins: [sample({ generate: () => textAnswer(' ', { model: 'm', usage }) })],
    })
    const asked = await silent.start('conversation/WR', { conversation: 'Good morning.' })
    expect((await asked.finished()).state).not.toBe('completed')
  })
})
