import { describe, expect, it } from 'vitest'
import { rateLimits } from './rate-limits.ts'

const now = Date.UTC(2026, 10, 30, 12)

describe('what headers say of the limits of an account', () => {
  it('is read as OpenAI says it, and as Anthropic does', () => {
    const openai = new Headers({
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-tokens': '6m0.5s',
    })
    expect(rateLimits(openai, now)).toEqual([
      { of: 'requests', left: 59, resetMs: 1000 },
      { of: 'tokens', left: 149_984, resetMs: 360_500 },
    ])
    const anthropic = new Headers({
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '7',
      'anthropic-ratelimit-requests-reset': '2026-11-30T12:00:30Z',
    })
    expect(rateLimits(anthropic, now)).toEqual([{ of: 'requests', left: 7, resetMs: 30_000 }])
  })

  it('tells when the first is there again, where none is left', () => {
    const headers = new Headers({
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1m0s',
    })
    expect(rateLimits(headers, now)).toEqual([{ of: 'requests', left: 0, resetMs: 1000 }])
  })

  it.each([
    ['-1', '1s'],
    ['NaN', '1s'],
    ['1e9', '1s'],
    ['3', 'soon'],
    ['3', '-5s'],
    ['3', `${'9'.repeat(40)}s`],
    ['3', '2026-13-45T99:00:00Z'],
    ['', ''],
  ])('is nothing where it cannot be read: %s, %s', (left, reset) => {
    const headers = new Headers({
      'x-ratelimit-remaining-requests': left,
      'x-ratelimit-reset-requests': reset,
    })
    expect(rateLimits(headers, now)).toEqual([])
  })
})
