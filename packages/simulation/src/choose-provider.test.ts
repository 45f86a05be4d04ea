import { MODEL_NEEDS, type ModelNeed, type ProviderAttributes } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertProviders } from './assert-providers.ts'
import { chooseProvider, type PlannedProvider } from './choose-provider.ts'
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

describe('the provider of a step', () => {
  it('is the caller’s choice, else the tenant’s, where the step needs nothing', () => {
    const choose = (caller?: string) =>
      chooseProvider(providers, { caller, tenant: 'acme/hosted', needs: [] })
    expect(choose()).toMatchObject({ kind: 'chosen', id: 'acme/hosted' })
    expect(choose('acme/near')).toMatchObject({ kind: 'chosen', id: 'acme/near' })
    expect(choose('acme/none')).toEqual({ kind: 'missing', wanted: 'acme/none' })
  })

  it('is one in this process that can do what the step needs, where the choices cannot', () => {
    const choose = (needs: readonly ModelNeed[], caller?: string) =>
      chooseProvider(providers, { caller, tenant: 'acme/hosted', needs })
    expect(choose(['structure'])).toMatchObject({ id: 'plain/forms' })
    expect(choose(['determinism'], 'acme/near')).toMatchObject({ id: 'plain/forms' })
    expect(choose(['locality'], 'acme/near')).toMatchObject({ id: 'acme/near' })
  })

  it('is the step’s own, or none: it is never replaced', () => {
    const choose = (step: string, needs: readonly ModelNeed[] = []) =>
      chooseProvider(providers, { step, caller: 'plain/forms', tenant: 'plain/forms', needs })
    expect(choose('acme/near')).toMatchObject({ kind: 'chosen', id: 'acme/near' })
    expect(choose('acme/near', ['structure'])).toEqual({
      kind: 'unfit',
      wanted: 'acme/near',
      lacks: ['structure'],
    })
    expect(choose('acme/none')).toEqual({ kind: 'missing', wanted: 'acme/none' })
  })

  it('is not what every object inherits', () => {
    const found = chooseProvider(providers, { tenant: 'constructor', needs: [] })
    expect(found).toEqual({ kind: 'missing', wanted: 'constructor' })
  })

  it('is not one outside this process that can, where nobody chose it', () => {
    const able = { ...providers, 'acme/able': provider('remote', { abilities: ['structure'] }) }
    const choose = (all: Readonly<Record<string, PlannedProvider>>) =>
      chooseProvider(all, { tenant: 'acme/hosted', needs: ['structure'] })
    expect(choose(able)).toMatchObject({ kind: 'chosen', id: 'plain/forms' })
    const { 'plain/forms': _, ...outside } = able
    expect(choose(outside)).toMatchObject({ kind: 'unfit', wanted: 'acme/hosted' })
  })

  it('is never one outside this process that nobody chose', () => {
    const ids = fc.constantFrom(...Object.keys(providers), 'acme/none')
    fc.assert(
      fc.property(
        fc.option(ids, { nil: undefined }),
        fc.option(ids, { nil: undefined }),
        ids,
        fc.subarray([...MODEL_NEEDS]),
        (step, caller, tenant, needs) => {
          const choice = chooseProvider(providers, { step, caller, tenant, needs })
          if (choice.kind !== 'chosen') return
          const isInside = choice.provider.attributes.location === 'in-process'
          expect(isInside || [step, caller, tenant].includes(choice.id)).toBe(true)
          expect(
            needs.includes('structure') && !choice.provider.abilities.includes('structure'),
          ).toBe(false)
          expect(needs.includes('determinism') && !choice.provider.deterministic).toBe(false)
        },
      ),
    )
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
