import { detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it, vi } from 'vitest'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, openRuntime } from '../testing/test-runtime.test-support.ts'

/** A plugin whose detector answers at once, and leaves a promise behind that fails. */
const careless = given(
  definePlugin({
    id: 'careless',
    setup({ contribute }) {
      contribute(detectors, {
        id: 'careless/loose',
        title: 'Loose',
        version: '1',
        categories: ['x/'],
        detect(text) {
          if (text === 'loose') void Promise.reject(new TypeError(`about ${text}`))
          return []
        },
      })
    },
  }),
)

describe('a detector that leaves a rejection behind', () => {
  it('fails no run, and the host hears which plugin did so in which run, without a word of content', async () => {
    const runtime = await openRuntime({ plugins: [sample(), careless] })
    const session = runtime.tenant('riverside').as(ada)
    const run = await (await session.start('write', { note: 'loose' })).finished()
    expect(run.state).toBe('completed')
    const told = () =>
      runtime.diagnostics.filter(({ code }) => code === 'FCC_PLUGIN_DETACHED_ERROR')
    await vi.waitFor(() => expect(told()).not.toEqual([]))
    for (const { severity, why, pluginId, place } of told()) {
      expect([severity, pluginId]).toEqual(['warning', 'careless'])
      expect(why).toContain(
        `The plugin careless threw TypeError where nobody waits for it, in run ${run.id}`,
      )
      expect(why).not.toContain('loose')
      expect(place?.file).toContain('detached-detectors.test.ts')
    }
  })
})
