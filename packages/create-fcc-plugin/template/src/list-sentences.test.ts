import { NO_LABELS } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { listSentences } from './list-sentences.ts'

function list(text: string) {
  const note = { name: 'note', text, mediaType: 'text/plain', labels: NO_LABELS }
  // The skill reads its note and nothing else.
  const input = { artifacts: { note } } as unknown as Parameters<typeof listSentences.run>[0]
  return listSentences.run(input, {} as Parameters<typeof listSentences.run>[1])
}

it.each([
  ['One.  Two\nmore!', '- One.\n- Two more!\n', 2],
  ['Cut \ud83d.', '- Cut \ufffd.\n', 1],
  [' \n ', '', 0],
])('lists the sentences of %j', async (text, sentences, count) => {
  const made = { artifacts: { sentences }, measures: { sentences: count } }
  expect(await list(text)).toEqual(made)
})
