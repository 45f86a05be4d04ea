import {
  type AuditEntry,
  type AuditSource,
  type Call,
  type ExportedEntry,
  type Exporter,
  exporters,
  ownValue,
  type Principal,
  type RunSource,
  type StoredAuditEntry,
} from '@fcc/contracts'
import { type Contribution, nameOf, thrownMessage } from '@fcc/plugin-api'
import { runtimeErrors } from '../../diagnostics.ts'
import { callContained, isDetached } from '../../run/call-contained.ts'
import { callTenant } from '../call-tenant.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { ExportedFile, ExportWanted } from '../tenant-session.ts'
import { auditExport } from './audit-export.ts'
import { readRun } from './read-run.ts'

/** Has an installed exporter write one run, or the whole audit log. */
export async function exportRecords(
  services: TenantServices,
  principal: Principal,
  wanted: ExportWanted,
): Promise<ExportedFile> {
  const { id, value, origin } = findExporter(services, wanted)
  const { run, purpose } = wanted
  if (run !== undefined) await readRun(services, run)
  const of = run === undefined ? 'audit log' : 'run'
  await auditExport(services, principal, { of, run, exporter: id, purpose })
  const { settings } = services.model
  const call: Call = {
    settings: ownValue(settings, origin.pluginId) ?? {},
    tenant: callTenant(services.model, settings),
    signal: wanted.signal ?? new AbortController().signal,
  }
  const write = await prepareWrite(services, value, { call, run })
  const text = await writeContained(id, () => callContained(origin.pluginId, write))
  return { exporter: id, mediaType: value.mediaType, extension: value.extension, text }
}

/** Reads what the exporter takes; what goes wrong here is no fault of the exporter's. */
async function prepareWrite(
  services: TenantServices,
  exporter: Exporter,
  { call, run }: { readonly call: Call; readonly run: string | undefined },
): Promise<() => string | Promise<string>> {
  if (exporter.of === 'audit') {
    const source = await readAuditSource(services, call.tenant)
    return () => exporter.write(source, call)
  }
  const source = await readRunSource(services, call.tenant, run ?? '')
  return () => exporter.write(source, call)
}

async function writeContained(id: string, write: () => string | Promise<string>): Promise<string> {
  let text: unknown
  try {
    text = await write()
  } catch (cause) {
    if (isDetached(cause)) throw cause
    throw runtimeErrors.exporterFailed(id, thrownMessage(cause), cause)
  }
  if (typeof text !== 'string') {
    throw runtimeErrors.exporterFailed(id, `it gave ${typeof text} and no text`)
  }
  return text
}

export function findExporter(
  { model }: TenantServices,
  { format, run }: ExportWanted,
): Contribution<Exporter> {
  const of = run === undefined ? 'audit' : 'run'
  const fitting = model.catalogue.all(exporters).filter(({ value }) => value.of === of)
  const exact = fitting.filter(({ id }) => id === format)
  const named = exact.length > 0 ? exact : fitting.filter(({ id }) => nameOf(id) === format)
  const [only] = named
  if (only && named.length === 1) return only
  const wanted = { tenant: model.config.id, format, of }
  const ids = (only ? named : fitting).map(({ id }) => id)
  throw only
    ? runtimeErrors.exporterAmbiguous(wanted, ids)
    : runtimeErrors.exporterUnknown(wanted, ids)
}

async function readRunSource(
  services: TenantServices,
  tenant: Call['tenant'],
  id: string,
): Promise<RunSource> {
  const run = await readRun(services, id)
  const visits = await services.store.readVisits(id)
  const entries = await services.store.readEntries({ run: id })
  return { tenant, run, visits, entries: entries.map(exportedEntry) }
}

async function readAuditSource(
  { store, integrator }: TenantServices,
  tenant: Call['tenant'],
): Promise<AuditSource> {
  const { checkpoint = '' } = await integrator.flush()
  const all = await store.readEntries()
  const verifierKey = await integrator.verifierKey()
  const entries = all.filter(({ removed }) => removed === undefined).map(exportedEntry)
  const removed = all.flatMap(({ removed: marker, leafHash, place }) =>
    marker === undefined || place === undefined
      ? []
      : [{ leafHash: Buffer.from(leafHash).toString('base64'), place }],
  )
  return { tenant, entries, removed, checkpoint, verifierKey }
}

function exportedEntry({ canonical, leafHash, place }: StoredAuditEntry): ExportedEntry {
  return {
    entry: JSON.parse(canonical) as AuditEntry,
    canonical,
    leafHash: Buffer.from(leafHash).toString('base64'),
    place,
  }
}
