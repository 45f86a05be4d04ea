import type { RunLease, TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import {
  bytesOf,
  headOf,
  intentOf,
  resultOf,
  sampleActivity,
  sampleApproval,
  sampleCommit,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleKeyedRun,
  sampleRow,
  sampleRun,
  sampleTree,
  takeLease,
  visitsOf,
} from './samples.ts'
import { type StoreSubject, TENANT } from './store-subject.ts'

const activity = sampleActivity('r1', 'r1/draft/1')
const asked = sampleActivity('r1', 'r1/attest/1')
const awaits = [{ activity: asked.id, binding: 'bound' }]

/** A tenant with something of every kind. */
async function fill(tenant: TenantStore): Promise<RunLease> {
  const run = { ...sampleKeyedRun('r1', 'key'), state: 'waiting' as const, awaits }
  await tenant.createRun(
    sampleCreation(run, { contents: [sampleContent('c1')], entries: [sampleEntry('e1', 'r1')] }),
  )
  const lease = await takeLease(tenant, 'r1', 'first')
  await tenant.writeIntent(lease, intentOf(activity, bytesOf('request')))
  const { idempotencyKey: _, ...head } = run
  await tenant.commitVisit(lease, sampleCommit(head, 1))
  return lease
}

async function everythingOf(tenant: TenantStore): Promise<unknown> {
  return {
    runs: await tenant.listRuns(),
    run: await tenant.readRun('r1'),
    visits: await visitsOf(tenant, 'r1'),
    lease: await tenant.readLease('r1'),
    journal: await tenant.readJournal('r1'),
    approval: await tenant.readApproval('r1', asked.id),
    entries: await tenant.readEntries(),
    tree: await tenant.readTree(),
  }
}

function hostileCase(
  name: string,
  check: (hostile: TenantStore, victim: TenantStore, lease: RunLease) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return {
    name,
    run: async ({ backend }) => {
      const victim = await backend.openTenant(TENANT)
      const lease = await fill(victim)
      const before = await everythingOf(victim)
      await check(await backend.openTenant('hostile'), victim, lease)
      expect(await everythingOf(victim)).toEqual(before)
    },
  }
}

/** A hostile tenant that knows every id of another, and still reaches nothing of it. */
export const isolationCases = [
  hostileCase('reading with another tenant’s ids finds nothing', async (hostile) => {
    expect(await hostile.readRun('r1')).toBeUndefined()
    expect(await hostile.listRuns()).toEqual([])
    expect(await visitsOf(hostile, 'r1')).toEqual([])
    expect(await hostile.readLease('r1')).toBeUndefined()
    expect(await hostile.readJournal('r1')).toEqual([])
    expect(await hostile.readApproval('r1', asked.id)).toBeUndefined()
    expect(await hostile.readContent('c1')).toBeUndefined()
    expect(await hostile.readEntries()).toEqual([])
    expect(await hostile.readEntries({ run: 'r1' })).toEqual([])
    expect(await hostile.readEntry('e1')).toBeUndefined()
    expect(await hostile.unplacedEntries(10)).toEqual([])
    expect((await hostile.readTree()).size).toBe(0)
    await expectCode(hostile.listRuns({ before: 'r1' }), 'FCC_STORE_UNKNOWN_RUN')
  }),

  hostileCase('another tenant’s lease is worth nothing', async (hostile, _victim, lease) => {
    const lost = 'FCC_STORE_LEASE_LOST'
    const own = sampleRun('r1', { tenant: 'hostile' })
    await expectCode(hostile.commitVisit(lease, sampleCommit(own, 2)), lost)
    await expectCode(hostile.writeIntent(lease, intentOf(activity, bytesOf('x'))), lost)
    await expectCode(hostile.writeResult(lease, resultOf(activity.id, bytesOf('x'))), lost)
    expect(await hostile.renewLease(lease, 99_000)).toBe(false)
    await hostile.releaseLease(lease)
    const request = { run: 'r1', holder: 'hostile', now: 99_000, forMs: 1000 }
    await expectCode(hostile.acquireLease(request), 'FCC_STORE_UNKNOWN_RUN')
  }),

  hostileCase('another tenant’s waiting run cannot be answered', async (hostile) => {
    const approval = sampleApproval('r1', asked.id)
    await expectCode(hostile.writeApproval(approval, []), 'FCC_STORE_UNKNOWN_RUN')
  }),

  hostileCase('a record that names another tenant is refused', async (hostile) => {
    const creation = sampleCreation(sampleRun('r2'))
    await expectCode(hostile.createRun(creation), 'FCC_STORE_FOREIGN_RECORD')
    expect(await hostile.listRuns()).toEqual([])
    const own = sampleRun('r2', { tenant: 'hostile' })
    await hostile.createRun(sampleCreation(own))
    const lease = await takeLease(hostile, 'r2', 'hostile')
    const turned = sampleCommit(sampleRun('r2'), 1)
    await expectCode(hostile.commitVisit(lease, turned), 'FCC_STORE_FOREIGN_RECORD')
    expect(await headOf(hostile, 'r2')).toEqual(own)
  }),

  hostileCase(
    'the same run id, key, address and entry id are another tenant’s own',
    async (hostile, victim) => {
      const own = { ...sampleKeyedRun('r1', 'key'), tenant: 'hostile' }
      const creation = sampleCreation(own, {
        rows: [sampleRow('node', 'draft', { text: '{"hostile":true}' })],
        contents: [sampleContent('c1', 'hostile')],
        entries: [sampleEntry('e1', 'r1')],
      })
      expect(await hostile.createRun(creation)).toEqual({ run: 'r1', created: true })
      expect((await victim.readContent('c1'))?.sealed).toEqual(bytesOf('sealed c1'))
      expect((await hostile.readContent('c1'))?.sealed).toEqual(bytesOf('hostile'))
      const placed = [{ insertion: 1, place: 0 }]
      expect(await hostile.writeTree(0, placed, sampleTree(1, 'hostile'))).toBe(true)
      expect((await victim.readTree()).size).toBe(0)
    },
  ),

  hostileCase('closing one tenant leaves the others open', async (hostile, victim) => {
    await hostile.close()
    expect(await victim.readRun('r1')).toBeDefined()
  }),

  {
    name: 'an id whose letters are composed is another one than where they are decomposed, in every tenant',
    run: async ({ backend }: StoreSubject) => {
      const [composed, decomposed] = ['ré', 're\u0301']
      const creation = (id: string) =>
        sampleCreation(sampleRun(id), {
          contents: [sampleContent(id, id)],
          entries: [sampleEntry(id, id)],
        })
      const [victim, hostile] = await Promise.all(
        [TENANT, 'hostile'].map((id) => backend.openTenant(id)),
      )
      if (!victim || !hostile) throw new Error('There are not two tenants.')
      await victim.createRun(creation(composed))
      for (const store of [hostile, victim]) {
        expect(await store.readRun(decomposed)).toBeUndefined()
        expect(await store.readContent(decomposed)).toBeUndefined()
        expect(await store.readEntry(decomposed)).toBeUndefined()
      }
      // Both are there beside each other: neither is taken for one that was written before.
      expect(await victim.createRun(creation(decomposed))).toEqual({
        run: decomposed,
        created: true,
      })
      for (const id of [composed, decomposed]) {
        expect((await victim.readContent(id))?.sealed).toEqual(bytesOf(id))
        expect((await victim.readEntry(id))?.id).toBe(id)
      }
    },
  },

  {
    name: 'names that nearly agree, or that look like paths and SQL, are tenants apart',
    run: async ({ backend }: StoreSubject) => {
      const names = [
        'acme',
        'ACME',
        'acme ',
        'acme.',
        'a_63me',
        '../acme',
        './acme',
        'tenants/acme',
        'acme/',
        'acme.sqlite',
        'acme-wal',
        '..',
        '.',
        '~',
        '%61cme',
        'acme;',
        "acme'--",
        'ácme',
        'a\u0301cme',
        'control',
        '\\acme',
        'acme\n',
        'con',
        '*',
        '-',
      ]
      for (const name of names) {
        const own = sampleRun('r1', { tenant: name, text: JSON.stringify({ name }) })
        const answer = await (await backend.openTenant(name)).createRun(sampleCreation(own))
        expect(answer.created).toBe(true)
      }
      for (const name of names) {
        const tenant = await backend.openTenant(name)
        expect(tenant.tenant).toBe(name)
        const names = (await tenant.listRuns()).map(({ head }) => JSON.parse(head.text).name)
        expect(names).toEqual([name])
      }
    },
  },
]
