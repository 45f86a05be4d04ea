import type { RunJob } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { createRunsInFlight, type FlightTenant } from './runs-in-flight.ts'

const job = (run: string, tenant = 'riverside'): RunJob => ({
  ...{ tenant, run, domain: 'LAB', priority: 0, due: 0 },
})

/** Runs in flight with limits, and what was woken; each run is of the scenario that its name begins with. */
function openFlight(
  limits: Partial<FlightTenant['limits']>,
  { stored = [] as readonly string[], freshMs = 60_000 } = {},
) {
  const woken: string[] = []
  const asked = { count: 0 }
  const flight = createRunsInFlight({ freshMs, wake: ({ run }) => woken.push(run) })
  const scenarioOf = (run: string) => `plugin/${run.replace(/\d+$/, '')}`
  const admit = (run: string, tenant = 'riverside') =>
    flight.admit(job(run, tenant), {
      limits: { runsInFlight: 2, runsInFlightByScenario: {}, ...limits },
      scenario: async () => scenarioOf(run),
      async running() {
        asked.count += 1
        return stored.map((id) => ({ id, scenario: scenarioOf(id) }))
      },
    })
  return { flight, admit, woken, asked }
}

describe('runs in flight', () => {
  it('are as many as their tenant may have, and the others are told in the order in which they came', async () => {
    const { flight, admit, woken } = openFlight({})
    const admitted = []
    for (const run of ['a1', 'a2', 'a3', 'a4', 'a5']) admitted.push(await admit(run))
    expect(admitted).toEqual([true, true, false, false, false])
    expect(await admit('a1', 'lakeside')).toBe(true)
    flight.leave(job('a1'), { isAtWork: false })
    expect(woken).toEqual(['a3'])
    // The room is for whom it was told to, not for who comes first.
    expect([await admit('a6'), await admit('a3')]).toEqual([false, true])
    flight.leave(job('a2'), { isAtWork: false })
    flight.leave(job('a3'), { isAtWork: false })
    expect(woken).toEqual(['a3', 'a4', 'a5'])
  })

  it('are those of other processes too, once the store has told of them', async () => {
    const { flight, admit, woken, asked } = openFlight(
      { runsInFlight: 3 },
      { stored: ['b1', 'b2'] },
    )
    expect([await admit('a1'), await admit('a2')]).toEqual([true, false])
    expect(asked.count).toBe(1)
    // One of them is continued here: it is at work already, and leaves room when it is over.
    expect(await admit('b1')).toBe(true)
    flight.leave(job('b1'), { isAtWork: false })
    expect(woken).toEqual(['a2'])
    expect(await admit('a2')).toBe(true)
  })

  it('keep their place where another process continues them', async () => {
    const { flight, admit, woken } = openFlight({ runsInFlight: 3 }, { stored: ['b1', 'b2'] })
    expect([await admit('a1'), await admit('a2'), await admit('b1')]).toEqual([true, false, true])
    flight.leave(job('b1'), { isAtWork: true })
    expect(woken).toEqual([])
  })

  it('are told that there is room when those of other processes are found to be over', async () => {
    const stored = ['b1', 'b2']
    const { admit, woken } = openFlight({ runsInFlight: 2 }, { stored, freshMs: 0 })
    expect([await admit('a1'), await admit('a2')]).toEqual([true, false])
    stored.length = 0
    expect(await admit('a3')).toBe(false)
    expect(woken).toEqual(['a2'])
  })

  it('are bounded by scenario too, and who finds no room holds nobody up', async () => {
    const limits = { runsInFlight: 3, runsInFlightByScenario: { a: 1, 'plugin/b': 1 } }
    const { flight, admit, woken } = openFlight(limits)
    const admitted = []
    for (const run of ['a1', 'a2', 'b1', 'b2', 'c1', 'c2']) admitted.push(await admit(run))
    expect(admitted).toEqual([true, false, true, false, true, false])
    flight.leave(job('c1'), { isAtWork: false })
    expect(woken).toEqual(['c2'])
    flight.leave(job('b1'), { isAtWork: false })
    expect(woken).toEqual(['c2', 'b2'])
  })

  it('lose no room to a run that was told and taken by another process', async () => {
    const { flight, admit, woken } = openFlight({ runsInFlight: 1 }, { freshMs: 0 })
    expect([await admit('a1'), await admit('a2')]).toEqual([true, false])
    flight.leave(job('a1'), { isAtWork: false })
    expect(woken).toEqual(['a2'])
    // By the next time that the store was asked, nobody has come for it.
    expect(await admit('a3')).toBe(true)
  })
})
