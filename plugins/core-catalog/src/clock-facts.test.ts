import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clockFacts } from './clock-facts.ts'

const readAt = (now: number) =>
  clockFacts.read?.({
    now,
    tenant: { id: 'acme' },
    run: { id: 'run', purpose: 'training', domain: 'LAB' },
  })

describe('the clock', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('reads the visit’s time in UTC, wherever the machine stands', () => {
    vi.stubEnv('TZ', 'Pacific/Auckland')
    expect(new Date(0).getHours()).toBe(12)
    expect(readAt(Date.UTC(2026, 1, 28, 23, 59, 30))).toEqual({
      year: 2026,
      month: 2,
      day: 28,
      hour: 23,
      minute: 59,
      weekday: 'saturday',
      weekend: true,
    })
    expect(readAt(Date.UTC(2026, 2, 2, 0, 0))).toMatchObject({ weekday: 'monday', weekend: false })
  })

  it('gives exactly the facts it declares, each of its type and values, whatever the time', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const read = readAt(date.getTime()) ?? {}
        expect(Object.keys(read).sort()).toEqual(Object.keys(clockFacts.facts).sort())
        for (const [name, { type, values }] of Object.entries(clockFacts.facts)) {
          const value = read[name]
          if (type === 'int') expect(Number.isSafeInteger(value)).toBe(true)
          if (type === 'bool') expect(typeof value).toBe('boolean')
          if (values) expect(values).toContain(value)
        }
      }),
    )
  })
})
