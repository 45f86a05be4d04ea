import type { RunLease, StoredRun, TenantStore } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  commitOf,
  contentOf,
  creationOf,
  DIGEST,
  entryOf,
  runOf,
} from './fixtures/sample-records.ts'
import { temporaryDirectory } from './fixtures/temporary-directory.ts'
import { memoryStore } from './memory/memory-store.ts'
import { sqliteStore } from './sqlite/sqlite-store.ts'

// Few names, so that operations meet: the same run, lease, visit and entry again and again.
const runs = fc.oneof(
  { arbitrary: fc.constantFrom('r1', 'r2'), weight: 12 },
  { arbitrary: fc.constantFrom('r3', 'r\0', ''), weight: 1 },
)
const holders = fc.constantFrom('ada', 'grace')
const small = fc.integer({ min: -1, max: 6 })
const text = fc.string({ unit: 'binary', maxLength: 4 })
const bindings = fc.constantFrom('bound', 'bound', 'stale')
const states = fc.constantFrom('waiting', 'waiting', 'waiting', 'completed')
const activities = fc.constantFrom('a1', 'a2')

/** What both stores are told; leases are those that each store itself gave last. */
type Operation = (tenant: TenantStore, leases: Map<string, RunLease>) => Promise<unknown>

const leaseOf = (leases: Map<string, RunLease>, run: string): RunLease =>
  leases.get(run) ?? { run, holder: 'nobody', epoch: 0, expiresAt: 0 }

const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(runs, fc.option(fc.constantFrom('k1', 'k2')), small, fc.option(holders)).map(
    ([id, idempotencyKey, entry, holder]): Operation =>
      async (tenant, leases) => {
        const created = await tenant.createRun({
          ...creationOf(runOf('riverside', id), idempotencyKey ?? undefined),
          ...(holder === null ? {} : { lease: { holder, expiresAt: entry } }),
          contents: [contentOf(`c${entry}`, 3)],
          entries: [entryOf(`e${entry}`, id)],
        })
        if (created.lease) leases.set(id, created.lease)
        return created
      },
  ),
  fc.tuple(runs, holders, small, small).map(
    ([run, holder, now, forMs]): Operation =>
      async (tenant, leases) => {
        const lease = await tenant.acquireLease({ run, holder, now, forMs })
        if (lease !== undefined) leases.set(run, lease)
        return lease
      },
  ),
  fc.tuple(runs, small).map(
    ([run, at]): Operation =>
      (tenant, leases) =>
        tenant.renewLease(leaseOf(leases, run), at),
  ),
  runs.map(
    (run): Operation =>
      (tenant, leases) =>
        tenant.releaseLease(leaseOf(leases, run)),
  ),
  fc.tuple(runs, fc.constantFrom(1, 1, 1, 0, 2), activities, bindings, states).map(
    ([run, step, activity, binding, state]): Operation =>
      async (tenant, leases) => {
        const stored = await tenant.readRun(run).catch(() => undefined)
        const record = {
          ...runOf('riverside', run, (stored?.head?.sequence ?? 0) + step),
          state,
          awaits: [{ activity, binding }],
        }
        return tenant.commitVisit(leaseOf(leases, run), commitOf(record, 'node', 5))
      },
  ),
  fc.tuple(runs, activities, text).map(
    ([run, id, request]): Operation =>
      (tenant, leases) => {
        const activity = { id, run, visit: `${run}/v`, kind: 'outside', name: 'x', startedAt: 1 }
        return tenant.writeIntent(leaseOf(leases, run), {
          part: 'intent',
          activity: activity as never,
          sealed: Buffer.from(request),
          digest: DIGEST,
        })
      },
  ),
  fc.tuple(runs, activities, text).map(
    ([run, activity, result]): Operation =>
      (tenant, leases) =>
        tenant.writeResult(leaseOf(leases, run), {
          part: 'result',
          activity,
          sealed: Buffer.from(result),
          digest: DIGEST,
        }),
  ),
  fc.tuple(runs, activities, bindings).map(
    ([run, activity, binding]): Operation =>
      (tenant) => {
        const by = { id: 'grace', kind: 'human', roles: [] } as const
        const approval = { run, activity, decision: 'approved', by, at: '2026', binding } as const
        return tenant.writeApproval({ ...approval, digest: DIGEST }, [
          entryOf(`by ${run} ${activity}`, run),
        ])
      },
  ),
  fc.array(small, { maxLength: 3 }).map(
    (ids): Operation =>
      (tenant) =>
        tenant.appendEntries(ids.map((id) => entryOf(`e${id}`))),
  ),
  fc.tuple(small, fc.nat(3)).map(
    ([extra, most]): Operation =>
      async (tenant) => {
        const { size } = await tenant.readTree()
        const placed = (await tenant.unplacedEntries(most)).map(({ insertion }) => ({
          insertion,
          place: insertion - 1,
        }))
        const next = {
          size: size + placed.length + Math.max(0, extra - 4),
          state: 's',
          digest: DIGEST,
        }
        return tenant.writeTree(size, placed, next)
      },
  ),
  fc.tuple(fc.option(runs), small).map(
    ([before, limit]): Operation =>
      (tenant) =>
        tenant.listRuns({ before: before ?? undefined, limit }),
  ),
)

