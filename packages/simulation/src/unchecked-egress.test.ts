import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { modelNode } from './testing/sample-plan.test-support.ts'
import { createWorld, secretDetector } from './testing/test-world.test-support.ts'

const asked = async (failsOn: (text: string) => boolean) => {
  let calls = 0
  const world = createWorld({
    nodes: [modelNode('read', { produces: ['read'] })],
    providers: { 'test/model': { location: 'remote' } },
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    models: [
      {
        ...echoProvider,
        generate(request, call) {
          calls += 1
          return echoProvider.generate?.(request, call) as never
        },
      },
    ],
    detectors: [
      {
        ...secretDetector,
        detect(text) {
          if (failsOn(text)) throw new Error('cannot')
          return []
        },
      },
    ],
  })
  const run = await world.walk()
  return { state: run.state, reason: run.reasons[0]?.id, calls }
}

describe('what would leave the process', () => {
  it('stays where it could not be looked into, though the permit reads no label', async () => {
    expect(await asked((text) => text.includes('the note'))).toEqual({
      state: 'failed',
      reason: 'FCC_CONTENT_NOT_INSPECTED',
      calls: 0,
    })
  })

  it('leaves where it could', async () => {
    expect(await asked(() => false)).toMatchObject({ state: 'completed', calls: 1 })
  })
})
