import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFinal, nextRunState, RUN_STATES, type RunSignal } from './run-state.ts'

const signals: readonly RunSignal[] = [
  'start',
  'wait',
  'continue',
  'pause',
  'quarantine',
  'complete',
  'halt',
  'reject',
  'cancel',
  'fail',
]

describe('the state chart of a run', () => {
  test('five states are final, and nothing leads out of them', () => {
    const final = RUN_STATES.filter(isFinal)
    expect(final).toEqual(['completed', 'halted', 'rejected', 'cancelled', 'failed'])
    for (const state of final) {
      for (const signal of signals) expect(nextRunState(state, signal)).toBeUndefined()
    }
  })

  test('every state that is not final can be cancelled, except that nothing is cancelled twice', () => {
    for (const state of RUN_STATES.filter((each) => !isFinal(each))) {
      expect(nextRunState(state, 'cancel')).toBe('cancelled')
    }
  })

  test('only a running run completes or halts at a rule of its workflow', () => {
    expect(RUN_STATES.filter((state) => nextRunState(state, 'complete'))).toEqual(['running'])
    expect(RUN_STATES.filter((state) => nextRunState(state, 'halt'))).toEqual(['queued', 'running'])
  })

  test('any walk of signals stays in the chart', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signals)), (walk) => {
        let state: (typeof RUN_STATES)[number] = 'queued'
        for (const signal of walk) state = nextRunState(state, signal) ?? state
        expect(RUN_STATES).toContain(state)
      }),
    )
  })
})
