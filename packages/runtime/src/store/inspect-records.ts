import { verifyExport } from '@fcc/audit'
import type { ArtifactReference, RunRecord } from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { referenceAt } from '../reference-data/read-reference-data.ts'
import { isOverdated } from '../run/claim-run.ts'
import { contentContext } from '../run/run-contents.ts'
import { planAddress } from '../run/stored-plan.ts'
import { exportAudit } from '../tenant/session/export-audit.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { storeErrors } from './diagnostics.ts'
import { inspectRemoved, type RemovedRecords } from './inspect-removed.ts'
import { readPages } from './read-pages.ts'

/** How many problems are told one by one; the rest is counted. */
const MAX_TOLD_PROBLEMS = 50

/** What was looked at in a tenant's store, and what is wrong with it. */
export interface RecordsInspection {
  readonly tenant: string
  readonly entries: number
  readonly runs: number
  readonly visits: number
  readonly activities: number
  readonly contents: number
  /** Contents whose subjects were erased: nothing opens them, as it should be. */
  readonly erased: number
  /** Contents of which every run that named them is gone: `fcc prune` does not find them, and nobody opens them. */
  readonly orphans: number
  readonly events: number
  readonly movements: number
  /** What was removed under retention, and says so. */
  readonly removed: RemovedRecords
  /** The first of them; `problemCount` counts all. */
  readonly problems: readonly Diagnostic[]
  readonly problemCount: number
}

/**
 * Reads everything that a tenant's store holds: each row against its digest, the log against its tree and
 * checkpoint, each content that a run names opened, each erasure against the keys: one that was undone is carried out
 * again, and told. Which store it is was checked when it was opened.
 */
export async function inspectRecords(services: TenantServices): Promise<RecordsInspection> {
  const { store, tenant } = services
  const problems: Diagnostic[] = []
  let problemCount = 0
  const note = (error: unknown): void => {
    if (!FccError.is(error)) throw error
    problemCount += 1
    if (problems.length < MAX_TOLD_PROBLEMS) problems.push(asDiagnostic(error))
  }
  /** Reads one thing; what is wrong with it does not keep the next from being read. */
  async function reading<Read>(read: () => Promise<Read>): Promise<Read | undefined> {
    try {
      return await read()
    } catch (error) {
      note(error)
      return undefined
    }
  }

  const entries = await reading(() => inspectLog(services, note))
  const undone = (await reading(services.replayErasures)) ?? []
  if (undone.length > 0) note(storeErrors.erasuresReplayed(tenant, undone.length))
  const found = await inspectContents(services, note)
  const erasedSubjects = await services.erased()
  const counts = { runs: 0, visits: 0, activities: 0 }
  const present = new Set<string>()
  for await (const id of runIds(services, note)) {
    counts.runs += 1
    present.add(id)
    const lease = await reading(() => store.readLease(id))
    if (lease && isOverdated(services, lease)) {
      note(runtimeErrors.leaseOverdated({ tenant, run: id }, lease))
    }
    const run = await reading(() => store.readRun(id))
    counts.visits += (await reading(() => store.readVisits(id)))?.length ?? 0
    counts.activities += (await reading(() => store.readActivities(id)))?.length ?? 0
    for (const { name, address, subjects = [] } of run ? namedContents(run) : []) {
      if (subjects.some((subject) => erasedSubjects.has(subject))) continue
      const shared = referenceAt(address)
      if (shared) await reading(() => services.referenceData.text(shared))
      else if (!found.addresses.has(address)) note(storeErrors.contentMissing(tenant, id, name))
    }
  }
  const removed = await reading(() => inspectRemoved(services, present, note))
  const orphans = [...found.addresses.values()].filter(
    (runs) => runs.length > 0 && !runs.some((run) => present.has(run)),
  ).length
  const events = await reading(() => store.readEvents())
  const movements = await reading(() => store.readLedger())
  return {
    tenant,
    entries: entries ?? 0,
    ...counts,
    contents: found.addresses.size,
    erased: found.erased,
    orphans,
    events: events?.length ?? 0,
    movements: movements?.length ?? 0,
    removed: removed ?? { runs: 0, entries: 0 },
    problems,
    problemCount,
  }
}

/** The whole log as an outsider would verify it. */
async function inspectLog(
  services: TenantServices,
  note: (error: FccError) => void,
): Promise<number> {
  const { text, verifierKey } = await exportAudit(services)
  const { verdict, findings } = verifyExport(Buffer.from(text), { key: verifierKey })
  const entries = await services.store.readEntries()
  if (verdict !== 'verified') {
    const [finding] = findings
    const first = finding ? `its ${finding.part} is not as it was` : verdict
    note(storeErrors.tampered(services.tenant, 'The audit log', first))
  }
  return entries.length
}

async function inspectContents(
  { store, vault, tenant }: TenantServices,
  note: (error: unknown) => void,
): Promise<{
  readonly addresses: ReadonlyMap<string, readonly string[]>
  readonly erased: number
}> {
  const addresses = new Map<string, readonly string[]>()
  let erased = 0
  const pages = readPages(
    '',
    (after: string, limit) => store.listContents({ after, limit }),
    ({ address }) => address,
  )
  for await (const listed of pages) {
    for (const { address, runs } of listed) {
      addresses.set(address, runs)
      try {
        const content = await store.readContent(address)
        if (!content) continue
        const { sealed, subjects } = content
        await vault.open(sealed, { subjects, context: contentContext(tenant, address) })
      } catch (error) {
        if (FccError.is(error) && error.code === 'FCC_SEALING_SHREDDED') erased += 1
        else note(error)
      }
    }
  }
  return { addresses, erased }
}

/** The ids of all runs; a head that cannot be believed ends the list, and is told. */
async function* runIds(
  { store }: TenantServices,
  note: (error: unknown) => void,
): AsyncGenerator<string> {
  const pages = readPages(
    undefined,
    (before: string | undefined, limit) => store.listRuns({ before, limit }),
    ({ id }) => id,
  )
  try {
    for await (const listed of pages) for (const { id } of listed) yield id
  } catch (error) {
    note(error)
  }
}

type NamedContent = Pick<ArtifactReference, 'name' | 'address'> &
  Partial<Pick<ArtifactReference, 'subjects'>>

function namedContents(run: RunRecord): readonly NamedContent[] {
  return [
    { name: 'its plan', address: planAddress(run.pins.data) },
    ...Object.values(run.artifacts),
    ...Object.values(run.released),
  ]
}
