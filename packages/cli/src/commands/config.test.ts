import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const yaml = `include: access.yaml
store: { directory: kept }
plugins: [toast]
tenant_limits:
  queued: 100
providers:
  openai: { kind: openai, model: gpt-x, key: "\${OPENAI_KEY}", region: eu }
plugin_config:
  toast: { admin_password: open-sesame, racks: 2, tray: env:TRAY }
tenants:
  a:
    limits: { queued: 5 }
    settings:
      toast:
        heat: 3
        licence: q7Wm2Zr9Tb4Xc8Lk1Vn6
        pin: 1234
        signing: { key: letmein }
        sk-live-0123456789: 1
        next: { vendor: sk-proj-abcdefgh }
    webhooks:
      chat:
        url: https://hooks.example/services/T01/B02
        secret: [env:CHAT_NEW, "file:keys/old"]
  b:
    plugins: [toast, jam]
    roles: { reader: { permissions: ['runs:read'] } }
`
const access = `roles:
  keeper: { permissions: ['*'] }
data_governance:
  retention: { execution_logs: 90d }
`
const inClear = [
  'open-sesame',
  'q7Wm2Zr9Tb4Xc8Lk1Vn6',
  '1234',
  'letmein',
  'sk-live-0123456789',
  'sk-proj-abcdefgh',
  'T01',
  'sk-real',
  'old-real',
]

let project: TestProject
beforeAll(() => {
  project = createTestProject({
    dependencies: [],
    files: { 'fcc.yaml': yaml, 'access.yaml': access, 'keys/old': 'old-real' },
    env: { OPENAI_KEY: 'sk-real', CHAT_NEW: 'sk-real', TRAY: 'sk-real' },
  })
})
afterAll(() => project.remove())

interface Said {
  readonly key: string
  readonly layer: string
  readonly path: string
  readonly value: unknown
  readonly place?: { readonly file: string; readonly line: number; readonly column: number }
  readonly beside: boolean
  readonly replaced: readonly Said[]
}
interface Shown {
  readonly platform: readonly Said[]
  readonly tenants: Readonly<Record<string, readonly Said[]>>
}

const shown = (...argv: readonly string[]) =>
  project.json<Shown>('config', 'show', '--origin', ...argv)
const find = (settings: readonly Said[] | undefined, key: string) => {
  const found = settings?.filter((each) => each.key === key) ?? []
  expect(found, key).toHaveLength(1)
  return found[0]
}

