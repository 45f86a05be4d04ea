import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Principal } from '@fcc/contracts'
import { decideAccess, type WantedAccess } from '@fcc/governance'
import { describe, expect, it } from 'vitest'
import { expectCode } from '../testing/test-runtime.test-support.ts'
import type { HostConfig } from './host-config.ts'
import { parseConfig } from './read-config.ts'
import { statedParts } from './stated-parts.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'second-seed')
const FILE = '/app/fcc.yaml'

/** A host that includes files as the second seed prints them, unless a test writes them otherwise. */
function including(
  names: readonly string[],
  written: Readonly<Record<string, string>> = {},
  more = '',
): HostConfig {
  const read = (path: string) => {
    const name = path.split('/').at(-1) ?? ''
    return written[name] ?? readFileSync(join(fixtures, name), 'utf8')
  }
  return parseConfig(
    `tenant: { id: riverside }\ninclude: [${names.join(', ')}]\n${more}`,
    FILE,
    read,
  )
}

const rbac = including(['config/rbac.yaml'])
const person = (id: string, roles: readonly string[] = [], groups: readonly string[] = []) =>
  ({ id, kind: 'human', roles, groups }) as Principal
const isAllowed = (who: Principal, wanted: WantedAccess) => {
  const rules = rbac.access
  if (!rules) throw new Error('no rules')
  return decideAccess([{ layer: 'host', rules }], who, wanted).allowed
}
const start = (object: string, behind = 'house/anything'): WantedAccess => ({
  action: 'runs:start',
  object,
  behind,
})

/** Each line of the seed's `config/rbac.yaml`, with what it allows and what it does not. */
const LINES: readonly (readonly [
  line: string,
  role: string,
  allowed: readonly WantedAccess[],
  refused: readonly WantedAccess[],
])[] = [
  [
    'patterns:*',
    'admin',
    [{ action: 'catalogue:read' }, start('house/summarize'), { action: 'documents:create' }],
    [{ action: 'subjects:shred' }, { action: 'audit:export' }],
  ],
  [
    'stitches:*',
    'admin',
    [{ action: 'workflows:start', object: 'research/deep' }],
    [{ action: 'runs:read', object: 'house/summarize' }],
  ],
  [
    'users:*',
    'admin',
    [
      { action: 'api_keys:create' },
      { action: 'api_keys:revoke' },
      { action: 'api_keys:grant', object: 'viewer' },
      { action: 'principals:sign_out' },
    ],
    [{ action: 'approvals:approve', object: 'house/x' }],
  ],
  [
    'config:*',
    'admin',
    [
      { action: 'diagnostics:read' },
      { action: 'providers:list' },
      { action: 'tenants:replace', object: 'riverside' },
    ],
    [{ action: 'safeguards:accept', object: 'riverside' }],
  ],
  ['patterns:read', 'developer', [{ action: 'catalogue:read' }], [{ action: 'api_keys:list' }]],
  [
    'patterns:execute',
    'developer',
    [start('house/summarize'), start('analysis/deep/one')],
    [{ action: 'runs:cancel', object: 'house/summarize' }],
  ],
  ['stitches:read', 'developer', [{ action: 'catalogue:read' }], [{ action: 'diagnostics:read' }]],
  [
    'stitches:execute',
    'developer',
    [{ action: 'workflows:start', object: 'house/any' }],
    [{ action: 'outcomes:read', object: 'house/any' }],
  ],
  [
    'patterns:create_custom',
    'developer',
    [{ action: 'documents:create' }],
    [{ action: 'tenants:replace', object: 'riverside' }],
  ],
  ['patterns:read', 'analyst', [{ action: 'catalogue:read' }], [{ action: 'documents:create' }]],
  [
    'patterns:execute:analysis/*',
    'analyst',
    [start('analysis/claims'), start('analysis/deep/one'), start('house/analysis/claims')],
    [start('house/summarize'), start('analyses/claims'), start('analysis')],
  ],
  [
    'stitches:execute:research/*',
    'analyst',
    [start('house/any', 'research/deep'), start('house/any', 'house/research/deep')],
    [start('research/deep', 'house/other'), start('house/any', 'researching/deep')],
  ],
  [
    'patterns:read',
    'viewer',
    [{ action: 'catalogue:read' }],
    [{ action: 'workflows:start', object: 'research/x' }],
  ],
  [
    'patterns:execute:summarize',
    'viewer',
    [start('summarize'), start('house/summarize')],
    [start('house/summarize_all'), start('house/summarise'), start('summarize/house')],
  ],
  [
    'patterns:execute:extract_*',
    'viewer',
    [start('house/extract_wisdom'), start('extract_wisdom')],
    [start('house/extract'), start('house/re_extract_wisdom'), start('extracts/x')],
  ],
]

