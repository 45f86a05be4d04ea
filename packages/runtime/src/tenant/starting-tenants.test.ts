import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constitutions, detectors, gates, personas, scenarios } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import {
  contributing,
  createSamplePlugin,
  given,
  personaYaml,
  sample,
} from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const core = (yaml: string) => contributing('core-catalog', yaml)

/** A folder with a tenant's own documents. */
function ownDocuments(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** What keeps the one tenant of a runtime from starting. */
async function refusals(parts: HostParts): Promise<readonly string[]> {
  const runtime = await openRuntime(parts)
  const [tenant] = runtime.tenants()
  if (tenant?.state !== 'refused') return []
  return tenant.diagnostics.map(({ code, why }) => `${code} ${why}`)
}

const own = (folder: string) => ({
  riverside: { personas: { sources: [folder], includeCore: true } },
})

describe('a tenant that cannot start safely', () => {
  it('is refused with the reasons, while the others run', async () => {
    const folder = ownDocuments({
      'rules.yaml':
        'constitution: own\ntitle: Own\nrules: [{ id: a, tier: mandatory, at: [handoff], when: "clok.hour > 3" }]',
    })
    const runtime = await openRuntime({
      tenants: {
        bad: { governance: { constitutions: [join(folder, 'rules.yaml')], qualityGates: [] } },
        good: {},
      },
    })
    expect(runtime.tenants().map(({ id, state }) => [id, state])).toEqual([
      ['bad', 'refused'],
      ['good', 'ready'],
    ])
    const error = await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('bad'))
    expect(error.why).toContain('FCC_CONSTITUTION_UNKNOWN_FACT')
    expect(error.why).toContain('rules.yaml:3')
    const run = await runtime.tenant('good').as(ada).start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('completed')
    await expectCode('FCC_TENANT_UNKNOWN', () => runtime.tenant('nobody'))
  })

  it('is refused when its file is damaged, while the others run', async () => {
    const directory = temporaryFolder()
    const tenants = { bad: {}, good: {} }
    const first = await openRuntime({ directory, store: 'sqlite', tenants })
    await (await first.tenant('bad').as(ada).start('write', { note: 'x' })).finished()
    await first.close()
    const { readdirSync } = await import('node:fs')
    const files = readdirSync(join(directory, '.fcc'), { recursive: true, encoding: 'utf8' })
    const file = files.find((name) => name.includes('bad') && name.endsWith('.sqlite'))
    if (!file) throw new Error(files.join(', '))
    writeFileSync(join(directory, '.fcc', file), 'x'.repeat(8192))
    const runtime = await openRuntime({ directory, store: 'sqlite', tenants })
    expect(runtime.tenants().map(({ state }) => state)).toEqual(['refused', 'ready'])
    const error = await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('bad'))
    expect(error.why).toContain('FCC_STORE_')
  })

  it.each<[string, string, string]>([
    [
      'an unknown persona',
      'scenario: s\ntitle: S\npurposes: [p]\ninput: {}\nworkflow: w\n---\nworkflow: w\nstart: a\nnodes: [{ id: a, persona: NOBODY, skill: write }]',
      'NOBODY',
    ],
    ['broken YAML', 'persona: [', 'FCC_CATALOGUE_SYNTAX'],
    ['a document of no kind', 'nothing: here', 'FCC_CATALOGUE_UNKNOWN_KIND'],
    [
      'a permit, which no tenant may write',
      'constitution: c\ntitle: C\npermits: [{ id: p, at: [egress], when: "true" }]',
      'FCC_CONSTITUTION_PERMIT_NOT_ALLOWED',
    ],
    [
      'two of one name',
      'gate: g\ntitle: G\nthreshold: 1\nchecks: [{ scorer: length }]\n---\ngate: g\ntitle: H\nthreshold: 1\nchecks: [{ scorer: length }]',
      'FCC_TENANT_DUPLICATE',
    ],
  ])('is refused for %s in its own files', async (_what, yaml, said) => {
    const found = await refusals({ tenants: own(ownDocuments({ 'own.yaml': yaml })) })
    expect(found.join('\n')).toContain(said)
    expect(found.join('\n')).toContain('')
  })

  it('is refused for a folder that is not there, a setting that is not valid, a plugin that is not installed', async () => {
    expect((await refusals({ tenants: own('/nowhere/at/all') })).join()).toContain(
      'FCC_TENANT_SOURCE_MISSING',
    )
    const settings = (value: Readonly<Record<string, unknown>>) => ({
      tenants: { riverside: { settings: value } },
    })
    expect((await refusals(settings({ sample: { sufix: '?' } }))).join()).toContain(
      'FCC_SETTINGS_INVALID',
    )
    expect((await refusals(settings({ gone: { a: 1 } }))).join()).toContain('FCC_SETTINGS_INVALID')
    const missing = await refusals({ tenants: { riverside: { plugins: ['sample', 'fcc-gone'] } } })
    expect(missing.join()).toContain('FCC_PLUGIN_MISSING')
  })

  it('is refused when a plugin that guards it does not start, and not when another does not', async () => {
    const failing = (kind: 'guard' | 'other') =>
      definePlugin({
        id: 'flaky',
        setup({ contribute }) {
          if (kind === 'guard') {
            contribute(detectors, {
              id: 'flaky/d',
              title: 'D',
              version: '1',
              categories: ['x/'],
              detect: () => [],
            })
          }
          throw new Error('no table')
        },
      })
    const declared = (kind: 'guard' | 'other') => ({
      plugin: failing(kind),
      found: {
        manifest: {
          spec: 1,
          kind: 'plugin' as const,
          id: 'flaky',
          api: '^1.0.0',
          needs: {},
          optional: {},
          provides: {},
          includes: [],
          contributes: kind === 'guard' ? { detectors: ['flaky/d'] } : { skills: ['flaky/s'] },
          permissions: [],
        },
        packageName: 'flaky',
        version: '1.0.0',
        location: '/flaky',
      },
    })
    const broken = await refusals({ plugins: [sample(), declared('guard')] })
    expect(broken.join()).toContain('FCC_SAFEGUARD_BROKEN')
    expect(await refusals({ plugins: [sample(), declared('other')] })).toEqual([])
    const runtime = await openRuntime({
      plugins: [sample(), declared('guard')],
      tenants: { with: {}, without: { plugins: ['sample'] } },
    })
    expect(runtime.tenants().map(({ state }) => state)).toEqual(['refused', 'ready'])
  })

  it('is refused for a provider’s bare name that several have', async () => {
    const found = await refusals({
      plugins: [sample(), given(createSamplePlugin({ id: 'second' }))],
      tenants: { riverside: { plugins: ['sample'], provider: 'model' } },
    })
    expect(found).toEqual([])
    const other = definePlugin({
      id: 'second',
      setup({ contribute }) {
        const providers = import('@fcc/contracts').then((contracts) => contracts.providers)
        return providers.then((point) =>
          contribute(point, {
            id: 'second/model',
            title: 'M',
            attributes: {
              location: 'remote',
              region: 'x',
              agreements: [],
              cloud: 'x',
              retentionDays: 1,
            },
            deterministic: false,
            generate: () => Promise.reject(new Error('no')),
          }),
        )
      },
    })
    const ambiguous = await refusals({
      plugins: [sample(), other],
      tenants: { riverside: { provider: 'model' } },
    })
    expect(ambiguous.join()).toContain('FCC_PROVIDER_AMBIGUOUS')
  })
})

