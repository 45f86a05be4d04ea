import { afterEach, expect, it, vi } from 'vitest'
import { createExpectations } from './expectations.ts'

afterEach(() => vi.restoreAllMocks())

it('what comes out otherwise is said and counted as broken, and the demo continues', () => {
  const lines: unknown[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(line)
    return true
  })
  const expectations = createExpectations()
  expectations.check('a pair', ['completed', 1], ['completed', 1])
  expectations.check('a state', 'running', 'completed')
  expectations.check('a count', 0, 0)
  expect(expectations.held).toBe(2)
  expect(expectations.broken).toEqual(['a state'])
  expect(lines.join('')).toContain('is "running", expected "completed"')
})
