import { describe, expect, it } from 'vitest'
import { BASELINE_NAMES, type BaselineName } from '../controls/baseline.ts'
import { compareProfile, readProfile } from './plan-profile.ts'

const GITHUB = 'https://raw.example.test/oscal-content/main/nist.gov/SP800-53'

describe('the profile that a plan imports', () => {
  it.each<[string, BaselineName]>([
    [`${GITHUB}/rev5/json/NIST_SP-800-53_rev5_HIGH-baseline_profile.json`, 'MODERATE'],
    ['FedRAMP_rev5_HIGH-baseline_profile.json', 'MODERATE'],
    ['FedRAMP_rev5_MODERATE-baseline_profile.json', 'MODERATE'],
    [`${GITHUB}/rev4/json/NIST_SP-800-53_rev4_MODERATE-baseline_profile.json`, 'MODERATE'],
    [`${GITHUB}/rev5/json/NIST_SP-800-53_rev5_MODERATE-baseline_profile.json`, 'FEDRAMP-MODERATE'],
    ['FedRAMP_rev5_LI-SaaS-baseline_profile.json', 'FEDRAMP-LOW'],
    ['profiles/low-baseline.json', 'HIGH'],
    ['#privacy', 'MODERATE'],
    ['SP 800-53 Revision 4 moderate', 'MODERATE'],
  ])('%s is another than %s', (href, baseline) => {
    expect(compareProfile(readProfile(href, []), baseline)).toBe('other')
  })

  it.each<[string, BaselineName]>([
    [`${GITHUB}/rev5/json/NIST_SP-800-53_rev5_MODERATE-baseline_profile.json`, 'MODERATE'],
    ['FedRAMP_rev5_HIGH-baseline_profile.json', 'FEDRAMP-HIGH'],
    ['#moderate-baseline', 'MODERATE'],
    ['profiles/low.json', 'LOW'],
    ['NIST_SP-800-53_rev5_PRIVACY-baseline_profile.json', 'PRIVACY'],
  ])('%s is %s', (href, baseline) => {
    expect(compareProfile(readProfile(href, []), baseline)).toBe('same')
  })

  it.each(['', '#baseline', 'profile.json', 'trestle://profiles/ours/profile.json', '#slow-flow'])(
    '%j cannot be told, whatever it is compared with',
    (href) => {
      for (const baseline of BASELINE_NAMES) {
        expect(compareProfile(readProfile(href, []), baseline)).toBe('untold')
      }
    },
  )

  it.each([
    [{ title: 'FedRAMP Rev 5 High Baseline' }, 'FedRAMP Rev 5 High Baseline'],
    [{ rlinks: [{ href: 'FedRAMP_rev5_HIGH-baseline_profile.json' }] }, 'HIGH-baseline'],
    [{ description: 'FedRAMP HIGH, revision 5' }, 'FedRAMP HIGH'],
  ])('behind a reference into the back matter is read there: %j', (resource, shown) => {
    const uuid = 'b78aa3ec-915d-475b-8097-46813fae1825'
    const profile = readProfile(`#${uuid.toUpperCase()}`, [{ uuid, ...resource }])
    expect(profile).toMatchObject({ publisher: 'FEDRAMP', level: 'HIGH' })
    expect(profile.named).toContain(shown)
    expect(compareProfile(profile, 'MODERATE')).toBe('other')
  })
})