describe('what a tenant has', () => {
  it('is every installed plugin, or those it names with all they include', async () => {
    const runtime = await openRuntime({
      plugins: [sample(), contributing('extra', personaYaml('XX'))],
      tenants: { all: {}, some: { plugins: ['sample'] }, more: { plugins: ['sample', 'extra'] } },
    })
    const codes = (id: string) =>
      runtime
        .tenant(id)
        .model.catalogue.all(personas)
        .map(({ value }) => value.code)
    expect(codes('all')).toContain('XX')
    expect(codes('some')).not.toContain('XX')
    const hashes = ['all', 'some', 'more'].map((id) => runtime.tenant(id).model.assembly.hash)
    expect(hashes[0]).toBe(hashes[2])
    expect(hashes[0]).not.toBe(hashes[1])
    expect(runtime.assemblies).toHaveLength(2)
  })

  it('is what its plugins bring and its own files beside it, which nobody else sees', async () => {
    const folder = ownDocuments({
      'people/np.yaml': personaYaml('NP'),
      'w.yaml': 'workflow: own\nstart: a\nnodes: [{ id: a, persona: NP, skill: write }]',
      's.yaml':
        'scenario: own\ntitle: Own\npurposes: [p]\ninput: { note: { type: text } }\nworkflow: own',
    })
    const runtime = await openRuntime({ tenants: { ...own(folder), lakeside: {} } })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('own', { note: 'x' })
    expect(await handle.finished()).toMatchObject({
      state: 'completed',
      scenario: 'tenant/own',
      visits: { a: 1 },
    })
    await expectCode('FCC_SCENARIO_UNKNOWN', () =>
      runtime.tenant('lakeside').as(ada).start('own', { note: 'x' }),
    )
    expect(runtime.tenant('lakeside').model.catalogue.find(personas, 'tenant/NP')).toBeUndefined()
  })

  it('leaves out a plugin’s scenario that does not link, and says why when it is asked for', async () => {
    const broken = contributing(
      'broken',
      'scenario: lost\ntitle: Lost\npurposes: [p]\ninput: {}\nworkflow: nowhere',
    )
    const session = await openSession({ plugins: [sample(), broken] })
    const error = await expectCode('FCC_SCENARIO_UNKNOWN', () => session.start('lost', {}))
    expect(error.why).toContain('nowhere')
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('does not hold the core personas where it says so', async () => {
    const runtime = await openRuntime({
      plugins: [sample(), core(personaYaml('RC'))],
      tenants: {
        all: {},
        bare: { personas: { sources: [], includeCore: false } },
      },
    })
    const has = (id: string) =>
      runtime.tenant(id).model.catalogue.find(personas, 'core-catalog/RC') !== undefined
    expect([has('all'), has('bare')]).toEqual([true, false])
  })
})

describe('the codes of core personas', () => {
  it('are taken by no tenant, also where it leaves the core out', async () => {
    const folder = ownDocuments({ 'rc.yaml': personaYaml('RC') })
    for (const includeCore of [true, false]) {
      const found = await refusals({
        plugins: [sample(), core(personaYaml('RC'))],
        tenants: { riverside: { personas: { sources: [folder], includeCore } } },
      })
      expect(found.join()).toContain('FCC_PERSONA_RESERVED')
    }
  })

  it('may be narrowed under a code of one’s own', async () => {
    const folder = ownDocuments({ 'rcx.yaml': personaYaml('RCX', 'specialises: RC\n') })
    const runtime = await openRuntime({
      plugins: [sample(), core(personaYaml('RC'))],
      tenants: own(folder),
    })
    const found = runtime.tenant('riverside').model.catalogue.find(personas, 'tenant/RCX')
    expect(found?.value.specialises).toBe('core-catalog/RC')
  })

  it('are taken by no other plugin: what it brings under one is left out and reported', async () => {
    const runtime = await openRuntime({
      plugins: [sample(), core(personaYaml('RC')), contributing('copycat', personaYaml('RC'))],
    })
    const { model } = runtime.tenant('riverside')
    const ids = model.catalogue.all(personas).map(({ id }) => id)
    expect(ids).toContain('core-catalog/RC')
    expect(ids).not.toContain('copycat/RC')
    const [summary] = runtime.tenants()
    expect(summary?.diagnostics.map(({ code }) => code)).toContain('FCC_PERSONA_RESERVED')
  })
})

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

  it('stays over a tenant that leaves out the plugin that brings it', async () => {
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
      expect(runtime.tenants()[0]?.state).toBe('ready')
      await runtime.close()
    }
    const less = await start([sample()])
    expect(less.tenants()[0]?.state).toBe('refused')
    const error = await expectCode('FCC_TENANT_REFUSED', () => less.tenant('riverside'))
    expect(error.why).toContain('FCC_SAFEGUARD_LOST')
    expect(error.why).toContain('constitutions/extra/g')
    await less.close()
    const still = await start([sample()])
    expect(still.tenants()[0]?.state).toBe('refused')
    expect(await still.accept('riverside', ada)).toEqual(['constitutions/extra/g'])
    await still.close()
    const accepted = await start([sample()])
    expect(accepted.tenants()[0]?.state).toBe('ready')
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
    expect(less.tenants()[0]?.state).toBe('refused')
  })

  it('are not forgotten by an acceptance while the tenant is refused for something else', async () => {
    const directory = temporaryFolder()
    const plugins = [sample(), guard('extra')]
    await (await openRuntime({ directory, store: 'sqlite', plugins })).close()
    const tenants = { riverside: { settings: { sample: { nonsense: 1 } } } }
    const refused = await openRuntime({ directory, store: 'sqlite', plugins, tenants })
    await refused.accept('riverside', ada).catch(() => undefined)
    await refused.close()
    const less = await openRuntime({ directory, store: 'sqlite', plugins: [sample()] })
    expect(less.tenants()[0]?.state).toBe('refused')
  })
})

describe('a reference', () => {
  it('means its own plugin’s thing first, and is written out as a whole id', async () => {
    const runtime = await openRuntime({
      plugins: [
        sample(),
        contributing(
          'other',
          'gate: not-empty\ntitle: Other\nthreshold: 1\nchecks: [{ scorer: sample/length }]',
        ),
      ],
    })
    const { catalogue } = runtime.tenant('riverside').model
    expect(catalogue.find(scenarios, 'sample/write')?.value).toMatchObject({
      workflow: 'sample/write',
      outcomes: { written: { gate: 'sample/not-empty' } },
    })
    expect(catalogue.find(gates, 'other/not-empty')?.value.checks[0]?.test).toMatchObject({
      scorer: 'sample/length',
    })
  })
})
