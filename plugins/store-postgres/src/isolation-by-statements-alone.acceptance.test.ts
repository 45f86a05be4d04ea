import type { StoreBackend } from '@fcc/contracts'
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
  it.skipIf(FIRST === '')(
    'keeps tenants apart where it was told to look first',
    async () => {
      expect(await attack(new RegExp(FIRST))).toBeGreaterThan(0)
    },
    60_000,
  )

  it('counts and begins what is of one tenant', () =>
    withoutPolicies(async (backend) => {
      const [full, empty, late] = await Promise.all(
        ['a', 'b', 'c'].map((id) => backend.openTenant(id)),
      )
      await full?.createRun({ ...creationOf('a', 'r1'), contents: commitOf('a', 'r1', 1).contents })
      await late?.createRun(creationOf('c', 'r1'))
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
