import type { AuditSource, Exporter, ExportSubject, RunSource } from '@fcc/contracts'
import { sampleRun } from '../samples/sample-run.ts'
import { SAMPLE_TENANTS, sampleCall } from '../samples/sample-tenants.ts'

/** Members of a source that a case gives instead of the sample's. */
export type GivenSource = Partial<RunSource> & Partial<AuditSource>

/**
 * The records that an exporter is given, made anew at each call.
 *
 * @param named stands wherever people and plugins choose a word
 */
export function exportSourceOf(
  of: ExportSubject,
  given: GivenSource = {},
  named?: string,
): RunSource | AuditSource {
  const { run, visits, entries } = sampleRun(named)
  const tenant = SAMPLE_TENANTS.riverside
  return of === 'run'
    ? { tenant, run, visits, entries, ...given }
    : { tenant, entries, removed: [], checkpoint: 'a signed note', verifierKey: 'a key', ...given }
}

/** Has an exporter write what a case gives. */
export async function writeExport(
  exporter: Exporter,
  source: RunSource | AuditSource,
  settings: unknown,
): Promise<unknown> {
  const call = sampleCall(settings, source.tenant)
  return exporter.of === 'run'
    ? await exporter.write(source as RunSource, call)
    : await exporter.write(source as AuditSource, call)
}
