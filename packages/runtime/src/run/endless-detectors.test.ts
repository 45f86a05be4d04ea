import { detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, openRuntime } from '../testing/test-runtime.test-support.ts'

type Detect = (text: string) => Promise<readonly never[]>

/** A plugin whose one detector never settles for what says `endless`. */
function endless(asked: string[]) {
  const detect: Detect = (text) => {
    asked.push(text)
    return text.includes('endless') ? new Promise(() => undefined) : Promise.resolve([])
  }
  return given(
    definePlugin({
      id: 'slow',
      setup({ contribute }) {
        const detector = { id: 'slow/endless', title: 'Endless', version: '1', categories: ['x/'] }
        contribute(detectors, { ...detector, detect })
      },
    }),
  )
}

describe('a detector that never settles', () => {
  it('could not check once its time is over: the run ends, and others and closing do not wait', async () => {
    const asked: string[] = []
    const runtime = await openRuntime({
      plugins: [sample(), endless(asked)],
      config: { limits: { ...DEFAULT_LIMITS, callMs: 30 } },
      tenants: { riverside: {}, lakeside: {} },
    })
    const start = (tenant: string, note: string) =>
      runtime.tenant(tenant).as(ada).start('write', { note })
    const [stuck, other] = await Promise.all([
      start('riverside', 'endless'),
      start('lakeside', 'hello'),
    ])
    expect((await other.finished()).state).toBe('completed')
    const run = await stuck.finished()
    // A rule of the sample looks at findings, and one that could not be decided denies.
    expect([run.state, run.reasons[0]?.id]).toEqual(['halted', 'FCC_DECISION_COULD_NOT_CHECK'])
    expect(run.reasons[0]?.say).toContain('slow/endless')
    expect(asked).toContain('endless')
    await runtime.close()
  })
})
