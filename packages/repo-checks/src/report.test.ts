import { describe, expect, it } from 'vitest'
import { failure, warning } from './problem.ts'
import { formatReport, hasPassed } from './report.ts'

const result = (name: string, problems: Parameters<typeof hasPassed>[0]['problems']) => ({
  name,
  promise: `${name} holds`,
  problems,
  duration: 1.4,
})

describe('the report', () => {
  it('passes a check with warnings and fails one with an error', () => {
    expect(hasPassed(result('a', [warning('long')]))).toBe(true)
    expect(hasPassed(result('a', [warning('long'), failure('wrong')]))).toBe(false)
  })

  it('names file and line of each problem, and ends in the count', () => {
    const text = formatReport([
      result('layering', [failure('no', { file: 'a.ts', line: 3 })]),
      result('size', [warning('long', { file: 'b.ts' })]),
    ])
    expect(text).toContain('layering\n  ✗ a.ts:3  no')
    expect(text).toContain('size\n  ! b.ts  long')
    expect(text.split('\n').at(-1)).toBe('checks: 1 passed, 1 failed')
  })
})