describe('the second seed’s config/rbac.yaml', () => {
  it.each(LINES)('%s lets a %s do this much', (_, role, allowed, refused) => {
    for (const wanted of allowed) {
      expect([wanted, isAllowed(person('x', [role]), wanted)]).toEqual([wanted, true])
    }
    for (const wanted of refused) {
      expect([wanted, isAllowed(person('x', [role]), wanted)]).toEqual([wanted, false])
    }
  })

  it('has each of its lines held to examples here', () => {
    const text = readFileSync(join(fixtures, 'rbac.yaml'), 'utf8')
    const printed: string[] = []
    let role = ''
    for (const line of text.split('\n')) {
      role = /^ {2}(\w+):$/.exec(line)?.[1] ?? role
      const [, permission] = /^ {6}- (\S+)$/.exec(line) ?? []
      if (permission !== undefined) printed.push(`${role} ${permission}`)
    }
    expect(LINES.map(([line, of]) => `${of} ${line}`)).toEqual(printed)
    expect(printed).toHaveLength(15)
  })

  it('assigns its roles to a user and to groups, and to nobody else', () => {
    const wanted = { action: 'documents:create' } as const
    expect(isAllowed(person('Admin@Company.com'), { action: 'api_keys:create' })).toBe(true)
    expect(isAllowed(person('bo', [], ['engineering']), wanted)).toBe(true)
    expect(isAllowed(person('bo', [], ['research']), wanted)).toBe(false)
    expect(isAllowed(person('bo', [], ['research']), start('analysis/x'))).toBe(true)
    expect(isAllowed(person('bo', [], ['admin', 'developer']), wanted)).toBe(false)
    expect(isAllowed(person('bo'), { action: 'catalogue:read' })).toBe(false)
  })
})

describe('the second seed’s config/security.yaml', () => {
  it('is read as it is printed', () => {
    const { authentication } = including(['config/security.yaml'])
    expect(authentication?.session).toMatchObject({ timeoutSeconds: 3600, refreshEnabled: true })
    expect(authentication?.providers).toMatchObject([
      { type: 'api_key', header: 'x-api-key' },
      {
        type: 'jwt',
        issuer: 'https://auth.company.com',
        audience: ['fabric-api'],
        jwksUri: 'https://auth.company.com/.well-known/jwks.json',
      },
      {
        type: 'oidc',
        name: 'okta',
        issuer: 'https://company.okta.com',
        clientId: 'env:OKTA_CLIENT_ID',
      },
    ])
  })

  it('has what it leaves open named: nobody is let in whose tenant nothing says', () => {
    const said = statedParts(including(['config/security.yaml']))
    expect(said.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning FCC_CONFIG_NO_TENANT',
      'warning FCC_CONFIG_NO_TENANT',
      'warning FCC_CONFIG_NO_REDIRECT',
    ])
    expect(said.map(({ why }) => why).join()).toContain('https://company.okta.com')
  })

  it.each([
    ['a signature by a shared secret', 'algorithms: [HS256]', /algorithms/],
    ['no signature', 'algorithms: [none]', /algorithms/],
    [
      'keys over a way that others can change',
      'jwks_uri: http://auth.company.com/jwks',
      /jwks_uri/,
    ],
    ['an issuer with a user in it', 'issuer: https://x@auth.company.com', /issuer/],
    ['an unknown key', 'audiences: x', /audiences/],
  ])('is refused with %s, at its place', async (_, line, what) => {
    const text =
      `authentication:\n  providers:\n    - type: jwt\n      issuer: https://a.example\n      audience: fcc\n      jwks_uri: https://a.example/jwks\n      ${line}\n`.replace(
        / +(\w+): [^\n]*\n(?=(?:.*\n)* +\1: )/,
        '',
      )
    const error = await expectCode('FCC_CONFIG_INVALID', () =>
      including(['config/security.yaml'], { 'security.yaml': text }),
    )
    expect(error.why).toMatch(what)
    expect(error.place).toMatchObject({ file: '/app/config/security.yaml' })
    expect(error.place?.line).toBeGreaterThan(2)
  })

  it('is refused where a secret stands in it, or one issuer twice', async () => {
    const oidc = '{ type: oidc, issuer: "https://a.example", client_id: fcc'
    for (const providers of [`[${oidc}, client_secret: plain }]`, `[${oidc} }, ${oidc} }]`]) {
      const text = `authentication:\n  providers: ${providers}\n`
      const error = await expectCode('FCC_CONFIG_INVALID', () =>
        including(['config/security.yaml'], { 'security.yaml': text }),
      )
      expect(error.why).not.toContain('plain')
    }
  })
})

