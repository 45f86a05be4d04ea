import { describe, expect, it } from 'vitest'
import { attackSessions } from './attack-sessions.ts'
import type { Attack } from './attacks/attack.ts'
import { openScratchRuntime } from './testing/scratch-runtime.test-support.ts'

const READER = { kind: 'human', id: 'reader', roles: [] } as const

/** Those that need no time; all are made where there is more. */
const FEW: readonly Attack[] = [
  ...(['foreign ids', 'replayed approvals', 'forged events'] as const),
  ...(['lost context', 'case-folded ids', 'pooled connections'] as const),
]

describe('sessions of one tenant', () => {
  it('give nothing of another one, and locks are lifted in between', async () => {
    const { runtime, tenants } = await openScratchRuntime()
    const report = await attackSessions(runtime, tenants, {
      only: ({ attack }) => FEW.includes(attack),
    })
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(report.unseen).toEqual([])
    expect(report.attempts).toBeGreaterThanOrEqual(200)
    // Each attempt to name the other tenant locked the one that tried, and the next one began without.
    const entries = await runtime
      .tenant(tenants.attacker.config.id)
      .as(READER)
      .entries({ limit: 1000 })
    const written = entries.map(({ entry }) => entry?.type)
    const countOf = (type: string): number => written.filter((each) => each === type).length
    expect(countOf('fcc.tenant.locked')).toBeGreaterThanOrEqual(10)
    expect(countOf('fcc.tenant.unlocked')).toBe(countOf('fcc.tenant.locked'))
  })
})
