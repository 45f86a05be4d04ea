import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { NOTE } from './sample-notes.test-data.ts'

describe('the summary of a note', () => {
  it('reaches the clinician who treats, and nobody else by it', async () => {
    const { run, tenant } = await createTestRuntime({ plugins: [plugin] })
    const { record } = await run('summarise-note', { note: NOTE })
    expect(record).toMatchObject({ state: 'completed', released: {} })
    const as = (...roles: readonly string[]) => tenant.as({ kind: 'human', id: 'cleo', roles })
    const { text } = await as('clinician').outcome(record.id, 'summary')
    expect(text).toContain('# Summary of the note')
    for (const other of [as(), as('researcher'), as('privacy-officer')]) {
      await expect(other.outcome(record.id, 'summary')).rejects.toThrow(
        'hipaa/release-carries-no-phi',
      )
    }
  })

  it('reaches them in production too, behind its gate', async () => {
    const { session, tenant } = await createTestRuntime({ plugins: [plugin] })
    const handle = await session.start('summarise-note', { note: NOTE }, { domain: 'PROD' })
    const { id } = await handle.finished()
    const cleo = tenant.as({ kind: 'human', id: 'cleo', roles: ['clinician'] })
    expect((await cleo.outcome(id, 'summary')).text).toContain('# Summary of the note')
  })
})
