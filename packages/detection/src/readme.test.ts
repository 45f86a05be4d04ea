import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findings, redacted, text } from './readme-example.test-support.ts'

it('does what its README says, by the example that is in it', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  expect(read('../README.md')).toContain(read('./readme-example.test-support.ts').trim())
  expect(
    findings.map(({ category, span }) => [category, text.slice(span.start, span.end)]),
  ).toEqual([
    ['staff/badge', '1\u03302\u033034'],
    ['pii/email', 'a@example.org'],
  ])
  expect(redacted).toBe('Badge BG-[BADGE], mail [EMAIL].')
})
