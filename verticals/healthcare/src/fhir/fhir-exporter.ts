import { createHash } from 'node:crypto'
import type { RunExporter, RunSource } from '@fcc/contracts'
import { exportInvalid } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { entryAuditEvent } from './entry-audit-event.ts'
import { fhirProblems } from './fhir-problems.ts'
import { type Bundle, fhirText, SYSTEMS } from './fhir-resources.ts'
import { visitProvenance } from './visit-provenance.ts'

/**
 * One run for systems that read FHIR: a `Provenance` for each visit and an `AuditEvent` for each entry of
 * the log, in a bundle. Ids, names and keyed digests; never content.
 */
export const fhirExporter: RunExporter<Settings> = {
  id: 'fcc-healthcare/fhir',
  title: 'A run as Provenance and AuditEvent, HL7 FHIR R4',
  of: 'run',
  mediaType: 'application/json',
  extension: 'fhir.json',
  write(source) {
    const bundle = runBundle(source)
    const [problem] = fhirProblems(bundle)
    if (problem) throw exportInvalid(problem)
    return `${JSON.stringify(bundle, undefined, 2)}\n`
  },
}

/** The bundle of a run. Pure. */
function runBundle({ run, visits, entries, tenant }: RunSource): Bundle {
  const recorded = new Map(
    entries.flatMap((exported) => {
      const { visit } = exported.entry.data
      return exported.entry.type === 'fcc.visit.recorded' && typeof visit === 'string'
        ? [[visit, exported] as const]
        : []
    }),
  )
  return {
    resourceType: 'Bundle',
    identifier: { system: SYSTEMS.run, value: fhirText(run.id) },
    type: 'collection',
    timestamp: run.updatedAt,
    entry: [
      ...visits.map((visit) => ({
        fullUrl: urlOf('visit', visit.id),
        resource: visitProvenance(visit, run, recorded.get(visit.id)),
      })),
      ...entries.map((exported) => ({
        fullUrl: urlOf('entry', exported.entry.id),
        resource: entryAuditEvent(exported, run, tenant.id),
      })),
    ],
  }
}

/** A UUID of a name, the same for the same (RFC 9562, version 8: of our own making). */
function urlOf(kind: string, id: string): string {
  const digest = createHash('sha256').update(`${kind}\n${id}`, 'utf8').digest('hex')
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 3) | 8).toString(16)
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}
