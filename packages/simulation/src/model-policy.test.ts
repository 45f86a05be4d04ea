import type { ModelPolicy } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { modelsOfStep } from './model-policy.ts'

const host: ModelPolicy = {
  profiles: { fast: ['h/small'], balanced: ['h/one', 'h/two'] },
  steps: [
    { action: 'debug', profile: 'fast', require: { regions: ['eu'] } },
    { profile: 'balanced', require: { agreements: ['DPA'] } },
  ],
}
const tenant: ModelPolicy = {
  profiles: { fast: ['t/quick'], quality: ['t/large'] },
  steps: [
    { persona: 'RC', action: 'debug', profile: 'quality', require: { agreements: ['BAA'] } },
    { persona: 'core/BC', require: { locations: ['in-process'] } },
  ],
}
const step = (code: string, action?: string) => ({ persona: { id: `core/${code}`, code }, action })

describe('what policies say of a step', () => {
  it('is what the first entry says that fits it, by persona and action', () => {
    expect(modelsOfStep({ host }, step('RC', 'debug'))).toEqual({
      order: ['h/small'],
      requires: [{ regions: ['eu'] }],
    })
    expect(modelsOfStep({ host }, step('RC', 'test')).order).toEqual(['h/one', 'h/two'])
    expect(modelsOfStep({ host }, step('RC')).order).toEqual(['h/one', 'h/two'])
  })

  it('is the tenant’s order before the host’s, and what both require', () => {
    expect(modelsOfStep({ host, tenant }, step('RC', 'debug'))).toEqual({
      order: ['t/large'],
      requires: [{ agreements: ['BAA'] }, { regions: ['eu'] }],
    })
    expect(modelsOfStep({ host, tenant }, step('BC', 'test'))).toEqual({
      order: ['h/one', 'h/two'],
      requires: [{ locations: ['in-process'] }, { agreements: ['DPA'] }],
    })
  })

  it('is the tenant’s list where it has one of the profile that the host names', () => {
    expect(modelsOfStep({ host, tenant }, step('XX', 'debug')).order).toEqual(['t/quick'])
  })

  it('is nothing where no entry fits', () => {
    expect(modelsOfStep({ tenant }, step('XX', 'debug'))).toEqual({ requires: [] })
    expect(modelsOfStep({}, step('RC', 'debug'))).toEqual({ requires: [] })
  })
})
