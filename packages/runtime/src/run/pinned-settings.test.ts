import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, grace, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../testing/waiting-run.test-support.ts'

const documents = `
constitution: more
title: More
rules:
  - id: nothing-found
    tier: hard_stop
    at: [release]
    when: size(findings) > 0
    say: Something was found.
`
/** Finds something in every text, under one setting. */
const detect: SampleParts['detect'] = (_text, { suffix }) => (suffix === '?' ? [0] : [])
const tenants = (suffix: string) => ({ riverside: { settings: { sample: { suffix } } } })

describe('a run that waits while settings change', () => {
  it('is looked at by detectors under the settings that it was planned with', async () => {
    const parts = {
      directory: temporaryFolder(),
      store: 'sqlite' as const,
      plugins: [sample({ detect, documents })],
    }
    const { runtime, run } = await openWaitingRun({ ...parts, tenants: tenants('!') })
    await readAndAnswer(runtime.tenant('riverside').as(grace), run.id, { decision: 'approved' })
    await runtime.close()
    const changed = await openRuntime({ ...parts, tenants: tenants('?') })
    const session = changed.tenant('riverside').as(ada)
    expect((await (await session.resume(run.id)).finished()).state).toBe('completed')
    const fresh = await (await session.start('write', { note: 'a longer note' })).finished()
    expect(fresh).toMatchObject({ state: 'halted', reasons: [{ id: 'more/nothing-found' }] })
  })
})
