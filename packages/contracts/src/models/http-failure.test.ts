import { describe, expect, it } from 'vitest'
import { fetchFailure, httpFailure, MAX_RETRY_AFTER_MS, retryAfterMs } from './http-failure.ts'
import { FAILURE_KINDS, ProviderFailure } from './provider-failure.ts'

describe('a status', () => {
  it('is a failure of a closed list, or none', () => {
    expect([200, 204, 302, 399].map(httpFailure)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([401, 403, 408, 413, 429, 503, 504, 529].map(httpFailure)).toEqual([
      ...['not_authorised', 'not_authorised', 'timed_out', 'context_too_long'],
      ...['rate_limited', 'overloaded', 'timed_out', 'overloaded'],
    ])
    for (let status = 400; status < 600; status++) {
      expect(FAILURE_KINDS).toContain(httpFailure(status))
    }
  })
})

describe('when one may be asked again', () => {
  const now = Date.UTC(2026, 10, 30, 12)

  it('is read from seconds and from a date', () => {
    expect(retryAfterMs('2', now)).toBe(2000)
    expect(retryAfterMs('Mon, 30 Nov 2026 12:00:30 GMT', now)).toBe(30_000)
  })

  it('is unknown from anything else, and never longer than a day', () => {
    for (const said of [
      null,
      undefined,
      '',
      'soon',
      '-1',
      '1e3',
      'Mon, 30 Nov 2020 12:00:30 GMT',
    ]) {
      expect(retryAfterMs(said, now)).toBeUndefined()
    }
    expect(retryAfterMs('999999999', now)).toBe(MAX_RETRY_AFTER_MS)
  })
})

describe('what fetch throws', () => {
  it('is told by its kind, and by codes of the network', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    expect(fetchFailure(new TypeError('fetch failed', { cause: refused }))).toBe('unreachable')
    expect(fetchFailure(refused)).toBe('unreachable')
    expect(fetchFailure(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toBe('timed_out')
    expect(fetchFailure(new TypeError('undefined is not a function'))).toBe('failed')
    expect(fetchFailure('thrown')).toBe('failed')
  })
})

describe('a failure', () => {
  it.each(FAILURE_KINDS)('%s has a code, a fix and its kind, also from another copy', (kind) => {
    const failure = new ProviderFailure(kind, { by: 'acme/model', retryAfterMs: 5 })
    expect(failure.code).toMatch(/^FCC_PROVIDER_[A-Z_]+$/)
    expect(failure.why).toContain('acme/model')
    expect(failure.fix).not.toBe('')
    const foreign = Object.create(null, Object.getOwnPropertyDescriptors(failure)) as unknown
    expect(ProviderFailure.is(foreign)).toBe(true)
    expect(ProviderFailure.is(new Error('no'))).toBe(false)
  })
})
