import type { Principal, RecordKind } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { ulid } from 'ulid'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { PlannedRemoval } from '../store/tenant-records.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { placeRanges } from './place-ranges.ts'
import {
  type PlannedKind,
  type PruningPlan,
  planPruning,
  type StayingRecords,
} from './pruning-plan.ts'
import { type RetentionPeriod, retentionPeriods } from './retention-periods.ts'

/** How often a pruning is planned anew where another process removes at the same time. */
const MAX_TRIES = 5

/** What of a kind of record is removed by its age, or would be. */
export interface PrunedKind extends RetentionPeriod {
  readonly count: number
  /** What is as old as the tenant asks and stays nevertheless. */
  readonly stays: readonly StayingRecords[]
}

/** What is removed, or would be. */
export interface PrunedRecords {
  /** False where it was only looked. */
  readonly removed: boolean
  /** By age, kind by kind. Of an audit entry the text goes. */
  readonly kinds: readonly PrunedKind[]
  /** Contents of erased subjects, and those of runs that go. */
  readonly contents: number
  /** Their bytes before they were sealed. */
  readonly bytes: number
  /** Journals of erased subjects' runs. */
  readonly journals: number
}

type Batch = Omit<PlannedRemoval, 'at' | 'act' | 'written'> & {
  readonly bytes?: number
  readonly places?: readonly (readonly [number, number])[]
}

const NOTHING: Batch = {
  runs: { ids: [] },
  journals: [],
  entries: { rows: [] },
  contents: [],
  events: [],
  commands: [],
}

/**
 * Removes what is older than the tenant asks and no layer demands, and what nobody can open any more; gives
 * the room back. Each batch is one transaction with the entry that tells of it: what a crash cuts short is
 * whole, and the next pruning continues from there.
 *
 * @throws FccError FCC_STORE_TAMPERED where something is not as it was written; it is not removed
 */
export async function pruneRecords(
  services: TenantServices,
  principal: Principal,
  { apply }: { readonly apply: boolean },
): Promise<PrunedRecords> {
  const { model, store, integrator, clock } = services
  const periods = retentionPeriods(model.config.retention ?? {}, model.pinned)
  for (let tries = 1; ; tries += 1) {
    // What has no place in the tree yet does not go.
    if (apply) await integrator.flush()
    const plan = await planPruning(services, periods, clock())
    if (!apply) return describe(plan, periods, false)
    try {
      await carryOut(services, principal, { plan, periods })
    } catch (error) {
      const isTaken =
        FccError.is(error) &&
        ['FCC_STORE_NOT_REMOVABLE', 'FCC_STORE_DUPLICATE_ENTRY', 'FCC_STORE_UNKNOWN_RUN'].includes(
          error.code,
        )
      if (isTaken && tries < MAX_TRIES) continue
      throw error
    }
    await integrator.flush()
    await store.compact()
    return describe(plan, periods, true)
  }
}

async function carryOut(
  services: TenantServices,
  principal: Principal,
  { plan, periods }: { readonly plan: PruningPlan; readonly periods: Periods },
): Promise<void> {
  const { store, limits } = services
  const days = (kind: RecordKind) => periods[kind].days
  const batches = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
    Array.from({ length: Math.ceil(rows.length / limits.pruneBatch) }, (_, index) =>
      rows.slice(index * limits.pruneBatch, (index + 1) * limits.pruneBatch),
    )
  const remove = (batch: Partial<Batch>) =>
    removeBatch(services, principal, { ...NOTHING, ...batch })

  for (const runs of batches(plan.runs.goes)) {
    const contents = plan.contentsOfRuns
    await remove({ runs: { ids: runs.map(({ id }) => id), days: days('runs'), contents } })
  }
  for (const journals of batches(plan.journals)) await remove({ journals })
  for (const contents of batches(plan.contents)) {
    const bytes = contents.reduce((sum, each) => sum + each.bytes, 0)
    await remove({ contents: contents.map(({ address }) => address), bytes })
  }
  for (const events of batches(plan.events.goes)) await remove({ events })
  for (const commands of batches(plan.commands.goes)) await remove({ commands })
  for (const entries of batches(plan.entries.goes)) {
    const read = await Promise.all(entries.map(({ id }) => store.readEntry(id)))
    const rows = read.filter((entry) => entry !== undefined)
    const places = placeRanges(entries.map(({ place }) => place))
    await remove({ entries: { rows, days: days('audit_entries') }, places })
  }
}

async function removeBatch(
  { store, entries, clock, tenant }: TenantServices,
  principal: Principal,
  batch: Batch,
): Promise<void> {
  const now = clock()
  const prefix = `prune:${ulid(now)}`
  const act = `${prefix}.0`
  const by = actingPrincipal(principal)
  const { places, bytes, ...removal } = batch
  const counts = {
    runs: removal.runs.ids.length,
    journals: removal.journals.length,
    entries: removal.entries.rows.length,
    contents: removal.contents.length,
    events: removal.events.length,
    commands: removal.commands.length,
  }
  const told = entries.write(
    [
      {
        type: 'fcc.records.pruned',
        subject: `urn:fcc:tenant:${tenant}`,
        data: {
          by,
          ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
          days: removal.runs.days ?? removal.entries.days,
          bytes,
          places,
        },
      },
    ],
    { time: now, prefix },
  )
  const ofRuns = removal.runs.ids.flatMap((run) =>
    entries.write(
      [
        {
          type: 'fcc.run.removed',
          subject: run,
          data: { by, act, days: removal.runs.days },
        },
      ],
      { time: now, prefix: `${run}:removed` },
    ),
  )
  const at = new Date(now).toISOString()
  await store.removeRecords({ ...removal, at, act, written: [...told, ...ofRuns] })
}

type Periods = Readonly<Record<RecordKind, RetentionPeriod>>

function describe(plan: PruningPlan, periods: Periods, removed: boolean): PrunedRecords {
  const { withRuns } = plan
  const kind = (
    records: RecordKind,
    { goes, stays }: PlannedKind<unknown>,
    more = 0,
  ): PrunedKind => ({
    ...periods[records],
    count: goes.length + more,
    stays: [...stays].map(([because, count]) => ({ count, because })),
  })
  return {
    removed,
    kinds: [
      kind('audit_entries', plan.entries),
      kind('runs', plan.runs),
      kind('events', plan.events, withRuns.events),
      kind('commands', plan.commands, withRuns.commands),
    ],
    contents: plan.contents.length + withRuns.contents,
    bytes: plan.contents.reduce((sum, { bytes }) => sum + bytes, withRuns.bytes),
    journals: plan.journals.length,
  }
}
