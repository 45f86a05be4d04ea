import { expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { finishedUnlessLeft } from './answer-turn.ts'

it.each([
  ['takes the run with them that they created', true, 'The caller left.'],
  ['leaves the run of the request whose key they sent again', false, 'Enough.'],
])('a caller that leaves %s', async (_what, isFirst, says) => {
  const { runtime } = await openHouse()
  const session = runtime.tenant('riverside').as({ id: 'ada', kind: 'human', roles: ['developer'] })
  const start = () => session.start('slow', { note: 'x' }, { idempotencyKey: 'k' })
  const first = await start()
  const second = await start()
  expect([first.created, second.created]).toEqual([true, false])
  const left = finishedUnlessLeft(isFirst ? first : second, AbortSignal.abort())
  if (!isFirst) await first.cancel('Enough.')
  const { state, reasons } = await left
  expect([state, reasons.map(({ say }) => say)]).toEqual(['cancelled', [says]])
})
