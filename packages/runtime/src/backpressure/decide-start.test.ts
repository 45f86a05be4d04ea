import { DOMAINS } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideStart } from './decide-start.ts'
import { figuresFor, type HostSample } from './host-sample.ts'
import { DEFAULT_BACKPRESSURE } from './settings.ts'
import { type Figure, isPressing, REACTIONS, STAGES, type StageRule, stateOf } from './stages.ts'

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ value: fc.oneof(fc.double(), fc.nat(200_000)) }),
  fc.record({ notMeasured: fc.string() }),
)
const rule: fc.Arbitrary<StageRule> = fc.record({
  threshold: fc.nat(100_000),
  reaction: fc.constantFrom(...REACTIONS),
  notMeasured: fc.constantFrom('let_in' as const, 'react' as const),
})
const perStage = <Value>(value: fc.Arbitrary<Value>) =>
  fc.record(
    Object.fromEntries(STAGES.map((stage) => [stage, value])) as Record<
      (typeof STAGES)[number],
      fc.Arbitrary<Value>
    >,
  )
const settings = fc
  .record({ stages: perStage(rule), slowMs: fc.nat(60_000), retryAfterMs: fc.integer({ min: 1 }) })
  .map((each) => ({ ...DEFAULT_BACKPRESSURE, ...each }))
const domain = fc.constantFrom(...DOMAINS)

const below = Object.fromEntries(STAGES.map((stage) => [stage, { value: 0 }])) as Record<
  (typeof STAGES)[number],
  Figure
>

describe('what becomes of a new run', () => {
  it('never puts a run in PROD anywhere else, and moves only from SHADOW to LAB', () => {
    fc.assert(
      fc.property(domain, perStage(figure), settings, (asked, figures, given) => {
        const decision = decideStart(asked, figures, given)
        if (!decision.admitted) return true
        if (decision.domain === asked) return true
        return asked === 'SHADOW' && decision.domain === 'LAB'
      }),
    )
  })

  it('pauses and moves nothing in PROD or LAB: a run there is let in or refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('PROD' as const, 'LAB' as const),
        perStage(figure),
        settings,
        (asked, figures, given) => {
          const shadowOnly = Object.fromEntries(
            Object.entries(given.stages).map(([stage, each]) => [
              stage,
              each.reaction === 'pause_shadow' || each.reaction === 'shadow_to_lab'
                ? { ...each, reaction: 'none' as const }
                : each,
            ]),
          ) as typeof given.stages
          expect(decideStart(asked, figures, given)).toEqual(
            decideStart(asked, figures, { ...given, stages: shadowOnly }),
          )
        },
      ),
    )
  })

  it('is never milder for more: a figure that grows undoes no refusal', () => {
    fc.assert(
      fc.property(
        ...[domain, perStage(fc.record({ value: fc.nat(200_000) })), settings],
        ...[fc.constantFrom(...STAGES), fc.nat(200_000)],
        (asked, figures, given, stage, more) => {
          const first = decideStart(asked, figures, given)
          const grown = { ...figures, [stage]: { value: figures[stage].value + more } }
          const second = decideStart(asked, grown, given)
          if (!first.admitted) expect(second.admitted).toBe(false)
          else if (second.admitted) expect(second.waitMs).toBeGreaterThanOrEqual(first.waitMs)
        },
      ),
    )
  })

  it('says after how long to ask again, and by which stages it was refused', () => {
    fc.assert(
      fc.property(domain, perStage(figure), settings, (asked, figures, given) => {
        const decision = decideStart(asked, figures, given)
        expect(
          decision.because.every((stage) => isPressing(figures[stage], given.stages[stage])),
        ).toBe(true)
        if (decision.admitted) return
        expect(decision.because.length).toBeGreaterThan(0)
        expect(decision.retryAfterMs).toBe(given.retryAfterMs)
      }),
    )
  })

  it.each([
    ['none', { LAB: 'LAB', SHADOW: 'SHADOW', PROD: 'PROD' }],
    ['slow', { LAB: 'LAB 500', SHADOW: 'SHADOW 500', PROD: 'PROD 500' }],
    ['shadow_to_lab', { LAB: 'LAB', SHADOW: 'LAB', PROD: 'PROD' }],
    ['pause_shadow', { LAB: 'LAB', SHADOW: 'shadow', PROD: 'PROD' }],
    ['refuse', { LAB: 'all', SHADOW: 'all', PROD: 'all' }],
  ] as const)('does what %s says', (reaction, expected) => {
    const stages = {
      ...DEFAULT_BACKPRESSURE.stages,
      cpu: { threshold: 0.5, reaction, notMeasured: 'let_in' as const },
    }
    const figures = { ...below, cpu: { value: 0.6 } }
    const done = DOMAINS.map((asked) => {
      const decision = decideStart(asked, figures, { ...DEFAULT_BACKPRESSURE, stages })
      if (!decision.admitted) return [asked, decision.refused]
      return [asked, `${decision.domain}${decision.waitMs > 0 ? ` ${decision.waitMs}` : ''}`]
    })
    expect(Object.fromEntries(done)).toEqual(expected)
  })
})

