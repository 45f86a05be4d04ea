import type { StoreBackend } from '@fcc/contracts'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { type Attack, attackStore } from '@fcc/isolation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST_TABLES, PARTITIONED, partsOf, TENANT_TABLES } from './schema/tables.ts'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'
import { commitOf, creationOf } from './testing/sample-visits.test-support.ts'

const LIMIT_MS = 600_000
/** Methods that a mutation run has tried before all others, as a regular expression: it took something from what they do. */
const FIRST = process.env.FCC_TRY_FIRST ?? ''

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

// What names the other tenant as it is: how ids are written is the same with policies and without.
const FEW: readonly Attack[] = [
  ...(['foreign ids', 'stale leases', 'replayed approvals', 'forged events'] as const),
  'pooled connections',
]

/** A store of which the policies were taken away while it was open. */
async function withoutPolicies<T>(work: (backend: StoreBackend) => Promise<T>): Promise<T> {
  await database.empty()
  const backend = await database.store().open(database.options)
  const tables = [
    ...Object.keys({ ...TENANT_TABLES, ...HOST_TABLES }),
    ...PARTITIONED.flatMap(partsOf),
  ]
  const security = (how: string) =>
    database.query(
      tables.map((each) => `ALTER TABLE fcc.${each} ${how} ROW LEVEL SECURITY;`).join('\n'),
    )
  await security('DISABLE')
  try {
    return await work(backend)
  } finally {
    await security('ENABLE')
    await backend.close()
  }
}

const attack = (methods: RegExp) =>
  withoutPolicies(async (backend) => {
    const tenants = { attacker: 'mallory', victim: 'riverside' }
    const report = await attackStore(backend, tenants, {
      only: ({ attack, method }) => FEW.includes(attack) && methods.test(method),
      endAtFirst: true,
    })
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(report.unseen).toEqual([])
    return report.attempts
  })

describe('a store on PostgreSQL, of which somebody took the policies away meanwhile', () => {
  if (FIRST !== '') {
    it('keeps tenants apart where it was told to look first', async () => {
      expect(await attack(new RegExp(FIRST))).toBeGreaterThan(0)
    }, 60_000)
  }

  it('counts and begins what is of one tenant', () =>
    withoutPolicies(async (backend) => {
      const [full, empty, late] = await Promise.all(
        ['a', 'b', 'c'].map((id) => backend.openTenant(id)),
      )
      await full?.createRun({ ...creationOf('a', 'r1'), contents: commitOf('a', 'r1', 1).contents })
      const due = () => database.query(`SELECT * FROM fcc.run_index WHERE tenant = 'a'`)
      const before = await due()
      await late?.createRun(creationOf('c', 'r1'))
      const lease = await late?.acquireLease({ run: 'r1', holder: 'one', now: 0, forMs: 60_000 })
      if (!lease) throw new Error('The lease of a new run is not free.')
      expect([before.length, await due()]).toEqual([1, before])
      const commit = commitOf('c', 'r1', 1)
      await late?.commitVisit(lease, { ...commit, head: { ...commit.head, state: 'waiting' } })
      await late?.releaseLease(lease)
      expect(await due()).toEqual(before)
      // A row with a high number is taken for one of them: the others number on from where they are.
      const numbers = () =>
        database.query(`SELECT tenant, ordinals FROM fcc.tenant WHERE tenant <> 'c' ORDER BY 1`)
      const numbered = await numbers()
      const journal = TRANSFER_TABLES.filter(({ name }) => name === 'journal_step')
      const bytes = new Uint8Array([1])
      const step = { ordinal: 900, run: 'r1', activity: 'x', part: 'intent' }
      const row = { ...step, record: bytes, sealed: bytes, digest: bytes }
      for (const table of journal) await backend.transfer?.take('c', table, [row])
      expect(await numbers()).toEqual(numbered)
      expect(await full?.size()).toBeGreaterThan(0)
      expect(await empty?.size()).toBe(0)
      await full?.keepIdentity('of a')
      expect(await late?.readIdentity()).toBeUndefined()
    }))

  it(
    'keeps tenants apart by its statements alone',
    async () => {
      expect(await attack(/./)).toBeGreaterThanOrEqual(200)
    },
    LIMIT_MS,
  )
})
