import { gates, scorers } from '@fcc/contracts'
import { defineService, type Plugin } from '@fcc/plugin-api'
import { describe, expectTypeOf, it } from 'vitest'
import { createTestRuntime, type Fake, fake, pointContract, type TestRuntime } from './index.ts'

declare const plugin: Plugin
const clock = defineService<{ now(): number }>({ id: 'clock', version: '1.0.0' })

describe('a fake', () => {
  it('has the type of its token', () => {
    expectTypeOf(fake(clock, { now: () => 0 })).toEqualTypeOf<Fake>()
    // @ts-expect-error a clock tells numbers
    fake(clock, { now: () => 'noon' })
    // @ts-expect-error a scorer has a title
    fake(scorers, { id: 'acme/x', score: () => ({ kind: 'scored', value: 1, reason: 'x' }) })
  })
})

describe('a contract', () => {
  it('takes cases of its point only', () => {
    pointContract(plugin, 'scorers', 'acme/x', { cases: [{ name: 'a', text: 'b', atLeast: 0.5 }] })
    // @ts-expect-error a score is no decision
    pointContract(plugin, 'scorers', 'acme/x', {
      cases: [{ name: 'a', text: 'b', decision: 'allow' }],
    })
  })
})

describe('a test runtime', () => {
  it('hands out contributions with the type of their point', async () => {
    const runtime = await createTestRuntime({ plugins: [plugin] })
    expectTypeOf(runtime).toEqualTypeOf<TestRuntime>()
    expectTypeOf(runtime.contribution(gates, 'acme/x').value.threshold).toEqualTypeOf<number>()
  })
})