describe('the second seed’s config/governance.yaml', () => {
  it('is read as it is printed, and what nothing here does is named', () => {
    const host = including(['config/governance.yaml'])
    expect(host.dataGovernance).toMatchObject({
      findings: { 'pii/': 'redact' },
      blocked: ['pii/payment-card', 'pii/us-ssn', 'secret/api-key'],
      retention: { audit_entries: 90, runs: 30, events: 30, commands: 30 },
    })
    expect(host.keys?.rotateAfterMs).toBe(30 * 24 * 3600 * 1000)
    expect(host.keys?.masterRotateAfterMs).toBe(30 * 24 * 3600 * 1000)
    expect(host.tenants.riverside?.retention).toEqual(host.dataGovernance?.retention)
    const said = statedParts(host)
    expect(said.map(({ code }) => code)).toEqual(Array(1).fill('FCC_CONFIG_NOT_DONE'))
    for (const what of ['retention.cache']) {
      expect(said.some(({ why }) => why.includes(what))).toBe(true)
    }
  })

  it('gives way to what a tenant asks for itself', () => {
    const host = including(['config/governance.yaml'], {}, 'retention: { runs: 365 }\n')
    expect(host.tenants.riverside?.retention).toMatchObject({ runs: 365, audit_entries: 90 })
  })
})

describe('included files', () => {
  it('are all three at once what stands in them', () => {
    const host = including(['config/security.yaml', 'config/rbac.yaml', 'config/governance.yaml'])
    expect([host.authentication, host.access, host.dataGovernance].every(Boolean)).toBe(true)
  })

  it.each([
    ['a key that is there already', ['a/rbac.yaml', 'b/rbac.yaml'], {}, /roles is in/],
    ['a key that belongs elsewhere', ['x.yaml'], { 'x.yaml': 'store: { use: memory }' }, /store/],
    ['no map', ['x.yaml'], { 'x.yaml': '- a' }, /a map/],
    [
      'a role that includes itself',
      ['x.yaml'],
      { 'x.yaml': 'roles: { a: { includes: [a] } }' },
      /a includes a/,
    ],
    [
      'roles that include one another',
      ['x.yaml'],
      {
        'x.yaml':
          'roles:\n  a: { includes: [b] }\n  b: { includes: [c] }\n  c: { includes: [a] }\n',
      },
      /a includes b includes c includes a/,
    ],
    [
      'a role that is nowhere',
      ['x.yaml'],
      { 'x.yaml': 'roles: { a: { includes: [viewr] } }' },
      /Did you mean viewer/,
    ],
    [
      'a permission that is none',
      ['x.yaml'],
      { 'x.yaml': 'roles: { a: { permissions: ["patterns:write"] } }' },
      /patterns:write covers no action/,
    ],
    [
      'a resource that is none',
      ['x.yaml'],
      { 'x.yaml': 'roles: { a: { permissions: ["pattern:read"] } }' },
      /pattern:read covers no action/,
    ],
    [
      'an assignment of a role that is nowhere',
      ['x.yaml'],
      { 'x.yaml': 'roles: { a: {} }\nrole_assignments: [{ user: bo, role: b }]' },
      /no role b/,
    ],
  ])('are refused with %s', async (_, names, written, what) => {
    const error = await expectCode('FCC_CONFIG_INVALID', () => including(names, written))
    expect(error.why).toMatch(what)
  })

  it('may include and assign the roles that are built in', () => {
    const { access } = including(['x.yaml'], {
      'x.yaml':
        'roles: { nurse: { permissions: ["approvals:read"], includes: [viewer] } }\nrole_assignments: [{ user: bo, role: auditor }]',
    })
    const may = (who: Principal, action: 'audit:export' | 'runs:list' | 'approvals:read') =>
      decideAccess([{ layer: 'host', rules: access ?? { roles: {}, assignments: [] } }], who, {
        action,
      }).allowed
    expect(may(person('x', ['nurse']), 'runs:list')).toBe(true)
    expect(may(person('x', ['nurse']), 'approvals:read')).toBe(true)
    expect(may(person('x', ['nurse']), 'audit:export')).toBe(false)
    expect(may(person('bo'), 'audit:export')).toBe(true)
    // Nobody has a built-in role by its name where none was asked for.
    expect(may(person('x', ['operator']), 'runs:list')).toBe(false)
  })
})
