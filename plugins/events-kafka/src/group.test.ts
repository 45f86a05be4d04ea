import { describe, expect, it } from 'vitest'
import { assignByAge } from './group.ts'

/** Who has which of so many partitions, the oldest member first. */
function shares(members: readonly string[], partitionsCount: number) {
  const metadata = { topics: new Map([['t', { partitionsCount }]]) }
  const found = assignByAge(
    'm1',
    new Map(members.map((memberId) => [memberId, { memberId, version: 1 }])),
    new Set(['t']),
    metadata as unknown as Parameters<typeof assignByAge>[3],
  )
  return Object.fromEntries(
    found.map(({ memberId, assignments }) => [memberId, assignments.get('t')?.partitions]),
  )
}

describe('the members of a group', () => {
  it('have each partition once, whoever asks', () => {
    expect(shares(['m2', 'm1'], 3)).toEqual({ m1: [0, 2], m2: [1] })
    expect(shares(['m2', 'm1', 'm3'], 1)).toEqual({ m1: [0], m2: [], m3: [] })
  })

  it('lose nothing to one that joins while there are partitions for all', () => {
    const before = shares(['m1', 'm2'], 2)
    expect(shares(['m3', 'm2', 'm1'], 2)).toMatchObject(before)
  })
})
