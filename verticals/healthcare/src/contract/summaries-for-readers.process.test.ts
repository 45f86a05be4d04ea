import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { NOTE, ONE_CASE } from './sample-notes.test-data.ts'

describe('the summary of a note', () => {
  it.each([
    ['a note in ordinary case', NOTE],
    ['a note in lower case', `${ONE_CASE} ${ONE_CASE} ${ONE_CASE}`],
    ['a note in capitals', `${ONE_CASE} ${ONE_CASE} ${ONE_CASE}`.toUpperCase()],
  ])('of %s reaches the clinician who treats, and nobody else by it', async (_, note) => {
    const { run, tenant } = await createTestRuntime({ plugins: [plugin] })
    const { record } = await run('summarise-note', { note })
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
