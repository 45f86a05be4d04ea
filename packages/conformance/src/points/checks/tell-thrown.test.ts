import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { tellThrown } from './tell-thrown.ts'

function withStack(...frames: readonly string[]): Error {
  return Object.assign(new Error('boom'), {
    stack: ['Error: boom', ...frames.map((each) => `    at ${each}`)].join('\n'),
  })
}

describe('what was thrown', () => {
  it('is told with its line', () => {
    expect(tellThrown(new Error('boom'))).toMatch(
      /^boom \(thrown at .*tell-thrown\.test\.ts:\d+:\d+\)$/,
    )
  })

  it.each([
    [
      ['new URL (node:internal/url:797:36)', 'run (file:///acme/src/badge.ts:4:9)'],
      'file:///acme/src/badge.ts:4:9',
    ],
    [
      ['parse (/acme/node_modules/zod/core.js:1:2)', 'async /acme/src/badge.ts:7:1'],
      '/acme/src/badge.ts:7:1',
    ],
    [['parse (/acme/node_modules/zod/core.js:1:2)'], '/acme/node_modules/zod/core.js:1:2'],
  ])('is told with the nearest line of the author’s: %j', (frames, place) => {
    expect(tellThrown(withStack(...frames))).toBe(`boom (thrown at ${place})`)
  })

  it('is told without a line where it has none, or has a code', () => {
    expect(tellThrown('boom')).toBe('boom')
    expect(tellThrown(undefined)).toBe('undefined')
    expect(tellThrown(withStack('native'))).toBe('boom')
    expect(tellThrown(Object.assign(new Error('boom'), { stack: 7 }))).toBe('boom')
    const coded = new FccError({ code: 'FCC_TOAST_NO_BREAD', why: 'No bread.', fix: 'Bring some.' })
    expect(tellThrown(coded)).toBe('FCC_TOAST_NO_BREAD No bread.')
  })
})
