import { describe, expect, it } from 'vitest'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
} from '../testing/test-runtime.test-support.ts'
import { findProvider } from './find-provider.ts'

const attributesOf = async (parts: HostParts) => {
  const runtime = await openRuntime(parts)
  return runtime.tenant('riverside').model.providerAttributes['sample/model']
}

describe('what rules read of a provider', () => {
  it('is what its plugin says, but for agreements, which it can only gain from the host', async () => {
    expect(await attributesOf({})).toEqual({
      location: 'in-process',
      region: 'here',
      agreements: [],
      cloud: 'none',
      retentionDays: 0,
    })
  })

  it('is what the host states of it, for all tenants and then for this one', async () => {
    const stated = await attributesOf({
      config: { providers: { model: { agreements: ['DPA'], region: 'eu' } } },
      tenants: { riverside: { providers: { 'sample/model': { agreements: ['BAA'] } } } },
    })
    expect(stated).toMatchObject({ agreements: ['BAA'], region: 'eu', location: 'in-process' })
  })

  it('is of one provider: what is stated of a longer name says nothing of it', async () => {
    const stated = await attributesOf({
      config: { providers: { el: { agreements: ['DPA'] }, 'other/model': { region: 'x' } } },
    })
    expect(stated).toMatchObject({ agreements: [], region: 'here' })
  })
})

describe('the provider that a name means', () => {
  const ids = ['a/model', 'b/model', 'b/other']

  it('is that of the whole id, or the only one of the bare name', () => {
    expect(findProvider(ids, 'b/model')).toBe('b/model')
    expect(findProvider(ids, 'other')).toBe('b/other')
    expect(findProvider(ids, 'mod')).toBeUndefined()
    expect(findProvider(ids, 'x/other')).toBeUndefined()
  })

  it('is nobody’s where several have it', async () => {
    const error = await expectCode('FCC_PROVIDER_AMBIGUOUS', () => findProvider(ids, 'model'))
    expect(error.why).toContain('a/model or b/model')
  })

  it('is known when a run is started, or the run does not start', async () => {
    const runtime = await openRuntime({
      plugins: [
        sample(),
        contributing('x', 'gate: g\ntitle: G\nthreshold: 1\nchecks: [{ scorer: sample/length }]'),
      ],
    })
    const session = runtime.tenant('riverside').as(ada)
    await expect(session.start('asked', { note: 'x' }, { provider: 'gpt' })).rejects.toMatchObject({
      name: 'FccError',
    })
    expect(await session.runs()).toEqual([])
    const handle = await session.start('asked', { note: 'x' }, { provider: 'model' })
    expect((await handle.finished()).provider).toBe('sample/model')
  })
})
