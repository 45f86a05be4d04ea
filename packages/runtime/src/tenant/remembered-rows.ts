import { type Diagnostic, FccError } from '@fcc/plugin-api'
import { ulid } from 'ulid'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { type OpenRecords, openRecords } from '../store/open-records.ts'
import { chainOf } from './accepted-records.ts'
import { boundaryErrors } from './boundary/diagnostics.ts'
import type { TenantHost } from './tenant-host.ts'

type RowsHost = Pick<TenantHost, 'rows' | 'accepted' | 'boundaries' | 'clock' | 'namespaceOf'>

/**
 * Holds a tenant's rows in the control store against what the mark of its store and its own log know of them,
 * and lets the mark know of the ones that are there. What was deleted or put back from an older copy is refused.
 *
 * @throws FccError FCC_TENANT_ROW_OLDER, FCC_TENANT_ROW_TAMPERED, FCC_SAFEGUARD_RECORD_*
 */
export async function holdRemembered(
  { records, marks }: Pick<OpenRecords, 'records' | 'marks'>,
  { rows, accepted, boundaries, clock, namespaceOf }: RowsHost,
): Promise<void> {
  const { tenant } = records
  // The mark first: who changes a row writes it before the mark, so that an honest row is never the older one.
  const mark = await marks.read()
  const read = await rows.readOne(tenant)
  if (read?.problem) throw asError(read.problem)
  const found = read?.row.version ?? 0
  const known = mark?.directory ?? 0
  if (found < known) throw runtimeErrors.rowOlder(tenant, { found, known })
  const { version: boundary } = await boundaries.read(tenant)
  const knownBoundary = mark?.boundary ?? 0
  if (boundary < knownBoundary) {
    throw boundaryErrors.boundaryOlder(tenant, { found: boundary, known: knownBoundary })
  }
  const record = await recordAfter(tenant, mark?.accepted, accepted)
  if (record !== undefined && mark?.accepted !== undefined && record !== mark.accepted) {
    const now = clock()
    await records.appendEntries(
      createAuditEntryWriter(tenant, namespaceOf).write(
        [
          {
            type: 'fcc.safeguards.changed',
            subject: `urn:fcc:tenant:${tenant}`,
            data: { record },
          },
        ],
        { time: now, prefix: `safeguards:${ulid(now)}` },
      ),
    )
  }
  await marks.write((stored) => {
    if (!stored) return undefined
    const directory = Math.max(stored.directory ?? 0, found)
    // Who noted another record meanwhile read a newer one.
    const next = stored.accepted === mark?.accepted ? (record ?? stored.accepted) : stored.accepted
    const crossed = Math.max(stored.boundary ?? 0, boundary)
    const isSame =
      directory === (stored.directory ?? 0) &&
      crossed === (stored.boundary ?? 0) &&
      next === stored.accepted
    const newest = crossed > 0 ? { boundary: crossed } : {}
    return isSame ? undefined : { ...stored, directory, ...newest, accepted: next }
  })
}

/** The record of accepted safeguards, which has to be the marked one or to come after it. */
async function recordAfter(
  tenant: string,
  marked: string | undefined,
  accepted: RowsHost['accepted'],
): Promise<string | undefined> {
  const found = await accepted.read(tenant)
  if (found.kind === 'tampered') throw asError(runtimeErrors.safeguardRecordTampered(tenant))
  if (found.kind !== 'known') {
    // A tenant that was never decided to run has none.
    if (marked === undefined) return undefined
    throw asError(runtimeErrors.safeguardRecordMissing(tenant))
  }
  if (marked !== undefined && !chainOf(found.accepted).includes(marked)) {
    throw asError(runtimeErrors.safeguardRecordOlder(tenant))
  }
  return found.accepted.digest
}

/**
 * What the marks know of the directory when a process starts, to be asked before the rows are read. Each mark
 * is checked when its store opens: here it can only refuse.
 */
export async function rememberedVersions({
  backend: { control },
  durable,
}: Pick<TenantHost, 'backend' | 'durable'>): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>()
  if (!durable) return versions
  for (const tenant of await control.listMarked()) {
    // A mark that cannot be read is told of when its tenant is opened.
    const mark = await control.readMark(tenant).catch(() => undefined)
    if (mark?.directory) versions.set(tenant, mark.directory)
  }
  return versions
}

/** Why a tenant is refused of which an older row is there than its mark knows, or none. */
export function olderRow(tenant: string, found: number, known: number): Diagnostic {
  return asDiagnostic(runtimeErrors.rowOlder(tenant, { found, known }))
}

/** Where the row goes by which somebody decides anew what a tenant is whose newest row is gone. */
export async function placeAfterLost(
  tenant: string,
  host: TenantHost,
): Promise<{ readonly version: number; readonly over: number }> {
  const { marks, keys } = await openRecords(tenant, host)
  try {
    const known = (await marks.read())?.directory ?? 0
    const over = (await host.rows.readOne(tenant))?.row.version ?? 0
    return { version: Math.max(known, over) + 1, over }
  } finally {
    keys.close()
  }
}

/** Puts an empty boundary in the place of one that cannot be believed, after every version that its mark knows of. */
export async function renewBoundary(tenant: string, host: TenantHost): Promise<void> {
  const { marks, keys } = await openRecords(tenant, host)
  try {
    await host.boundaries.renew(tenant, (await marks.read())?.boundary ?? 0)
  } finally {
    keys.close()
  }
}

/** Whether a tenant was refused for its newest row is gone. */
export function isRowOlder(error: unknown): boolean {
  const causes = FccError.is(error) && Array.isArray(error.cause) ? error.cause : []
  return (causes as readonly Diagnostic[]).some(({ code }) => code === 'FCC_TENANT_ROW_OLDER')
}

function asError({ code, why, fix }: Diagnostic): FccError {
  return new FccError({ code, why, fix: fix ?? 'Run fcc doctor.' })
}
