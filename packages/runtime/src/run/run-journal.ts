import type { Activity, RunLease } from '@fcc/contracts'
import type { VisitPorts } from '@fcc/simulation'
import type { TenantRecords } from '../store/tenant-records.ts'
import type { ContentVault } from './content-vault.ts'

/** What binds a sealed part of the journal to its activity: it opens nowhere else. */
export function journalContext(
  tenant: string,
  activity: string,
  part: 'request' | 'result',
): string {
  return `${tenant}/journal/${activity}/${part}`
}

type Journal = VisitPorts['journal']
type Known = { readonly activity: Activity; readonly result?: unknown }

/** The journal of a run in this process. */
export interface RunJournal extends Journal {
  /** @throws what kept a result from being written: nothing that comes after it may be */
  assertNoneLost(): void
  /** Once the results that were noted are durable. @throws what kept one of them from it */
  written(): Promise<void>
}

/** The journal of one run, read when its lease was taken and kept in step from then on. */
export async function openRunJournal(options: {
  readonly tenant: string
  readonly run: string
  readonly subjects: readonly string[]
  readonly store: TenantRecords
  readonly vault: ContentVault
  readonly lease: () => RunLease
  /** A run that was just created has nothing to read. */
  readonly fresh: boolean
}): Promise<RunJournal> {
  const { store, subjects, tenant, vault } = options
  const known = new Map<string, Known>()
  const started = new Map<string, number>()
  const noted = new Set<Promise<void>>()
  let lost: { readonly error: unknown } | undefined
  const contextOf = (activity: string, part: 'request' | 'result') =>
    journalContext(tenant, activity, part)
  const seal = (value: unknown, context: string): Uint8Array =>
    vault.seal(JSON.stringify(value ?? null), { subjects, context })
  const open = async (sealed: Uint8Array, context: string): Promise<unknown> =>
    JSON.parse(await vault.open(sealed, { subjects, context })) as unknown

  if (!options.fresh) {
    for (const { activity, result } of await store.readActivities(options.run)) {
      started.set(
        activity.visit,
        Math.min(started.get(activity.visit) ?? Number.POSITIVE_INFINITY, activity.startedAt),
      )
      known.set(
        activity.id,
        result
          ? { activity, result: await open(result, contextOf(activity.id, 'result')) }
          : { activity },
      )
    }
  }

  function assertNoneLost(): void {
    if (lost) throw lost.error
  }

  return {
    find: (activity) => known.get(activity),
    isSettled: (activity) => known.get(activity)?.result !== undefined,
    startedAt: (visit) => started.get(visit),
    unsettled: (visit) =>
      [...known.values()].flatMap(({ activity, result }) =>
        activity.visit === visit && result === undefined ? [activity.id] : [],
      ),
    async intend(activity, request) {
      assertNoneLost()
      await store.writeIntent(
        options.lease(),
        activity,
        seal(request, contextOf(activity.id, 'request')),
      )
      known.set(activity.id, { activity })
      if (!started.has(activity.visit)) started.set(activity.visit, activity.startedAt)
    },
    async settle(id, result, forCommit = false) {
      const sealed = seal(result, contextOf(id, 'result'))
      const { written } = await store.writeResult(options.lease(), id, sealed)
      noted.add(written)
      written.then(
        () => noted.delete(written),
        (error: unknown) => {
          lost ??= { error }
        },
      )
      if (!forCommit) await written
      const entry = known.get(id)
      if (entry) known.set(id, { ...entry, result })
    },
    assertNoneLost,
    async written() {
      await Promise.all(noted)
      assertNoneLost()
    },
  }
}
