import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the example of the README is the one that is run here, and does what it says', async () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  expect(read('../README.md')).toContain(read('../fixtures/readme-example.ts').trim())
  const { diagnostics, state, toasts } = await import('../fixtures/readme-example.ts')
  expect({ diagnostics, state, toasts }).toEqual({
    diagnostics: [],
    state: 'ready',
    toasts: ['toasted rye'],
  })
})
