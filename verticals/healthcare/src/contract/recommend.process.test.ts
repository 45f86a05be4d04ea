import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import plugin from '../index.ts'

const CHART = `Discharge summary

She was admitted with heart failure and improved on furosemide.
Furosemide 40 mg by mouth twice daily is to be continued.
An appointment with cardiology follows in two weeks.
Weight is to be controlled daily.
`

describe('a recommendation', () => {
  it('cites the chart, waits for a clinician, and is read once it is signed', async () => {
    const { session, tenant } = await createTestRuntime({ plugins: [plugin] })
    const handle = await session.start('recommend', { chart: CHART })
    const waiting = await handle.finished()
    expect([waiting.state, waiting.reasons]).toEqual(['waiting', []])
    const cleo = tenant.as({ kind: 'human', id: 'cleo', roles: ['clinician'] })
    await expect(cleo.outcome(handle.id, 'recommendation')).rejects.toThrow('FCC_')
    const { artifacts, shown } = await cleo.question(handle.id)
    expect(JSON.stringify(artifacts)).toContain('[chart:')
    await cleo.answer(handle.id, { decision: 'approved', shown })
    const ended = await (await session.resume(handle.id)).finished()
    expect([ended.state, ended.reasons]).toEqual(['completed', []])
    const { text } = await cleo.outcome(handle.id, 'recommendation')
    expect(text).toMatch(/Furosemide 40 mg[^\n]*\[chart:4\]/)
  })
})
