import { describe, expect, it } from 'vitest'
import { configInForce, type SettingInForce } from './config-in-force.ts'

const told = (files: Readonly<Record<string, string>>) =>
  configInForce('/srv/app/fcc.yaml', {
    read: (file) => files[file.replace('/srv/app/', '')] ?? '',
  })
const byKey = (settings: readonly SettingInForce[] = []) =>
  Object.fromEntries(
    settings.map(({ key, layer, value, place, replaced }) => [
      key.join('.'),
      [value, layer, place?.line, ...replaced.map((said) => said.path.join('.'))],
    ]),
  )

describe('what a configuration sets', () => {
  it('leaves nothing from above to a provider that a tenant sets up itself', () => {
    const { tenants } = told({
      'fcc.yaml': `providers:
  writer: { kind: openai, model: x, key: env:A, region: eu, limits: { context_tokens: 9 } }
tenants:
  a: { providers: { writer: { kind: openai, model: y, limits: { output_tokens: 4 } } } }
  b: { providers: { writer: { region: us } } }
`,
    })
    const a = byKey(tenants.a)
    expect(a['providers.writer.model']).toEqual(['y', 'tenant', 4, 'providers.writer.model'])
    expect(a).not.toHaveProperty(['providers.writer.region'])
    expect(a).not.toHaveProperty(['providers.writer.key'])
    expect(a['providers.writer.limits.context_tokens']?.[1]).toBe('default')
    const b = byKey(tenants.b)
    expect(b['providers.writer.model']).toEqual(['x', 'platform', 2])
    expect(b['providers.writer.region']).toEqual(['us', 'tenant', 5, 'providers.writer.region'])
  })

  it('has limits by scenario as a whole, for a tenant’s replace all of them', () => {
    const { tenants } = told({
      'fcc.yaml': `tenant_limits: { runs_in_flight_by_scenario: { x: 1, y: 2 } }
tenants:
  a: { limits: { runs_in_flight_by_scenario: { x: 3 } } }
`,
    })
    expect(byKey(tenants.a)['limits.runs_in_flight_by_scenario']).toEqual([
      ...[{ x: 3 }, 'tenant', 3],
      'tenant_limits.runs_in_flight_by_scenario',
    ])
  })

  it('knows the two names that some settings have, and which of them goes first', () => {
    const { platform, tenants } = told({
      'fcc.yaml': `include: data.yaml
keys: { rotate_after: 10d }
governance: { constitutions: [a/b], platform: [c/d] }
tenants:
  a: { name: One, tenant: { name: Two } }
`,
      'data.yaml': 'data_governance: { encryption: { key_rotation: 90d } }\n',
    })
    const host = byKey(platform)
    expect(host['governance.platform']).toEqual([
      ...[['c/d'], 'platform', 3],
      'governance.constitutions',
    ])
    expect(host['keys.rotate_after']).toEqual([
      ...['10d', 'platform', 2],
      'data_governance.encryption.key_rotation',
    ])
    expect(byKey(tenants.a).name).toEqual(['One', 'tenant', 5, 'tenants.a.tenant.name'])
  })

  it('has the keys of a single tenant as its own, and what is below an alias where it is named', () => {
    const { platform, tenants } = told({
      'fcc.yaml': `tenant: { id: solo }
tenant_limits: { queued: 7 }
settings:
  p: &p { heat: 3 }
  q: *p
`,
    })
    const solo = byKey(tenants.solo)
    expect(solo['settings.q.heat']).toEqual([3, 'tenant', 5])
    expect(solo['limits.queued']).toEqual([7, 'platform', 2])
    expect(byKey(platform)).not.toHaveProperty(['settings.p.heat'])
  })
})