describe('fcc config show', () => {
  it('says of each key in which file, line and column it stands, of included files too', async () => {
    const { platform } = await shown()
    const place = (file: string, line: number, column: number) => ({
      place: { file: project.path(file), line, column },
    })
    expect(find(platform, 'store.directory')).toMatchObject({
      ...{ layer: 'platform', value: 'kept' },
      ...place('fcc.yaml', 2, 10),
    })
    expect(find(platform, 'roles.keeper.permissions')).toMatchObject(place('access.yaml', 2, 13))
    expect(find(platform, 'data_governance.retention.execution_logs')).toMatchObject({
      ...{ value: '90d' },
      ...place('access.yaml', 4, 16),
    })
  })

  it('marks what nobody wrote as a default, with its value and no place', async () => {
    const { platform, tenants } = await shown()
    const visits = find(platform, 'limits.max_visits')
    expect(visits).toMatchObject({ layer: 'default', value: 200 })
    expect(visits).not.toHaveProperty('place')
    expect(find(tenants.a, 'limits.open_files')).toMatchObject({ layer: 'default', value: 64 })
  })

  it('shows what a tenant replaces of the platform, and what it has from there', async () => {
    const { tenants } = await shown()
    expect(find(tenants.a, 'limits.queued')).toMatchObject({
      ...{ layer: 'tenant', value: 5, path: 'tenants.a.limits.queued' },
      replaced: [
        {
          layer: 'platform',
          value: 100,
          path: 'tenant_limits.queued',
          place: { line: 5, column: 3 },
        },
      ],
    })
    expect(find(tenants.b, 'limits.queued')).toMatchObject({
      ...{ layer: 'platform', value: 100, replaced: [] },
    })
    expect(find(tenants.b, 'plugins')).toMatchObject({
      ...{ layer: 'tenant', value: ['toast', 'jam'], replaced: [{ value: ['toast'] }] },
    })
    expect(find(tenants.b, 'retention.runs')).toMatchObject({ layer: 'platform', value: '90d' })
    expect(find(tenants.b, 'roles.reader.permissions')).toMatchObject({
      ...{ layer: 'tenant', beside: true, replaced: [] },
    })
  })

  it('shows references as they are written, and nothing that is or may be an unencrypted secret', async () => {
    const { platform, tenants } = await shown()
    const value = (settings: readonly Said[] | undefined, key: string) => find(settings, key)?.value
    expect(value(platform, 'providers.openai.key')).toBe(`\${OPENAI_KEY}`)
    expect(value(platform, 'plugin_config.toast.tray')).toBe('env:TRAY')
    expect(value(platform, 'plugin_config.toast.racks')).toBe(2)
    expect(value(tenants.a, 'webhooks.chat.secret')).toEqual(['env:CHAT_NEW', 'file:keys/old'])
    expect(value(tenants.a, 'webhooks.chat.url')).toBe('https://hooks.example/‹hidden›')
    expect(value(tenants.a, 'settings.toast.heat')).toBe(3)
    for (const key of ['licence', 'pin', 'signing.key']) {
      expect(value(tenants.a, `settings.toast.${key}`)).toBe('‹hidden›')
    }
    for (const argv of [['--json'], ['--origin', '--json'], ['--origin'], []]) {
      const { out, err } = await project.fcc('config', 'show', ...argv)
      expect(inClear.filter((secret) => `${out}${err}`.includes(secret))).toEqual([])
    }
  })

  it('refuses an unencrypted secret where only a reference may stand, without repeating it', async () => {
    project.write('clear.yaml', yaml.replace(`"\${OPENAI_KEY}"`, 'open-sesame'))
    const { code, out, err } = await project.fcc('config', 'show', '--config', 'clear.yaml')
    expect(code).not.toBe(0)
    expect(err).toContain('clear.yaml:7')
    expect(`${out}${err}`).not.toContain('open-sesame')
  })

  it('is of one tenant alone where one is named, and of none that is not there', async () => {
    expect(Object.keys((await shown('--tenant', 'b')).tenants)).toEqual(['b'])
    const { code, out, err } = await project.fcc('config', 'show', '--tenant', 'nobody')
    expect([code === 0, out]).toEqual([false, ''])
    expect(err).toContain('FCC_TENANT_UNKNOWN')
  })

  it('says at a terminal which of two holds, and where both stand', async () => {
    const { out } = await project.fcc('config', 'show', '--origin', '--tenant', 'a')
    expect(out).toMatch(/^ {2}limits\.queued +5 +holds: tenant, fcc\.yaml:12:15$/m)
    expect(out).toMatch(/^ {4}tenant_limits\.queued +100 +replaced: platform, fcc\.yaml:5:3$/m)
    const plain = await project.fcc('config', 'show', '--tenant', 'a')
    expect(plain.out).toMatch(/^ {2}limits\.queued +5 +tenant$/m)
    expect(plain.out).not.toContain('replaced')
  })

  it.each([80, 120])('is never wider than a terminal of %i columns', async (columns) => {
    for (const argv of [[], ['--origin']]) {
      const { code, out } = await project.fccAt(columns, 'config', 'show', ...argv)
      expect(code).toBe(0)
      const lines = out.split('\n').map(stripVTControlCharacters)
      expect(lines.length).toBeGreaterThan(80)
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([])
    }
  })
})
