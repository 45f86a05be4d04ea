import { exporters } from '@fcc/contracts'
import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import type { ProvDocument } from './prov-document.ts'
import { shed } from './shed.test-support.ts'

const CANARY = 'Kestrel-47-Umbra'
const started = async () => {
  const { session, run, tenant } = await createTestRuntime({ plugins: [plugin, shed] })
  const { record } = await run('lend', { list: `A spade for ${CANARY}.` })
  return { session, record, tenant }
}

describe('the provenance of a real run', () => {
  it('speaks only of elements that it declares, and of every visit', async () => {
    const { session, record } = await started()
    const { text } = await session.exportAs({ format: 'prov-json', run: record.id })
    const told = JSON.parse(text) as ProvDocument
    const declared = new Set(
      [told.entity, told.activity, told.agent].flatMap((elements) => Object.keys(elements)),
    )
    const relations = [
      ...[told.used, told.wasGeneratedBy, told.wasAssociatedWith],
      ...[told.actedOnBehalfOf, told.wasAttributedTo],
    ].flatMap((each) => Object.values(each))
    const ends = ['activity', 'entity', 'agent', 'plan', 'delegate', 'responsible']
    const named = relations.flatMap((relation) =>
      ends.flatMap((end) => relation[`prov:${end}`] ?? []),
    )
    expect(named.filter((each) => !declared.has(each as string))).toEqual([])
    expect(record.state).toBe('completed')
    const { visits } = await session.explain(record.id)
    expect(Object.keys(told.activity)).toHaveLength(visits.length + 1)
  })

  it('lets no content out, in no format', async () => {
    const { session, record, tenant } = await started()
    const formats = tenant.model.catalogue.all(exporters)
    expect(formats).toHaveLength(3)
    for (const { id, value } of formats) {
      const run = value.of === 'run' ? record.id : undefined
      const { text } = await session.exportAs({ format: id, run })
      expect(text).toContain(record.id)
      expect(text).not.toContain(CANARY)
    }
  })
})
