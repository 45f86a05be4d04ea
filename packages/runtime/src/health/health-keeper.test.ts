import { DEFAULT_CONNECTION_LIMITS, FAILURE_KINDS, type FailureKind } from '@fcc/contracts'
import type { RunPlan } from '@fcc/simulation'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createHealthKeeper } from './health-keeper.ts'

const limits = {
  ...DEFAULT_LIMITS,
  breakerFailures: 3,
  breakerMs: 1000,
  act: {
    ...DEFAULT_LIMITS.act,
    retryMs: 100,
    longestRetryMs: 4000,
    longestRetryAfterMs: 60_000,
  },
}

const connected = (key: string) => ({
  attributes: {
    ...{ location: 'remote' as const, region: 'eu', agreements: [], cloud: 'commercial' },
    retentionDays: 0,
  },
  deterministic: false,
  abilities: [],
  connected: {
    kind: 'acme/kind',
    connection: {
      model: 'm',
      key,
      limits: DEFAULT_CONNECTION_LIMITS,
    },
  },
})
const plan: Pick<RunPlan, 'providers'> = {
  providers: {
    'acme/a': connected('env:ONE'),
    'acme/b': connected('env:ONE'),
    'acme/c': connected('env:TWO'),
  },
}

/** A keeper under a clock that the test holds. */
function createStory() {
  let now = 1_000_000
  const keeper = createHealthKeeper(limits, () => now)
  const one = keeper.of('riverside', plan)
  const fail = (id: string, times: number, failure: FailureKind = 'overloaded') => {
    for (let each = 0; each < times; each++) one.begin(id).end({ failure })
  }
  return {
    keeper,
    one,
    fail,
    pass(milliseconds: number) {
      now += milliseconds
    },
    restsFor: (id: string, health = one) => {
      const resting = health.resting(id)
      return resting && resting.until - now
    },
  }
}

describe('a provider that fails again and again', () => {
  it('is left alone after so many failures in a row, then tried by one call alone', () => {
    const { one, fail, restsFor, pass } = createStory()
    fail('acme/a', 2)
    expect(restsFor('acme/a')).toBeUndefined()
    fail('acme/a', 1)
    expect(one.resting('acme/a')?.failure).toBe('overloaded')
    expect(restsFor('acme/a')).toBe(1000)
    pass(999)
    expect(restsFor('acme/a')).toBe(1)
    pass(1)
    expect(restsFor('acme/a')).toBeUndefined()
    const trial = one.begin('acme/a')
    expect(restsFor('acme/a')).toBe(100)
    trial.end('answered')
    expect(restsFor('acme/a')).toBeUndefined()
    fail('acme/a', 2)
    expect(restsFor('acme/a')).toBeUndefined()
  })

  it('is left alone for twice as long after each trial that fails, up to a bound', () => {
    const { fail, restsFor, pass } = createStory()
    fail('acme/a', 3)
    const times: (number | undefined)[] = []
    for (let trial = 0; trial < 5; trial++) {
      const rest = restsFor('acme/a')
      times.push(rest)
      pass(rest ?? 0)
      fail('acme/a', 1)
    }
    expect(times).toEqual([1000, 2000, 4000, 4000, 4000])
  })

  it('is tried by somebody else where a trial was aborted', () => {
    const { one, fail, restsFor, pass } = createStory()
    fail('acme/a', 3)
    pass(1000)
    one.begin('acme/a').end()
    expect(restsFor('acme/a')).toBeUndefined()
  })

  it('is not left alone for longer because calls that were under way fail too', () => {
    const { one, restsFor } = createStory()
    const calls = Array.from({ length: 10 }, () => one.begin('acme/a'))
    for (const call of calls) call.end({ failure: 'unreachable' })
    expect(restsFor('acme/a')).toBe(1000)
  })

  it('is left alone for one tenant, and not for another', () => {
    const { keeper, fail, restsFor } = createStory()
    fail('acme/a', 3)
    expect(restsFor('acme/a', keeper.of('lakeside', plan))).toBeUndefined()
  })

  it.each(FAILURE_KINDS)('by %s is ill only where that says something of itself', (kind) => {
    const { fail, restsFor } = createStory()
    fail('acme/a', 20, kind)
    const isIll = ['overloaded', 'unreachable', 'timed_out', 'failed'].includes(kind)
    expect(restsFor('acme/a') !== undefined).toBe(isIll)
  })
})

describe('a rate that an account may ask at', () => {
  it('is kept by all tenants and providers that share the key, and by no other', () => {
    const { keeper, one, restsFor, pass } = createStory()
    const other = keeper.of('lakeside', plan)
    one.begin('acme/a').end({ failure: 'rate_limited', askedMs: 5000 })
    expect(restsFor('acme/a')).toBe(5000)
    expect(restsFor('acme/b')).toBe(5000)
    expect(restsFor('acme/a', other)).toBe(5000)
    expect(restsFor('acme/c')).toBeUndefined()
    pass(5000)
    expect(restsFor('acme/a', other)).toBeUndefined()
  })

  it('is learnt from what is said with answers: so many more are asked, and then nobody', () => {
    const { one, restsFor, pass } = createStory()
    const first = one.begin('acme/a')
    first.onRateLimit({ of: 'requests', left: 2, resetMs: 3000 })
    first.end('answered')
    const second = one.begin('acme/b')
    const third = one.begin('acme/a')
    expect(restsFor('acme/a')).toBe(3000)
    // An answer that was counted earlier and arrives later does not open it again.
    second.onRateLimit({ of: 'requests', left: 1, resetMs: 3000 })
    third.end('answered')
    expect(restsFor('acme/b')).toBe(3000)
    pass(3000)
    expect(restsFor('acme/a')).toBeUndefined()
  })

  it('rests where no tokens are left', () => {
    const { one, restsFor } = createStory()
    one.begin('acme/a').onRateLimit({ of: 'tokens', left: 500, resetMs: 3000 })
    expect(restsFor('acme/a')).toBeUndefined()
    one.begin('acme/a').onRateLimit({ of: 'tokens', left: 0, resetMs: 3000 })
    expect(restsFor('acme/a')).toBe(3000)
  })

  it('is bounded by a named limit, whatever is said', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.integer(), fc.anything()),
        fc.oneof(fc.double(), fc.integer(), fc.anything()),
        (left, time) => {
          const { one, restsFor } = createStory()
          const call = one.begin('acme/a')
          call.onRateLimit({ of: 'requests', left: left as number, resetMs: time as number })
          call.end({ failure: 'rate_limited', askedMs: time as number })
          const rest = restsFor('acme/a') ?? 0
          expect(rest >= 0 && rest <= 60_000).toBe(true)
        },
      ),
    )
  })
})
