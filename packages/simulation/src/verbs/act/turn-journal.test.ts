import type { ModelAnswer } from '@fcc/contracts'
import { expect, it } from 'vitest'
import type { Acting } from './acting.ts'
import { openTurnJournal } from './turn-journal.ts'

const answer = (...parts: ModelAnswer['parts']): ModelAnswer => ({
  parts,
  stop: 'end',
  model: 'm',
  usage: { inputTokens: 0, outputTokens: 0 },
})
const text = { kind: 'text', text: 'written' } as const
const call = { kind: 'tool_call', id: 'c1', tool: 'order', arguments: {} } as const

/** What the journal of the visit is told of an answer. */
async function toldOf(given: ModelAnswer, forCommit: boolean): Promise<unknown> {
  let told: unknown
  const journal = {
    isSettled: () => false,
    settle: async (_activity: string, _result: unknown, isForCommit?: boolean) => {
      told = isForCommit
    },
  }
  const acting = { visit: { ports: { journal } }, nextActivity: (name: string) => `v/${name}#1` }
  const turn = openTurnJournal(acting as unknown as Acting, ['p'], { isKept: true, forCommit })
  await turn.settle({ provider: 'p', answer: given })
  return told
}

it('an answer may come with the commit of its visit where nothing else comes of it', async () => {
  expect(await toldOf(answer(text), true)).toBe(true)
})

it('an answer that asks for a tool, or that a skill asked for, is durable before it is used', async () => {
  expect(await toldOf(answer(text, call), true)).toBe(false)
  expect(await toldOf(answer(text), false)).toBe(false)
})
