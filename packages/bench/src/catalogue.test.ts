import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BENCHMARKS } from './catalogue.ts'

it('has the ids that the README and the results name, each once', () => {
  const ids = BENCHMARKS.map(({ id }) => id)
  expect(ids).toEqual([
    'run.steps.memory',
    'run.steps.durable',
    'run.steps.24',
    'kernel.start.200',
    'start.verticals3',
    'start.catalogue',
    'plan.1000',
    'schedule.decide',
    'tenant.shared.1',
    'tenant.shared.100',
    'tenant.shared.10000',
    'provider.overhead',
    'provider.overhead.p99',
    'provider.overhead.record',
    'provider.overhead.floor',
    'provider.overhead.floor.p99',
    'provider.stream',
    'provider.memory',
    'detect.mbps.clean',
    'detect.mbps.long',
    'detect.mbps.identifiers',
    'detect.hostile',
    'deidentify.run',
    'tenant.idle',
    'tenant.open',
    'tenant.fair1000',
    'store.append.sqlite',
    'store.append.postgres',
    'store.copy',
    'events.redis',
    'events.nats',
    'events.kafka',
    'fleet.runs',
    'fleet.runs.2',
    'fleet.runs.4',
    'fleet.vs.dbos',
    'fair.start.in-process',
    'fair.start.bullmq',
    'server.overhead',
    'server.overhead.p99',
    'server.rps',
    'gateway.vs.portkey',
  ])
})

it('names rivals with the exact versions that are installed for them', () => {
  for (const { rivals } of BENCHMARKS) {
    expect(rivals.length).toBeGreaterThan(0)
    for (const { name } of rivals) expect(name).toMatch(/\d+\.\d+\.\d+/)
  }
})

it('points to modules that are there', () => {
  for (const { ours, rivals } of BENCHMARKS) {
    for (const { module } of [ours, ...rivals]) expect(existsSync(module)).toBe(true)
  }
})

it('holds sync and journal of durable runs against the rival', () => {
  const durable = BENCHMARKS.find(({ id }) => id === 'run.steps.durable')
  expect(durable?.equalFacts).toEqual(['journal', 'synchronous'])
})
