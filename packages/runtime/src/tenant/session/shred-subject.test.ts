import { describe, expect, it } from 'vitest'
import { openSession } from '../../testing/test-runtime.test-support.ts'

describe('the shredding of a subject', () => {
  it('is written down before the key goes and after, so that one cut short is carried out later', async () => {
    const session = await openSession()
    await (await session.start('write', { note: 'x' }, { subjects: ['patient-1'] })).finished()
    expect(await session.shred('patient-1')).toBe(true)
    const { text } = await session.exportAudit()
    const told = [...text.matchAll(/"type":"(fcc\.subject\.[a-z]+)"/g)].map(([, type]) => type)
    expect(told).toEqual(['fcc.subject.shredding', 'fcc.subject.shredded'])
    expect(text).not.toContain('patient-1')
  })

  it('is never that of what is the tenant’s own', async () => {
    const session = await openSession()
    await (await session.start('write', { note: 'x' })).finished()
    expect(await session.shred('tenant')).toBe(false)
    expect((await session.exportAudit()).text).not.toContain('fcc.subject.')
  })
})
