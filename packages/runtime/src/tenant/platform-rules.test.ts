import { constitutions } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { ownDocuments, refusals } from '../testing/own-documents.test-support.ts'
import { contributing, personaYaml, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

describe('a platform constitution', () => {
  const rule = (id: string) =>
    `constitution: ${id}\ntitle: T\nrules: [{ id: stop, tier: hard_stop, at: [run_input], when: "run.purpose == 'drafting'" }]`
  const layersOf = async (parts: HostParts) => {
    const runtime = await openRuntime(parts)
    const { catalogue, pinned } = runtime.tenant('riverside').model
    expect(catalogue.all(constitutions).length).toBeGreaterThan(0)
    return Object.fromEntries(pinned.map(({ layer, constitution }) => [constitution.id, layer]))
  }

  it('is what the host lists: an installed one, or a file of its own', async () => {
    const directory = ownDocuments({ 'house.yaml': rule('host-rules') })
    expect(await layersOf({ directory })).toEqual({ 'sample/house': 'vertical' })
    expect(await layersOf({ config: { platformConstitutions: ['sample/house'] } })).toEqual({
      'sample/house': 'platform',
    })
    const runtime = await openRuntime({
      directory,
      config: { platformConstitutions: ['house.yaml'] },
    })
    const run = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('halted')
  })

  it('keeps every tenant from starting where it is not there, or is broken', async () => {
    const directory = ownDocuments({
      'policy.yaml': rule('policy'),
      'typo.yaml': rule('policy').replace('run.purpose', 'run.porpose'),
      'people.yaml': personaYaml('ZZ'),
    })
    for (const listed of [
      ['sample/hous'],
      ['nowhere.yaml'],
      ['policy.yaml', 'missing/policy.yaml'],
      ['typo.yaml'],
      ['people.yaml'],
    ]) {
      const found = await refusals({ directory, config: { platformConstitutions: listed } })
      expect([listed, found.length > 0]).toEqual([listed, true])
    }
  })

  it('stays over a tenant that leaves out the plugin that contributes it', async () => {
    const runtime = await openRuntime({
      plugins: [sample(), contributing('policy', rule('strict'))],
      tenants: { riverside: { plugins: ['sample'] } },
      config: { platformConstitutions: ['policy/strict'] },
    })
    const run = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('halted')
  })
})

describe('safeguards', () => {
  const guard = (id: string) =>
    contributing(
      id,
      'constitution: g\ntitle: G\nrules: [{ id: a, tier: preferred, at: [handoff], text: Be kind. }]',
    )

  it('may grow from start to start, and not shrink until somebody accepts it', async () => {
    const directory = temporaryFolder()
    const start = (plugins: HostParts['plugins']) =>
      openRuntime({ directory, store: 'sqlite', plugins })
    for (const plugins of [[sample()], [sample(), guard('extra')]]) {
      const runtime = await start(plugins)
      expect(runtime.tenants.list()[0]?.state).toBe('ready')
      await runtime.close()
    }
    const less = await start([sample()])
    expect(less.tenants.list()[0]?.state).toBe('refused')
    const error = await expectCode('FCC_TENANT_REFUSED', () => less.tenant('riverside'))
    expect(error.why).toContain('FCC_SAFEGUARD_LOST')
    expect(error.why).toContain('constitutions/extra/g')
    await less.close()
    const still = await start([sample()])
    expect(still.tenants.list()[0]?.state).toBe('refused')
    expect(await still.accept('riverside', ada)).toEqual(['constitutions/extra/g'])
    await still.close()
    const accepted = await start([sample()])
    expect(accepted.tenants.list()[0]?.state).toBe('ready')
    const { text } = await accepted.tenant('riverside').as(ada).exportAudit()
    expect(text).toContain('fcc.capabilities.accepted')
    expect(text).toContain('constitutions/extra/g')
  })

  it('are lost by taking the plugin out of the tenant too', async () => {
    const directory = temporaryFolder()
    const plugins = [sample(), guard('extra')]
    await (await openRuntime({ directory, store: 'sqlite', plugins })).close()
    const tenants = { riverside: { plugins: ['sample'] } }
    const less = await openRuntime({ directory, store: 'sqlite', plugins, tenants })
    expect(less.tenants.list()[0]?.state).toBe('refused')
  })

  it('are not forgotten by an acceptance while the tenant is refused for something else', async () => {
    const directory = temporaryFolder()
    const plugins = [sample(), guard('extra')]
    await (await openRuntime({ directory, store: 'sqlite', plugins })).close()
    const tenants = { riverside: { settings: { sample: { nonsense: 1 } } } }
    const refused = await openRuntime({ directory, store: 'sqlite', plugins, tenants })
    const told = await expectCode('FCC_TENANT_REFUSED', () => refused.accept('riverside', ada))
    expect(told.why).toContain('nonsense')
    await refused.close()
    const less = await openRuntime({ directory, store: 'sqlite', plugins: [sample()] })
    expect(less.tenants.list()[0]?.state).toBe('refused')
  })
})

describe('a tenant with several verticals', () => {
  it('is told that the rules of each look at everything, unless it named them', async () => {
    const vertical = (id: string) =>
      contributing(
        id,
        'constitution: c\ntitle: C\nrules: [{ id: r, tier: preferred, text: Be kind. }]',
        { kind: 'vertical' },
      )
    const runtime = await openRuntime({
      plugins: [sample(), vertical('one'), vertical('two')],
      tenants: {
        all: {},
        meant: { plugins: ['sample', 'one', 'two'] },
        single: { plugins: ['sample', 'one'] },
      },
    })
    const told = runtime.tenants
      .list()
      .map(({ id, state, diagnostics }) => [
        id,
        state,
        diagnostics.filter(({ code }) => code === 'FCC_TENANT_SEVERAL_VERTICALS').length,
      ])
    expect(told).toEqual([
      ['all', 'ready', 1],
      ['meant', 'ready', 0],
      ['single', 'ready', 0],
    ])
  })
})
