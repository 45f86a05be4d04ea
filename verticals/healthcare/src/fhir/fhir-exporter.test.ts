import { exporters, type RunSource } from '@fcc/contracts'
import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import { IDENTIFIERS, NOTE } from '../contract/sample-notes.test-data.ts'
import plugin from '../index.ts'
import { fhirProblems } from './fhir-problems.ts'
import { type Bundle, fhirText } from './fhir-resources.ts'

async function exportOf(note: string) {
  const { session, run } = await createTestRuntime({ plugins: [plugin] })
  const { record } = await run('deidentify-and-release', { note })
  const { text } = await session.exportAs({ format: 'fcc-healthcare/fhir', run: record.id })
  const { visits } = await session.explain(record.id)
  return { text, bundle: JSON.parse(text) as Bundle, record, visits }
}

describe('a run as FHIR', () => {
  it('has a Provenance for each visit and an AuditEvent for each entry, each with a proof', async () => {
    const { bundle, visits, record } = await exportOf(NOTE)
    expect(record.state).toBe('completed')
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType)
    expect(kinds.filter((kind) => kind === 'Provenance')).toHaveLength(visits.length)
    expect(kinds.filter((kind) => kind === 'AuditEvent').length).toBeGreaterThan(visits.length)
    const leaves = new Set<string>()
    for (const { resource } of bundle.entry) {
      if (resource.resourceType !== 'AuditEvent') continue
      leaves.add(resource.entity[0]?.detail?.[0]?.valueString ?? '')
    }
    for (const { resource } of bundle.entry) {
      if (resource.resourceType !== 'Provenance') continue
      const quoted = resource.entity?.filter(({ role }) => role === 'quotation') ?? []
      expect(quoted.map(({ what }) => leaves.has(what.identifier.value))).toEqual([true])
    }
    expect(fhirProblems(bundle)).toEqual([])
  })

  it('tells nothing of the note, and the same each time', async () => {
    const { text } = await exportOf(NOTE)
    expect(IDENTIFIERS.filter((identifier) => text.includes(identifier))).toEqual([])
    expect(text).not.toContain('Furosemide')
  })

  it('grades a run that was rejected', async () => {
    const { bundle } = await exportOf('Seen today, doing well.')
    const ended = bundle.entry
      .map(({ resource }) => resource)
      .filter((resource) => resource.resourceType === 'AuditEvent')
      .find(({ subtype }) => subtype[0]?.code === 'fcc.run.ended')
    expect([ended?.outcome, ended?.outcomeDesc]).toEqual(['4', 'rejected'])
  })

  it.each<[string, (bundle: Bundle) => void]>([
    ['a time', ({ entry }) => Object.assign(entry[0]?.resource ?? {}, { recorded: '2026' })],
    ['a target', ({ entry }) => Object.assign(entry[0]?.resource ?? {}, { target: [] })],
    ['agents', ({ entry }) => Object.assign(entry[0]?.resource ?? {}, { agent: [] })],
    [
      'who asked',
      ({ entry }) => Object.assign(entry.at(-1)?.resource.agent[0] ?? {}, { requestor: null }),
    ],
    ['who saw', ({ entry }) => Object.assign(entry.at(-1)?.resource ?? {}, { source: {} })],
    [
      'a URL of its own',
      ({ entry }) => Object.assign(entry[0] ?? {}, { fullUrl: entry[1]?.fullUrl }),
    ],
  ])('lacks %s, which is a problem though no schema says so', async (_, spoil) => {
    const { bundle } = await exportOf(NOTE)
    spoil(bundle)
    expect(fhirProblems(bundle)).toHaveLength(1)
  })

  it('writes no text that FHIR does not take', () => {
    expect(fhirText('  a\u0000\n b ')).toBe('a b')
    expect(fhirText('\ud800')).toBe('\ufffd')
    expect(fhirText(' ')).toBe('-')
  })

  it('is refused where the records have no times', async () => {
    const { session, run, contribution } = await createTestRuntime({ plugins: [plugin] })
    const { record } = await run('deidentify-and-release', { note: NOTE })
    expect(session).toBeDefined()

    const exporter = contribution(exporters, 'fcc-healthcare/fhir').value
    const source = {
      tenant: { id: 't' },
      run: { ...record, updatedAt: 'yesterday' },
      visits: [],
      entries: [],
    } as unknown as RunSource
    expect(() => exporter.write(source as never, {} as never)).toThrow(
      'FCC_HEALTHCARE_EXPORT_INVALID',
    )
  })
})
