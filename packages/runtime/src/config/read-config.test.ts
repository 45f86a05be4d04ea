import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FccError } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectCode, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { DEFAULT_LIMITS } from './host-config.ts'
import { parseConfig, readConfig } from './read-config.ts'

const file = '/app/fcc.yaml'
const parse = (text: string) => parseConfig(text, file)

const single = `
tenant: { id: team_alpha, name: Team Alpha, namespace: https://alpha.example.org/ }
personas: { sources: [personas, /shared/personas], include_core: false }
governance: { constitutions: [rules.yaml], quality_gates: gates.yaml }
plugins: [fcc-healthcare]
settings: { fcc-healthcare: { state: WI } }
provider: deterministic
`
const many = `
tenants:
  team_alpha:
    tenant: { name: Team Alpha, namespace: https://alpha.example.org/ }
    personas: { sources: [personas, /shared/personas], include_core: false }
    governance: { constitutions: [rules.yaml], quality_gates: gates.yaml }
    plugins: [fcc-healthcare]
    settings: { fcc-healthcare: { state: WI } }
    provider: deterministic
`

describe('fcc.yaml', () => {
  it('is one type, whether it holds one tenant or several', () => {
    expect(parse(single)).toEqual(parse(many))
    expect(parse(single).tenants).toEqual({
      team_alpha: {
        id: 'team_alpha',
        name: 'Team Alpha',
        namespace: 'https://alpha.example.org/',
        personas: { sources: ['/app/personas', '/shared/personas'], includeCore: false },
        governance: { constitutions: ['/app/rules.yaml'], qualityGates: ['/app/gates.yaml'] },
        plugins: ['fcc-healthcare'],
        settings: { 'fcc-healthcare': { state: 'WI' } },
        provider: 'deterministic',
        providers: {},
      },
    })
  })

  it('needs no more than a tenant, and defaults the rest', () => {
    for (const text of ['tenant: { id: a }', 'tenants: { a: {} }']) {
      expect(parse(text)).toMatchObject({
        directory: '/app',
        file,
        store: { use: 'sqlite', directory: '/app/.fcc' },
        executor: { use: 'in-process', concurrency: 16 },
        events: { use: 'in-process' },
        pluginConfig: {},
        providers: {},
        audit: { checkpointSeconds: 5 },
        limits: DEFAULT_LIMITS,
        tenants: {
          a: {
            id: 'a',
            name: 'a',
            namespace: 'urn:fcc:tenant:a',
            personas: { sources: [], includeCore: true },
            plugins: undefined,
          },
        },
      })
      expect(parse(text).platformConstitutions).toBeUndefined()
    }
  })

  it('takes the host keys in both forms', () => {
    const host = `
store: { use: memory, directory: /data }
executor: { concurrency: 2 }
plugin_config: { a: { size: 1 } }
providers: { loopback: { agreements: [BAA], retention_days: 30 } }
audit: { checkpoint_seconds: 60 }
limits: { max_visits: 9, lease_ms: 1000 }
`
    const one = parse(`${host}tenant: { id: a }\ngovernance: { platform: house.yaml }`)
    const several = parse(`${host}tenants: { a: {} }\ngovernance: { constitutions: [house.yaml] }`)
    expect(one).toEqual(several)
    expect(one).toMatchObject({
      store: { use: 'memory', directory: '/data' },
      executor: { use: 'in-process', concurrency: 2 },
      events: { use: 'in-process' },
      pluginConfig: { a: { size: 1 } },
      providers: { loopback: { agreements: ['BAA'], retentionDays: 30 } },
      platformConstitutions: ['house.yaml'],
      audit: { checkpointSeconds: 60 },
      limits: { ...DEFAULT_LIMITS, maxVisits: 9, leaseMs: 1000 },
    })
  })

  it('gives the plugins of the host to tenants that name none', () => {
    const text = 'plugins: [a, b]\ntenants: { one: {}, two: { plugins: [c] } }\n'
    const { tenants } = parseConfig(text, '/app/fcc.yaml')
    expect(tenants.one?.plugins).toEqual(['a', 'b'])
    expect(tenants.two?.plugins).toEqual(['c'])
  })

  it('keeps tenants apart, in the order in which they were written', () => {
    const { tenants } = parse('tenants: { b: { plugins: [x] }, a: {} }')
    expect(Object.keys(tenants)).toEqual(['b', 'a'])
    expect(tenants.b?.plugins).toEqual(['x'])
    expect(tenants.a?.plugins).toBeUndefined()
  })

  it.each<[string, string, number, number, string]>([
    ['an unknown key', 'tenant: { id: a }\nstorage: x', 2, 1, 'unknown key storage'],
    [
      'an unknown key inside',
      'tenant:\n  id: a\n  nmae: x',
      3,
      3,
      'tenant: unknown key nmae; expected one of id, name, namespace. Did you mean name?',
    ],
    [
      'a limit that nobody knows',
      'tenant: { id: a }\nlimits: { max_visit: 3 }',
      2,
      11,
      'limits: unknown key max_visit; expected one of max_visits, ',
    ],
    [
      'a key whose name is a part of what was written',
      'tenant: { id: a }\nproviders: { p: { kind: openai, model: m, api_key: env:K } }',
      2,
      43,
      'providers.p: unknown key api_key; expected one of region, agreements, cloud, retention_days, kind, model, base_url, key, limits, reads, price. Did you mean key?',
    ],
    [
      'an unknown key of one tenant of several',
      'tenants:\n  a: { persona: {} }',
      2,
      8,
      'tenants.a: unknown key persona; expected one of personas, ',
    ],
    ['no tenant', 'store: { use: memory }', 1, 1, 'tenant: '],
    ['no tenants', 'tenants: {}', 1, 10, 'tenants: at least one tenant'],
    ['an id with a slash', 'tenant:\n  id: a/b', 2, 7, 'tenant.id: '],
    ['an id with NUL', 'tenant:\n  id: "a\\0b"', 2, 7, 'tenant.id: '],
    ['an id that leaves the folder', 'tenants:\n  ..: {}', 2, 7, 'tenants...: '],
    ['an id of 81 characters', `tenant:\n  id: ${'a'.repeat(81)}`, 2, 7, 'tenant.id: at most 80 '],
    [
      'an id of 100 characters among several',
      `tenants:\n  a: {}\n  ${'b'.repeat(100)}: {}`,
      3,
      105,
      `tenants.${'b'.repeat(100)}: at most 80 `,
    ],
    ['an empty id', 'tenant: { id: "" }', 1, 15, 'tenant.id: '],
    ['a namespace that is none', 'tenant: { id: a, namespace: x }', 1, 29, 'tenant.namespace: '],
    ['a list that is a number', 'tenant: { id: a }\nplugins: 7', 2, 10, 'plugins: '],
    ['an item that is no text', 'tenant: { id: a }\nplugins:\n  - b\n  - 7', 4, 5, 'plugins.1: '],
    [
      'a limit below its least',
      'tenant: { id: a }\nlimits: { max_visits: 0 }',
      2,
      23,
      'limits.max_visits: ',
    ],
    [
      'a tenant of another id',
      'tenants:\n  a: { tenant: { id: b } }',
      2,
      22,
      'tenants.a.tenant.id: ',
    ],
    [
      'a location a host may not state',
      'tenant: { id: a }\nproviders: { p: { location: remote } }',
      2,
      19,
      'providers.p: unknown key location',
    ],
    ['a list at the top', '- a', 1, 1, ''],
    ['text at the top', 'hello', 1, 1, ''],
    [
      'a role that is assigned and not there',
      'tenant: { id: a }\nroles: { keeper: {} }\nrole_assignments:\n  - { user: bo, role: keepr }',
      4,
      23,
      'role_assignments.0.role: no role keepr is under roles; there are keeper. Did you mean keeper?',
    ],
    [
      'a role that a tenant assigns and nobody has',
      'roles: { keeper: {} }\ntenants:\n  a:\n    role_assignments:\n      - { user: bo, role: keper }',
      5,
      27,
      'tenants.a.role_assignments.0.role: no role keper',
    ],
    ['nothing at all', '', 1, 1, ''],
  ])('says where %s stands', (_what, text, line, column, what) => {
    const error = thrown(text)
    expect(error.code).toBe('FCC_CONFIG_INVALID')
    expect(error.place).toMatchObject({ file, line, column })
    expect(error.why).toContain(`${file}:${line}:${column} ${what}`)
  })

  it.each<[string, string, number]>([
    ['a broken indent', 'tenant:\n  id: a\n name: b', 3],
    ['an open bracket', 'tenants: { a: {}', 1],
    ['a key twice', 'tenants:\n  a: {}\n  a: {}', 3],
    ['an alias without an anchor', 'tenant: { id: *nobody }', 1],
    [
      'aliases that multiply',
      `a: &a [${'x, '.repeat(9)}x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]`,
      2,
    ],
  ])('says where the syntax breaks: %s', (_what, text, line) => {
    const error = thrown(text)
    expect(error.code).toBe('FCC_CONFIG_SYNTAX')
    expect(error.place).toMatchObject({ file, line })
  })

  it.each([
    ['providers', 'providers: { Ward: {}, ward: {} }', 'ward'],
    ['services', 'services: { Api.example.org: {}, api.example.org: {} }', 'api.example.org'],
    ['a tenant’s providers', 'tenants: { one: { providers: { Ward: {}, ward: {} } } }', 'ward'],
  ])('takes no two names that differ only by case, of %s', (_what, block, name) => {
    const text = block.startsWith('tenants') ? block : `tenant: { id: one }\n${block}\n`
    expect(() => parse(text)).toThrow('differs only by case from')
    expect(() => parse(text)).toThrow(name)
    expect(() => parse(text.replace('Ward:', 'Other:').replace('Api.', 'other.'))).not.toThrow()
  })

  it('shows every problem at once', () => {
    const error = thrown('tenant: { id: a/b }\nstorage: x\nlimits: { poll_ms: 1 }')
    expect(error.why.split('\n')).toHaveLength(3)
  })

  it('never throws anything but its own errors, whatever it is given', () => {
    const word = fc.constantFrom(
      'tenant',
      'tenants',
      'id',
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      'a',
      '7',
      'null',
      '!!binary x',
      '? ',
      '|',
      '"',
      "'",
      '#',
      'plugins',
      '__proto__',
      '~',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        try {
          const { tenants } = parse(words.join(''))
          expect(Object.keys(tenants).length).toBeGreaterThan(0)
        } catch (error) {
          expect(FccError.is(error) && error.code).toMatch(/^FCC_CONFIG_(SYNTAX|INVALID)$/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('reading it', () => {
  it('says which file is not there', async () => {
    const folder = temporaryFolder()
    const error = await expectCode('FCC_CONFIG_NOT_FOUND', () =>
      readConfig(join(folder, 'fcc.yaml')),
    )
    expect(error.why).toContain(join(folder, 'fcc.yaml'))
  })

  it('says when it cannot be read, a folder of that name included', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'fcc.yaml'))
    await expectCode('FCC_CONFIG_UNREADABLE', () => readConfig(join(folder, 'fcc.yaml')))
  })

  it('takes paths in it from where it lies', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'other.yaml'), single)
    const config = readConfig(join(folder, 'other.yaml'))
    expect(config.directory).toBe(folder)
    expect(config.tenants.team_alpha?.personas.sources[0]).toBe(join(folder, 'personas'))
  })
})

function thrown(text: string): FccError {
  try {
    parse(text)
  } catch (error) {
    if (FccError.is(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
