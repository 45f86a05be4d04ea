import { describe, expect, it, onTestFinished } from 'vitest'
import { codeOf } from '../harness/error-code.ts'
import { STARTER, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { temporaryDirectory } from '../harness/temporary-directory.ts'

const story = storyNamed('healthcare')
const operator = { id: 'oda', kind: 'human', roles: ['operator'] } as const

/** The hospital with these plugins installed, and no list of its own: it has what there is. */
async function open(directory: string, plugins: readonly string[]) {
  const runtime = await openStoryRuntime(
    { ...story, plugins },
    { directory, tenant: { plugins: undefined, personas: { sources: [], includeCore: true } } },
  )
  onTestFinished(() => runtime.close())
  return runtime
}

describe('a safeguard that was uninstalled since the last start', { timeout: 60_000 }, () => {
  it('keeps the tenant from starting until somebody accepts it, on the record', async () => {
    const directory = temporaryDirectory()
    const before = await open(directory, ['fcc-healthcare'])
    const session = before.tenant(story.tenant).as(STARTER)
    const run = await (await session.start(story.scenario, story.input())).finished()
    await before.close()

    const smaller = await open(directory, ['core-catalog', 'detectors-common'])
    const [refused] = smaller.tenants.list()
    expect(refused?.state).toBe('refused')
    expect(refused?.diagnostics.map(({ code }) => code)).toEqual(['FCC_SAFEGUARD_LOST'])
    expect(refused?.diagnostics[0]?.why).toContain('fcc-healthcare')
    expect(await codeOf((async () => smaller.tenant(story.tenant))())).toBe('FCC_TENANT_REFUSED')
    const again = await open(directory, ['core-catalog', 'detectors-common'])
    expect(again.tenants.list()[0]?.state).toBe('refused')

    const lost = await smaller.accept(story.tenant, operator)
    expect(lost).toContain('constitutions/fcc-healthcare/hipaa')
    await smaller.close()
    const accepted = await open(directory, ['core-catalog', 'detectors-common'])
    expect(accepted.tenants.list()[0]?.state).toBe('ready')
    const after = accepted.tenant(story.tenant).as(STARTER)
    const { text } = await after.exportAudit()
    expect(text).toContain('"type":"fcc.capabilities.accepted"')
    expect(text).toContain('"id":"oda"')
    expect((await after.run(run.id)).state).toBe('completed')
    expect(await codeOf(after.start(story.scenario, story.input()))).toBe('FCC_SCENARIO_UNKNOWN')
  })

  it('is no matter where it came back', async () => {
    const directory = temporaryDirectory()
    await (await open(directory, ['fcc-healthcare'])).close()
    await (await open(directory, ['core-catalog', 'detectors-common'])).close()
    const back = await open(directory, ['fcc-healthcare'])
    expect(back.tenants.list()[0]?.state).toBe('ready')
  })
})
