import { MODEL_NEEDS, type ModelNeed, type ProviderAttributes } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertProviders } from './assert-providers.ts'
import {
  chooseProvider,
  type PlannedProvider,
  type ProviderChoice,
  type ProviderStanding,
} from './choose-provider.ts'
import { modelNode, planOf } from './testing/sample-plan.test-support.ts'

const provider = (
  location: ProviderAttributes['location'],
  changes: Partial<PlannedProvider> = {},
): PlannedProvider => ({
  attributes: { location, region: 'eu', agreements: [], cloud: 'none', retentionDays: 0 },
  deterministic: false,
  abilities: [],
  ...changes,
})
const providers = {
  'acme/hosted': provider('remote'),
  'acme/near': provider('loopback'),
  'plain/forms': provider('in-process', { deterministic: true, abilities: ['structure'] }),
}

/** Who is asked first, or why nobody is. */
const firstOf = (choice: ProviderChoice) =>
  choice.kind === 'chosen' ? choice.ordered[0].id : choice.kind

describe('the provider of a step', () => {
  it('is the caller’s choice, else the tenant’s, where the step needs nothing', () => {
    const choose = (caller?: string) =>
      chooseProvider(providers, { caller, tenant: 'acme/hosted', needs: [] })
    expect(firstOf(choose())).toBe('acme/hosted')
    expect(firstOf(choose('acme/near'))).toBe('acme/near')
    expect(choose('acme/none')).toMatchObject({ kind: 'missing', wanted: 'acme/none' })
  })

  it('is one in this process that can do what the step needs, where the choices cannot', () => {
    const choose = (needs: readonly ModelNeed[], caller?: string) =>
      firstOf(chooseProvider(providers, { caller, tenant: 'acme/hosted', needs }))
    expect(choose(['structure'])).toBe('plain/forms')
    expect(choose(['determinism'], 'acme/near')).toBe('plain/forms')
    expect(choose(['locality'], 'acme/near')).toBe('acme/near')
  })

  it('is the step’s own, or none: it is never replaced', () => {
    const choose = (step: string, needs: readonly ModelNeed[] = []) =>
      chooseProvider(providers, { step, caller: 'plain/forms', tenant: 'plain/forms', needs })
    expect(firstOf(choose('acme/near'))).toBe('acme/near')
    expect(choose('acme/near', ['structure'])).toMatchObject({
      kind: 'unfit',
      wanted: 'acme/near',
      lacks: ['structure'],
    })
    expect(choose('acme/none')).toMatchObject({ kind: 'missing', wanted: 'acme/none' })
  })

  it('is not what every object inherits', () => {
    const found = chooseProvider(providers, { tenant: 'constructor', needs: [] })
    expect(found).toMatchObject({ kind: 'missing', wanted: 'constructor' })
  })

  it('is not one outside this process that can, where nobody chose it', () => {
    const able = { ...providers, 'acme/able': provider('remote', { abilities: ['structure'] }) }
    const choose = (all: Readonly<Record<string, PlannedProvider>>) =>
      chooseProvider(all, { tenant: 'acme/hosted', needs: ['structure'] })
    expect(firstOf(choose(able))).toBe('plain/forms')
    const { 'plain/forms': _, ...outside } = able
    expect(choose(outside)).toMatchObject({ kind: 'unfit', wanted: 'acme/hosted' })
  })

  it('is the first of the policy’s order that is there, fit and not out, and says why each before it is not', () => {
    const choice = chooseProvider(
      { ...providers, 'acme/large': provider('remote', { abilities: ['structure'] }) },
      {
        tenant: 'plain/forms',
        needs: [],
        order: ['acme/none', 'acme/hosted', 'acme/near', 'acme/large', 'plain/forms'],
        requires: [{ locations: ['remote', 'in-process'] }],
      },
      new Map([['acme/hosted', { why: 'failed', failure: 'overloaded' }]]),
    )
    expect(choice).toMatchObject({
      kind: 'chosen',
      ordered: [
        { id: 'acme/large', because: 'policy' },
        { id: 'plain/forms', because: 'policy' },
      ],
      passedOver: [
        { provider: 'acme/none', why: 'not_there' },
        { provider: 'acme/hosted', why: 'failed', failure: 'overloaded' },
        { provider: 'acme/near', why: 'lacks', what: ['location remote or in-process'] },
      ],
    })
  })

  it('is one of whom all is stated that is required, and none where nobody is', () => {
    const question = { tenant: 'acme/hosted', needs: [], requires: [{ agreements: ['BAA'] }] }
    expect(chooseProvider(providers, question)).toMatchObject({
      kind: 'unfit',
      lacks: ['agreement BAA'],
    })
    for (const asked of [{ caller: 'acme/near' }, { step: 'plain/forms' }]) {
      expect(chooseProvider(providers, { ...question, ...asked }).kind).toBe('unfit')
    }
  })

  it('is not stood in for by the one without a model: an outage is no need', () => {
    const question = { tenant: 'acme/able', needs: ['structure' as const] }
    const able = { ...providers, 'acme/able': provider('remote', { abilities: ['structure'] }) }
    const out = new Map([['acme/able', { why: 'failed' as const }]])
    expect(firstOf(chooseProvider(able, question, out))).toBe('out')
  })

  it('is not stood in for where the caller chose it', () => {
    const question = {
      ...{ caller: 'acme/near', tenant: 'plain/forms', needs: [] },
      order: ['acme/hosted', 'acme/near'],
    }
    const out = new Map([['acme/near', { why: 'resting' as const }]])
    expect(firstOf(chooseProvider(providers, question, out))).toBe('out')
  })

  it('is never one outside this process that nobody chose, nor one that lacks anything or is out', () => {
    const ids = fc.constantFrom(...Object.keys(providers), 'acme/none')
    const maybe = fc.option(ids, { nil: undefined })
    fc.assert(
      fc.property(
        ...([maybe, maybe, ids, fc.subarray([...MODEL_NEEDS])] as const),
        fc.option(fc.array(ids, { minLength: 1 }), { nil: undefined }),
        fc.subarray(['in-process', 'loopback', 'remote'], { minLength: 1 }),
        fc.array(ids),
        (step, caller, tenant, needs, order, locations, isOut) => {
          const standing: ProviderStanding = new Map(
            isOut.map((id) => [id, { why: 'egress' as const }]),
          )
          const question = { step, caller, tenant, needs, order, requires: [{ locations }] }
          const choice = chooseProvider(providers, question, standing)
          if (choice.kind !== 'chosen') return
          for (const { id, provider: asked } of choice.ordered) {
            const { location } = asked.attributes
            const isChosen = [step, caller, tenant, ...(order ?? [])].includes(id)
            expect(location === 'in-process' || isChosen).toBe(true)
            expect(needs.includes('structure') && !asked.abilities.includes('structure')).toBe(
              false,
            )
            expect(needs.includes('determinism') && !asked.deterministic).toBe(false)
            expect(locations).toContain(location)
            expect(isOut).not.toContain(id)
          }
        },
      ),
    )
  })
})

