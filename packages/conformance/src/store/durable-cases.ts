import type { StoreBackend } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import { sampleErasure, sampleKey } from './control-cases.ts'
import { sampleCredential } from './credential-cases.ts'
import { sampleRow } from './directory-cases.ts'
import {
  bytesOf,
  intentOf,
  resultOf,
  sampleActivity,
  sampleApproval,
  sampleCommit,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleKeyedRun,
  sampleTree,
  takeLease,
  visitsOf,
} from './samples.ts'
import { type DurableStoreSubject, TENANT } from './store-subject.ts'

const activity = sampleActivity('r1', 'r1/draft/1')
const awaits = [{ activity: activity.id, binding: 'bound' }]
const run = { ...sampleKeyedRun('r1', 'key'), state: 'waiting' as const, awaits }
const { idempotencyKey: _, ...head } = run
const capabilities = {
  tenant: TENANT,
  plugins: { hipaa: ['rules/phi'] },
  at: '2026-11-21T10:00:00.000Z',
  by: 'ada',
  since: ['d0'],
  digest: 'd1',
}

/** Writes something of every kind of one tenant. */
export async function fill({ openTenant, control }: StoreBackend, key = sampleKey()) {
  const tenant = await openTenant(TENANT)
  const contents = [sampleContent('c1')]
  await tenant.createRun(sampleCreation(run, { contents, entries: [sampleEntry('e1', 'r1')] }))
  const lease = await takeLease(tenant, 'r1', 'first')
  await tenant.writeIntent(lease, intentOf(activity, bytesOf('request')))
  await tenant.writeResult(lease, resultOf(activity.id, bytesOf('result')))
  await tenant.commitVisit(lease, sampleCommit(head, 1))
  await tenant.writeApproval(sampleApproval('r1', activity.id), [sampleEntry('e2', 'r1')])
  await tenant.writeTree(0, [{ insertion: 1, place: 0 }], sampleTree(1, 'edge', 'signed'))
  await control.putKey(key)
  await control.putKey({ ...key, name: 's_2' })
  await control.shred(sampleErasure({ subject: 's_2' }))
  await control.writeCapabilities(capabilities)
  await control.writeTenant(sampleRow())
  await control.writeCredential(sampleCredential())
  return lease
}

async function everythingOf({ openTenant, control }: StoreBackend): Promise<unknown> {
  const tenant = await openTenant(TENANT)
  return {
    runs: await tenant.listRuns(),
    run: await tenant.readRun('r1'),
    visits: await visitsOf(tenant, 'r1'),
    lease: await tenant.readLease('r1'),
    journal: await tenant.readJournal('r1'),
    approval: await tenant.readApproval('r1', activity.id),
    contents: [await tenant.readContent('c1'), await tenant.readContent('content of r1 1')],
    entries: await tenant.readEntries(),
    tree: await tenant.readTree(),
    keys: [
      await control.readKey(TENANT, 'data', 's_1'),
      await control.readKey(TENANT, 'data', 's_2'),
    ],
    erasures: await control.listErasures(TENANT),
    capabilities: await control.readCapabilities(TENANT),
    directory: await control.listTenants(),
    credential: await control.readCredential('api_key', 'k1'),
  }
}

/** What outlives the process: everything. */
export const durableCases: readonly ConformanceCase<DurableStoreSubject>[] = [
  {
    name: 'everything is there after the store was closed and opened again',
    run: async ({ backend, reopen }) => {
      await fill(backend)
      const before = await everythingOf(backend)
      expect(await everythingOf(await reopen())).toEqual(before)
      expect(await everythingOf(await reopen())).toEqual(before)
    },
  },
  {
    name: 'what was decided stays decided after the store was opened again',
    run: async ({ backend, reopen }) => {
      const lease = await fill(backend)
      const { openTenant, control } = await reopen()
      const tenant = await openTenant(TENANT)
      const again = sampleCreation(sampleKeyedRun('r2', 'key'))
      expect(await tenant.createRun(again)).toEqual({ run: 'r1', created: false })
      const result = tenant.writeResult(lease, resultOf(activity.id, bytesOf('second')))
      await expectCode(result, 'FCC_STORE_ALREADY_ANSWERED')
      const approval = tenant.writeApproval(sampleApproval('r1', activity.id), [])
      await expectCode(approval, 'FCC_STORE_ALREADY_ANSWERED')
      await expectCode(tenant.commitVisit(lease, sampleCommit(head, 1)), 'FCC_STORE_SEQUENCE')
      await expectCode(control.putKey(sampleKey({ name: 's_2' })), 'FCC_STORE_ERASED')
      await tenant.appendEntries([sampleEntry('e3')])
      expect((await tenant.readEntries()).at(-1)?.insertion).toBe(4)
      await tenant.releaseLease(lease)
      const taken = await takeLease(tenant, 'r1', 'second')
      expect(taken.epoch).toBeGreaterThan(lease.epoch)
    },
  },
]
