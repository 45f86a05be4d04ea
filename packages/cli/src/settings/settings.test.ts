import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig, writtenSettings } from '@fcc/runtime'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { loadRuntime } from '../runtime-module.ts'
import { environmentSettings } from './environment-settings.ts'
import { HIDDEN, redactedText } from './redact.ts'
import { resolveSettings, type SettingSources } from './resolve-settings.ts'

beforeAll(loadRuntime)

function resolved(text: string, more: Partial<SettingSources> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'fcc.yaml')
  writeFileSync(file, text)
  const settings = resolveSettings({
    config: parseConfig(text, file),
    written: writtenSettings(file),
    settings: {},
    pluginConfig: {},
    packages: { toast: '@acme/toast' },
    ...more,
  })
  return Object.fromEntries(
    settings.map(({ path, value, source, by, place }) => [
      path,
      [value, source, ...(by ? [by] : []), ...(place?.line ? [place.line] : [])],
    ]),
  )
}

const many = `store: { directory: kept }
plugins: [toast]
governance: { constitutions: [core-catalog/standard] }
plugin_config:
  toast: { racks: 2 }
tenants:
  a:
    name: Ada's
    settings:
      toast:
        heat: 3
  b: { plugins: [toast, jam], tenant: { namespace: "urn:b" } }
`

describe('which setting comes from where', () => {
  const settings = {
    a: { toast: { heat: 3, rye: true } },
    b: { toast: { heat: 5, rye: true } },
  }
  const told = () => resolved(many, { settings, pluginConfig: { toast: { racks: 2, tray: 'x' } } })

  it('is told of defaults and of the keys of the host, with their lines', () => {
    expect(told()).toMatchObject({
      'store.use': ['"sqlite"', 'default'],
      'store.directory': [expect.stringContaining('kept'), 'host', 1],
      'governance.platform': ['["core-catalog/standard"]', 'host', 3],
      'limits.max_visits': ['200', 'default'],
    })
  })

  it('is told of a tenant’s block, and of what it has from all', () => {
    expect(told()).toMatchObject({
      'tenants.a.name': ['"Ada\'s"', 'tenant', 8],
      'tenants.b.name': ['"b"', 'default'],
      'tenants.b.namespace': ['"urn:b"', 'tenant', 12],
      'tenants.a.plugins': ['["toast"]', 'host', 2],
      'tenants.b.plugins': ['["toast","jam"]', 'tenant', 12],
    })
  })

  it('is told of plugins: written, or filled in by the schema of the package', () => {
    expect(told()).toMatchObject({
      'plugin_config.toast.racks': ['2', 'host', 5],
      'plugin_config.toast.tray': ['"x"', 'package', '@acme/toast'],
      'tenants.a.settings.toast.heat': ['3', 'tenant', 11],
      'tenants.a.settings.toast.rye': ['true', 'package', '@acme/toast'],
      'tenants.b.settings.toast.heat': ['5', 'package', '@acme/toast'],
    })
  })

  it('does not call a default what a schema may have made of something written', () => {
    const renamed = resolved('tenant: { id: a }\nsettings:\n  toast:\n    how-hot: 3\n', {
      settings: { a: { toast: { heat: 3 } } },
    })
    expect(renamed['settings.toast.heat']).toEqual(['3', 'tenant', '@acme/toast', 3])
  })

  it('is told of the form for one tenant', () => {
    const one = resolved(
      'tenant: { id: a, name: A }\ngovernance: { platform: [x.yaml], constitutions: [y.yaml] }\naudit: { checkpoint_seconds: 9 }\n',
    )
    expect(one).toMatchObject({
      'tenant.name': ['"A"', 'tenant', 1],
      'governance.platform': ['["x.yaml"]', 'host', 2],
      'governance.constitutions': [expect.stringContaining('y.yaml'), 'tenant', 2],
      'audit.checkpoint_seconds': ['9', 'host', 3],
    })
  })

  it('is told of variables and flags that decide something', () => {
    const env = { NO_COLOR: '1', FCC_DEBUG: '' }
    expect(environmentSettings({ env }, { color: false, config: 'x.yaml' })).toEqual([
      { path: 'color', value: '"1"', source: 'environment', by: 'NO_COLOR' },
      { path: 'config', value: '"x.yaml"', source: 'environment', by: '--config' },
      { path: 'color', value: 'false', source: 'environment', by: '--no-color' },
    ])
  })
})

describe('what may be secret', () => {
  it.each([
    'apiKey',
    'api_key',
    'API-KEY',
    'clientSecret',
    'secrets',
    'password',
    'dbPassword',
    'accessToken',
    'token',
    'credentials',
    'private_key',
    'connectionString',
    'masterKey',
    'dsn',
    'authorization',
  ])('is hidden by the name %s, wherever that stands', (name) => {
    expect(redactedText(['settings', 'x', name], 'abc')).toBe(HIDDEN)
    expect(redactedText([name, 'value'], 'abc')).toBe(HIDDEN)
    expect(redactedText(['x'], [{ [name]: 'abc' }])).not.toContain('abc')
  })

  it.each([
    'https://ada:pw@db.example.org/x',
    '-----BEGIN PRIVATE KEY-----',
    'Bearer abcdef',
    'sk-abcdefgh12',
  ])('is hidden by its form: %s', (text) => {
    expect(redactedText(['url'], text)).not.toContain(text)
    expect(redactedText(['urls'], ['a', text])).not.toContain(text)
  })

  it.each(['keyboard', 'tokens_per_second_limit_name', 'monkey', 'secretary', 'maxVisits', 'keep'])(
    'is not what is called %s',
    (name) => {
      const hidden = redactedText([name], 7) === HIDDEN
      expect(hidden).toBe(name.startsWith('tokens_'))
    },
  )

  it('is hidden whatever its value is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redactedText(['x', 'secret'], value)).toBe(HIDDEN)
      }),
    )
  })
})
