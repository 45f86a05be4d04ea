import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { BUNDLE, LEAKS, MESSAGE, TABLE } from '../structured/records.test-data.ts'
import { IDENTIFIERS, NOTE, ONE_CASE } from './sample-notes.test-data.ts'

const DOCUMENTS = [
  NOTE,
  MESSAGE,
  BUNDLE,
  TABLE,
  ONE_CASE,
  '{"resourceType":"Binary","data":"iVBOR"}',
]

describe('a folder of documents', () => {
  it('is de-identified in a branch for each, released in one, and what was refused is there with its reason', async () => {
    const { run, session } = await createTestRuntime({ plugins: [plugin] })
    const { record, outcome } = await run('deidentify-folder', {
      documents: JSON.stringify(DOCUMENTS),
    })
    expect([record.state, record.reasons]).toEqual(['completed', []])
    const { visits } = await session.explain(record.id)
    expect(visits.filter(({ node }) => /^each\[\d\]$/.test(node))).toHaveLength(DOCUMENTS.length)
    const release = await outcome('folder-release')
    const page = await outcome('folder-report')
    for (const text of [release, page]) {
      expect(
        [...LEAKS, ...IDENTIFIERS].filter((leak) =>
          text.toUpperCase().includes(leak.toUpperCase()),
        ),
      ).toEqual([])
    }
    const { documents } = JSON.parse(release)
    expect(
      documents.map((each: { form: string; text?: string }) => [
        each.form,
        each.text !== undefined,
      ]),
    ).toEqual([
      ['prose', true],
      ['HL7 v2', true],
      ['FHIR JSON', true],
      ['CSV', true],
      ['prose', false],
      ['FHIR JSON', false],
    ])
    expect(documents[4].refused).toContain('written without ordinary capitals')
    expect(page).toContain('<mark class="name">[name]</mark>')
    expect(page).toContain('4 of 6 documents released')
  })
})