/** Most that can go wrong or right needs a run and its lease. */
const beginnings: readonly Operation[] = ['r1', 'r2'].flatMap((id): readonly Operation[] => [
  (tenant) => tenant.createRun(creationOf(runOf('riverside', id))),
  async (tenant, leases) => {
    const lease = await tenant.acquireLease({ run: id, holder: 'ada', now: 0, forMs: 3 })
    if (lease !== undefined) leases.set(id, lease)
    return lease
  },
])

async function outcomeOf(operation: Promise<unknown>): Promise<unknown> {
  return operation.then(
    (value) => ({ value }),
    (error: unknown) => ({ code: FccError.is(error) ? error.code : String(error) }),
  )
}

const sorted = (stored: StoredRun | undefined) =>
  stored && { ...stored, rows: stored.rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)) }

async function everythingOf(tenant: TenantStore): Promise<unknown> {
  const perRun = ['r1', 'r2'].map(async (run) => ({
    run: sorted(await tenant.readRun(run)),
    lease: await tenant.readLease(run),
    journal: await tenant.readJournal(run),
    approvals: [await tenant.readApproval(run, 'a1'), await tenant.readApproval(run, 'a2')],
    entries: await tenant.readEntries({ run }),
  }))
  return {
    runs: await tenant.listRuns(),
    perRun: await Promise.all(perRun),
    contents: await Promise.all([0, 1, 2].map((id) => tenant.readContent(`c${id}`))),
    entries: await tenant.readEntries(),
    tree: await tenant.readTree(),
  }
}

it('whatever is asked of them in whatever order, both stores give the same answers', async () => {
  const directory = temporaryDirectory()
  try {
    let attempt = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(operations, { minLength: 20, maxLength: 60, size: 'max' }),
        async (plan) => {
          attempt += 1
          const sqlite = await sqliteStore.open({ directory: `${directory.path}/${attempt}` })
          try {
            const one = await sqlite.openTenant('riverside')
            const other = await (await memoryStore.open({ directory: '' })).openTenant('riverside')
            const [ones, others] = [new Map<string, RunLease>(), new Map<string, RunLease>()]
            for (const operation of [...beginnings, ...plan]) {
              const expected = await outcomeOf(operation(one, ones))
              expect(await outcomeOf(operation(other, others))).toEqual(expected)
            }
            expect(await everythingOf(other)).toEqual(await everythingOf(one))
          } finally {
            await sqlite.close()
          }
        },
      ),
      { numRuns: 60 },
    )
  } finally {
    directory.remove()
  }
}, 60_000)
