import { NO_LABELS } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { listSentences } from './list-sentences.ts'

it('lists each sentence on a line of its own', async () => {
  const note = {
    name: 'note',
    text: 'One.  Two\nmore!',
    mediaType: 'text/plain',
    labels: NO_LABELS,
  }
  const input = { artifacts: { note }, feedback: {} } as unknown as Parameters<
    typeof listSentences.run
  >[0]
  const call = {} as Parameters<typeof listSentences.run>[1]
  expect(await listSentences.run(input, call)).toEqual({
    artifacts: { sentences: '- One.\n- Two more!\n' },
    measures: { sentences: 2 },
  })
})
