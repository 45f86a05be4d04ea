import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'
import { LEAKS, TABLE } from '../structured/records.test-data.ts'

const person = (id: string, ...roles: readonly string[]) => ({ kind: 'human', id, roles }) as const

async function cohort() {
  const runtime = await createTestRuntime({ plugins: [plugin] })
  const { record } = await runtime.run('research-cohort', { record: TABLE })
  return { ...runtime, record }
}

describe('a research cohort', () => {
  it('is a limited data set: it stays protected, and the run says by which route', async () => {
    const { record, session } = await cohort()
    expect([record.state, record.reasons]).toEqual(['completed', []])
    expect(record.released).toEqual({})
    expect(record.nodes.attest?.facts).toEqual({ 'deidentification.route': 'limited-data-set' })
    expect(record.envelope.labels.categories).toEqual(['phi'])
    await expect(session.outcome(record.id, 'cohort')).rejects.toThrow('release-carries-no-phi')
  })

  it('reaches who has a data use agreement, and its key does not', async () => {
    const { record, tenant } = await cohort()
    const researcher = tenant.as(person('ines', 'data-use-agreement'))
    const { text } = await researcher.outcome(record.id, 'cohort')
    const direct = ['OKONKWO', 'ZIELINSKI', '00482919', '54751', 'REYES']
    expect(LEAKS).toEqual(expect.arrayContaining(direct))
    expect(direct.filter((leak) => text.toUpperCase().includes(leak))).toEqual([])
    await expect(researcher.outcome(record.id, 'surrogate-key')).rejects.toThrow(
      'release-carries-no-phi',
    )
    const clinician = tenant.as(person('cleo', 'clinician'))
    await expect(clinician.outcome(record.id, 'surrogate-key')).rejects.toThrow(
      'release-carries-no-phi',
    )
  })

  it('leads back to people by the key, once a privacy officer approved, and for who treats', async () => {
    const { record, tenant, session } = await cohort()
    const officer = tenant.as(person('petra', 'privacy-officer'))
    const { text: key } = await officer.outcome(record.id, 'surrogate-key')
    const researcher = tenant.as(person('ines', 'data-use-agreement'))
    const { text } = await researcher.outcome(record.id, 'cohort')
    const [pseudonym = ''] = /N-[0-9A-Z]{10}/.exec(text) ?? []
    const handle = await session.start('reidentify', {
      pseudonyms: pseudonym,
      'surrogate-key': key,
    })
    const waiting = await handle.finished()
    expect(waiting.state).toBe('waiting')
    const { shown } = await officer.question(handle.id)
    await officer.answer(handle.id, { decision: 'approved', shown })
    const ended = await (await session.resume(handle.id)).finished()
    expect([ended.state, ended.reasons]).toEqual(['completed', []])
    await expect(researcher.outcome(handle.id, 'identities')).rejects.toThrow(
      'release-carries-no-phi',
    )
    const clinician = tenant.as(person('cleo', 'clinician'))
    expect((await clinician.outcome(handle.id, 'identities')).text).toContain('Okonkwo, Maren')
  })
})