describe('a run that asks for a recording', () => {
  const recorded = {
    ...providers,
    'host/demo': provider('in-process', { alone: true, abilities: ['structure'] }),
    'acme/frozen': provider('remote', { deterministic: true }),
    'acme/inside': provider('in-process'),
  }
  const asked = { caller: 'host/demo', tenant: 'acme/hosted', order: ['acme/frozen'] }
  const idsOf = (choice: ProviderChoice) =>
    choice.kind === 'chosen' ? choice.ordered.map(({ id }) => id) : [choice.kind]

  it('is answered by it alone, whatever tenant and policy prefer and a step needs', () => {
    for (const needs of [[], ['structure'], ['locality'], ['structure', 'locality']] as const) {
      expect(idsOf(chooseProvider(recorded, { ...asked, needs }))).toEqual(['host/demo'])
    }
  })

  it('has what is the same each time made by code in this process, and never elsewhere', () => {
    const choose = (from: typeof recorded | Omit<typeof recorded, 'plain/forms'>) =>
      idsOf(chooseProvider(from, { ...asked, needs: ['determinism'] }))
    expect(choose(recorded)).toEqual(['plain/forms'])
    const { 'plain/forms': _, ...without } = recorded
    expect(choose(without)).toEqual(['unfit'])
    const forms = {
      ...without,
      'acme/inside': provider('in-process', { abilities: ['structure'] }),
    }
    const bare = { ...forms, 'host/demo': provider('in-process', { alone: true }) }
    expect(idsOf(chooseProvider(bare, { ...asked, needs: ['structure'] }))).toEqual(['unfit'])
  })

  it('is refused where a step names another, and not where that is such code', () => {
    const choose = (step: string) => idsOf(chooseProvider(recorded, { ...asked, step, needs: [] }))
    expect(choose('acme/hosted')).toEqual(['alone'])
    expect(choose('acme/frozen')).toEqual(['alone'])
    expect(choose('acme/inside')).toEqual(['alone'])
    expect(choose('plain/forms')).toEqual(['plain/forms'])
    expect(choose('host/demo')).toEqual(['host/demo'])
  })

  it('is told so before it starts', () => {
    const node = modelNode('draft', {
      actor: { kind: 'model', action: 'document', provider: 'acme/hosted' },
    })
    const plan = { ...planOf({ nodes: [node] }), providers: recorded }
    expect(() => assertProviders(plan, 'host/demo')).toThrow(/FCC_PROVIDER_ALONE/)
    expect(() => assertProviders(plan, 'acme/near')).not.toThrow()
  })
})

describe('a plan whose steps have no provider', () => {
  const asserting = (node: Parameters<typeof modelNode>[1], caller?: string) => () =>
    assertProviders(planOf({ nodes: [modelNode('draft', node)] }), caller)

  it('is found before it starts, with what there is', () => {
    expect(asserting({})).not.toThrow()
    expect(asserting({}, 'test/none')).toThrow(
      /test\/none is not there; this tenant has test\/model/,
    )
    const actor = { kind: 'model' as const, action: 'document' as const }
    expect(asserting({ actor: { ...actor, provider: 'test/none' } })).toThrow(
      /FCC_PROVIDER_MISSING/,
    )
    expect(asserting({ actor: { ...actor, needs: ['structure'] } })).toThrow(/FCC_PROVIDER_UNFIT/)
  })
})
