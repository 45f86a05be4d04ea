import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

const row = (index: number) =>
  `${`${index % 100_000}`.padStart(5, '0')} ${'A000'.padEnd(7)} 1 ${'Seen by Dr. Morales, MRN: 00482919'.padEnd(60)} Cholera, call 555-010-2030`

describe('what the scenarios of healthcare declare', () => {
  it.each([
    'spoke with sarah okafor',
    'She is 92',
    'Her number there is 48210077, she lives at the old mill.',
  ])('a note is protected health information whatever is found in it: %s', async (note) => {
    const { run } = await createTestRuntime({ plugins: [plugin] })
    const { record: ended } = await run('summarise-note', { note })
    expect(ended.artifacts.note?.labels.categories).toEqual(['phi'])
    expect(ended.envelope.labels.categories).toEqual(['phi'])
  })

  it.each([
    ['HL7 v2', 'PID|1||48210077^^^RIV^MR||OKONKWO^MARIA^T||19610314|F|||742 EVERGREEN TER'],
    ['FHIR JSON', '{"resourceType":"Patient","name":[{"family":"Okonkwo"}]}'],
    ['CSV', 'name,age\nokonkwo,92\n'],
  ])('a note that is %s is recognised and refused', async (form, note) => {
    const { run } = await createTestRuntime({ plugins: [plugin] })
    for (const scenario of ['summarise-note', 'deidentify-and-release']) {
      await expect(run(scenario, { note })).rejects.toThrow(form)
    }
  })

  it('a code table of 14 MB is reference data: no label, no subject, no finding, and the packet is released', async () => {
    const rows: string[] = []
    for (let index = 0; rows.length < 140_000; index += 1) rows.push(row(index))
    const table = `${rows.join('\n')}\n`
    expect(table.length).toBeGreaterThan(14_000_000)
    const { run, session } = await createTestRuntime({ plugins: [plugin] })
    const { record: ended } = await run('deidentify-and-release', {
      note: NOTE,
      'code-table': table,
    })
    expect(ended.state).toBe('completed')
    const held = ended.artifacts['code-table']
    expect([held?.bytes, held?.labels.categories]).toEqual([table.length, []])
    expect(held?.subjects).not.toEqual(ended.envelope.subjects)
    expect(ended.released['release-packet']?.labels.categories).toEqual([])
    const { visits } = await session.explain(ended.id)
    const found = visits.flatMap(({ decisions }) =>
      decisions.filter(({ subject }) => subject === 'code-table'),
    )
    expect(found.flatMap(({ findings }) => findings)).toEqual([])
  })
})
