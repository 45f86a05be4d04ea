import { expect, it } from 'vitest'
import type { CpuProfile } from './cpu-profile.ts'
import { summariseProfile } from './summarise-profile.ts'

const file = (path: string) => `file:///repo/${path}`
const node = (id: number, functionName: string, url: string, children: readonly number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
})

/** root → run (audit) → update (node:crypto) ; root → commit (store/sqlite) ; root → gc, idle. */
const profile: CpuProfile = {
  nodes: [
    node(1, '(root)', '', [2, 4, 5, 6, 7]),
    node(2, 'leafHash', file('packages/audit/src/merkle/hashing.ts'), [3]),
    node(3, 'update', 'node:internal/crypto/hash'),
    node(4, 'commitVisit', file('packages/store/src/sqlite/tenant/runs.ts')),
    node(5, '(garbage collector)', ''),
    node(6, '(idle)', ''),
    node(7, 'processTicks', 'node:internal/process/task_queues'),
  ],
  samples: [2, 3, 3, 4, 5, 6, 7],
  timeDeltas: [10, 20, 10, 30, 10, 15, 5],
}

it('gives what Node does to the part of the workspace that made it do so', () => {
  const costs = summariseProfile(profile)
  expect(costs[0]).toEqual({ part: 'packages/audit › merkle/hashing', share: 0.4 })
  expect(costs[1]).toEqual({ part: 'packages/store › sqlite', share: 0.3 })
})

it('names garbage collection, waiting and what nobody of ours caused', () => {
  const shares = new Map(summariseProfile(profile).map(({ part, share }) => [part, share]))
  expect(shares.get('garbage collection')).toBe(0.1)
  expect(shares.get('waiting')).toBe(0.15)
  expect(shares.get('Node itself')).toBe(0.05)
})

it('accounts for all of the time, the costliest part first', () => {
  const costs = summariseProfile(profile)
  expect(costs.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  expect(costs.map(({ share }) => share)).toEqual(
    costs.map(({ share }) => share).toSorted((left, right) => right - left),
  )
})

it('takes a clock that stepped back for no time at all', () => {
  const stepped = { ...profile, timeDeltas: [10, -20, 10, 30, 10, 15, 5] }
  const shares = new Map(summariseProfile(stepped).map(({ part, share }) => [part, share]))
  expect(shares.get('packages/audit › merkle/hashing')).toBe(0.25)
  expect(shares.get('packages/store › sqlite')).toBe(0.375)
})

it('leaves out what profiling itself takes', () => {
  const recorder = node(
    8,
    'recordProfile',
    file('packages/bench/src/profile/record-profile.ts'),
    [9],
  )
  const [root, ...others] = profile.nodes
  const nodes = [
    { ...node(1, '(root)', '', [...(root?.children ?? []), 8]) },
    ...others,
    recorder,
    node(9, 'post', 'node:inspector'),
  ]
  const samples = [...profile.samples, 9, 8]
  const timeDeltas = [...profile.timeDeltas, 500, 40]
  expect(summariseProfile({ nodes, samples, timeDeltas })).toEqual(summariseProfile(profile))
})

it('makes nothing of a profile without samples', () => {
  expect(summariseProfile({ nodes: profile.nodes, samples: [], timeDeltas: [] })).toEqual([])
})
