import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectors, gates, personas, scenarios } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { ownDocuments, refusals } from '../testing/own-documents.test-support.ts'
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
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const core = (yaml: string) => contributing('core-catalog', yaml)

const own = (folder: string) => ({
  riverside: { personas: { sources: [folder], includeCore: true } },
})

describe('a runtime of some tenants', () => {
  it('starts those and opens nothing of the others', async () => {
    const directory = temporaryFolder()
    const tenants = { left: {}, right: {} }
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      tenants,
      only: ['right', 'right'],
    })
    expect(runtime.tenants.list().map(({ id }) => id)).toEqual(['right'])
    const run = await runtime.tenant('right').as(ada).start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('completed')
    await expectCode('FCC_TENANT_UNKNOWN', () => runtime.tenant('left'))
    await runtime.close()
    const files = readdirSync(join(directory, '.fcc'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('right'))).not.toEqual([])
    expect(files.filter((file) => file.includes('left'))).toEqual([])
  })

  it('is not made where one of them is not configured', async () => {
    const error = await expectCode('FCC_TENANT_UNKNOWN', () =>
      openRuntime({ tenants: { left: {} }, only: ['left', 'constructor'] }),
    )
    expect(error.why).toContain('constructor')
  })
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
    expect(runtime.tenants.list().map(({ id, state }) => [id, state])).toEqual([
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
    const files = readdirSync(join(directory, '.fcc'), { recursive: true, encoding: 'utf8' })
    const file = files.find((name) => name.includes('bad') && name.endsWith('.sqlite'))
    if (!file) throw new Error(files.join(', '))
    writeFileSync(join(directory, '.fcc', file), 'x'.repeat(8192))
    const runtime = await openRuntime({ directory, store: 'sqlite', tenants })
    const session = runtime.tenant('bad').as(ada)
    const error = await expectCode('FCC_TENANT_REFUSED', () => session.runs())
    expect(error.why).toContain('FCC_STORE_')
    const checked = await runtime.tenants.check()
    expect(checked.map(({ state }) => state)).toEqual(['refused', 'ready'])
    expect(checked[0]?.diagnostics.map(({ code }) => code)).toEqual(['FCC_STORE_CORRUPT'])
    const run = await runtime.tenant('good').as(ada).start('write', { note: 'x' })
    expect((await run.finished()).state).toBe('completed')
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
          points: {},
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
    expect(runtime.tenants.list().map(({ state }) => state)).toEqual(['refused', 'ready'])
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

  it('is what its plugins contribute and its own files beside it, which nobody else sees', async () => {
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
      nodes: { a: { visits: 1 } },
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

  it('are taken by no other plugin: what it contributes under one is left out and reported', async () => {
    const runtime = await openRuntime({
      plugins: [sample(), core(personaYaml('RC')), contributing('copycat', personaYaml('RC'))],
    })
    const { model } = runtime.tenant('riverside')
    const ids = model.catalogue.all(personas).map(({ id }) => id)
    expect(ids).toContain('core-catalog/RC')
    expect(ids).not.toContain('copycat/RC')
    const [summary] = runtime.tenants.list()
    expect(summary?.diagnostics.map(({ code }) => code)).toContain('FCC_PERSONA_RESERVED')
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