describe('a figure that was not measured', () => {
  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY])('is none that is %s', (value) => {
    expect(stateOf({ value }, { threshold: 10 })).toBe('not_measured')
  })

  it('does what its stage declares, whatever the threshold, and is never 0', () => {
    fc.assert(
      fc.property(rule, fc.string(), (given, notMeasured) => {
        expect(stateOf({ notMeasured }, given)).toBe('not_measured')
        expect(isPressing({ notMeasured }, given)).toBe(given.notMeasured === 'react')
      }),
    )
  })
})

describe('what a tenant sees of a sample', () => {
  const sample: HostSample = {
    queue: {
      value: {
        total: 10_049,
        ready: new Map([
          ['loud', 10_000],
          ['quiet', 1],
        ]),
      },
    },
    backlogs: {
      value: new Map([
        ['loud', { waiting: { value: 5000 }, eventLatencyMs: { value: 90_000 } }],
        ['away', { waiting: { notMeasured: 'away' }, eventLatencyMs: { notMeasured: 'away' } }],
      ]),
    },
    storeLatencyMs: { value: 3 },
    cpu: { notMeasured: 'begun' },
    memory: { value: 0.4 },
  }

  it('is nothing that others pile up', () => {
    expect(figuresFor('quiet', sample)).toMatchObject({
      queue_depth: { value: 2 },
      event_latency: { value: 0 },
      approval_backlog: { value: 0 },
    })
    expect(figuresFor('new', sample).queue_depth).toEqual({ value: 0 })
    expect(figuresFor('loud', sample)).toMatchObject({
      queue_depth: { value: 10_049 },
      approval_backlog: { value: 5000 },
    })
  })

  it('stays not measured where it was not, and is not 0', () => {
    expect(figuresFor('away', sample).approval_backlog).toEqual({ notMeasured: 'away' })
    expect(figuresFor('quiet', sample).cpu).toEqual({ notMeasured: 'begun' })
    const blind: HostSample = {
      ...sample,
      queue: { notMeasured: 'no queue' },
      backlogs: { notMeasured: 'no look' },
    }
    expect(figuresFor('quiet', blind)).toMatchObject({
      queue_depth: { notMeasured: 'no queue' },
      event_latency: { notMeasured: 'no look' },
      approval_backlog: { notMeasured: 'no look' },
    })
  })

  it('lets a tenant with less than an even share of the threshold in, however deep the queue', () => {
    const share = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 10_000 }), (ready, threshold) => {
        const queue = new Map<string, number>()
        for (const [at, each] of ready.entries()) if (each > 0) queue.set(`t${at}`, each)
        const total = ready.reduce((sum, each) => sum + each, 0)
        for (const [tenant, own] of queue) {
          const figures = figuresFor(tenant, {
            ...sample,
            queue: { value: { total, ready: queue } },
          })
          const state = stateOf(figures.queue_depth, { threshold })
          if (own * queue.size <= threshold) expect(state).toBe('below')
          else expect(state).toBe(total > threshold ? 'over' : 'below')
        }
      }),
    )
  })
})
