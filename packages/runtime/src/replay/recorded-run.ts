import {
  type Activity,
  type ArtifactReference,
  type AuditEntry,
  NO_WORK,
  type RunRecord,
  type VisitRecord,
} from '@fcc/contracts'
import { journalContext } from '../run/run-journal.ts'
import { storeErrors } from '../store/diagnostics.ts'
import { readRun } from '../tenant/session/read-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** An activity as the journal has it, opened. */
export interface OpenedActivity {
  readonly activity: Activity
  readonly request: unknown
  /** Absent where nobody knows what came of it. */
  readonly result?: { readonly value: unknown } | undefined
}

/** What is kept of a run, opened: enough to make it once more. */
export interface RecordedRun {
  readonly run: RunRecord
  /** As it was before its first visit. */
  readonly begun: RunRecord
  /** In the order in which they were committed. */
  readonly visits: readonly VisitRecord[]
  readonly activities: ReadonlyMap<string, OpenedActivity>
}

/**
 * Reads and opens what is kept of a run; each row is checked by its digest.
 *
 * @throws FccError FCC_RUN_UNKNOWN, FCC_RUN_REMOVED, FCC_SEALING_SHREDDED where its subject was erased,
 * FCC_STORE_TAMPERED
 */
export async function readRecordedRun(services: TenantServices, id: string): Promise<RecordedRun> {
  const { store } = services
  const run = await readRun(services, id)
  return {
    run,
    begun: await readBegun(services, run),
    visits: await store.readVisits(id),
    activities: await readOpened(services, run),
  }
}

/** The run before its first visit, by the entry that says what it was started with. */
async function readBegun({ store }: TenantServices, run: RunRecord): Promise<RunRecord> {
  const entries = await store.readEntries({ run: run.id })
  const started = entries
    .map(({ canonical }) => JSON.parse(canonical) as AuditEntry)
    .find(({ type }) => type === 'fcc.run.started')
  if (started === undefined) {
    const what = `The audit entry of the start of run ${run.id}`
    throw storeErrors.tampered(store.tenant, what, 'it is not there')
  }
  const { envelope, inputs } = started.data as unknown as Pick<RunRecord, 'envelope'> & {
    readonly inputs: readonly Pick<ArtifactReference, 'name' | 'address' | 'bytes' | 'labels'>[]
  }
  const artifacts = inputs.flatMap((input) => {
    const reference = run.artifacts[input.name]
    return reference ? [[input.name, { ...reference, ...input }] as const] : []
  })
  return {
    ...run,
    ...NO_WORK,
    envelope,
    artifacts: Object.fromEntries(artifacts),
    state: 'running',
    updatedAt: run.createdAt,
    waiting: undefined,
    round: undefined,
  }
}

async function readOpened(
  { store, vault, tenant }: TenantServices,
  run: RunRecord,
): Promise<ReadonlyMap<string, OpenedActivity>> {
  const { subjects } = run.envelope
  const opened = new Map<string, OpenedActivity>()
  for (const { activity, request, result } of await store.readActivities(run.id)) {
    const open = async (sealed: Uint8Array, part: 'request' | 'result'): Promise<unknown> =>
      JSON.parse(
        await vault.open(sealed, { subjects, context: journalContext(tenant, activity.id, part) }),
      ) as unknown
    opened.set(activity.id, {
      activity,
      request: await open(request, 'request'),
      ...(result ? { result: { value: await open(result, 'result') } } : {}),
    })
  }
  return opened
}
