import { expect, it } from 'vitest'
import { attackStore } from './attack-store.ts'
import type { Attack } from './attacks/attack.ts'
import { openFiles } from './testing/open-stores.test-support.ts'

/** What names the other tenant as it is, and what comes after somebody’s right has ended. */
const PLAIN: readonly Attack[] = [
  ...(['foreign ids', 'stale leases', 'replayed approvals', 'forged events'] as const),
  ...(['pooled connections', 'handles after close'] as const),
]

// What a mutation run takes away one by one (`pnpm mutate --isolation`): it is to be quick, and to try every method.
it('a store on SQLite files gives nothing of a tenant to whoever names it in any method of it', async () => {
  const { backend } = await openFiles()
  const report = await attackStore(
    backend,
    { attacker: 'mallory', victim: 'riverside' },
    { only: ({ attack }) => PLAIN.includes(attack), endAtFirst: true },
  )
  expect(report.through).toEqual([])
  expect(report.notTried).toEqual([])
  expect(report.attempts).toBeGreaterThanOrEqual(150)
}, 120_000)
