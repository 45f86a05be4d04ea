import type { CloudEvent } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { createFleetCounter } from './fleet-figures.ts'

let ids = 0
function event(type: string, subject: string, tenant: string, state = 'running'): CloudEvent {
  ids += 1
  return { id: `e${ids}`, type, subject, fcctenant: tenant, data: { state } } as never
}

it('counts each run where it is, by tenant, and what is told twice once', () => {
  const counter = createFleetCounter(['a', 'b'])
  const visit = event('fcc.visit.recorded', 'r1', 'a')
  const told = [
    event('fcc.run.started', 'r1', 'a'),
    event('fcc.run.started', 'r2', 'a'),
    event('fcc.run.started', 'r3', 'b'),
    visit,
    visit,
    event('fcc.run.ended', 'r3', 'b', 'rejected'),
  ]
  for (const each of told) counter.take(each, 0)
  expect(counter.figures(1)).toEqual({
    tenants: [
      { tenant: 'a', waiting: 1, atWork: 1, completed: 0, failed: 0 },
      { tenant: 'b', waiting: 0, atWork: 0, completed: 0, failed: 1 },
    ],
    stepsPerSecond: 0.1,
    runsPerSecond: 0.1,
  })
})

it('does not open a run again whose last step is told after its end', () => {
  const counter = createFleetCounter(['a'])
  counter.take(event('fcc.run.ended', 'r1', 'a', 'completed'), 0)
  counter.take(event('fcc.visit.recorded', 'r1', 'a'), 1)
  counter.take(event('fcc.run.started', 'r1', 'a'), 2)
  expect(counter.figures(3).tenants).toMatchObject([{ waiting: 0, atWork: 0, completed: 1 }])
})

it('forgets throughput after ten seconds, and no run', () => {
  const counter = createFleetCounter(['a'])
  counter.take(event('fcc.run.ended', 'r1', 'a', 'completed'), 0)
  const { runsPerSecond, tenants } = counter.figures(10_001)
  expect([runsPerSecond, tenants[0]?.completed]).toEqual([0, 1])
})
