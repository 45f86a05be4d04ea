import { ACCESS_ACTION_NAMES, ACCESS_ACTIONS, type Principal, type RoleRules } from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessLayers, decideAccess } from './decide-access.ts'

const rules: RoleRules = {
  roles: {
    admin: ['*'],
    clinician: ['runs:start:healthcare/*', 'runs:list', 'approvals:*'],
    own: ['approvals:approve', 'approvals:approve_own:healthcare/*'],
  },
  assignments: [
    { user: 'Ada@Example.org', role: 'admin' },
    { group: 'ward-3', role: 'clinician' },
  ],
}
const host: AccessLayers = [{ layer: 'host', rules }]
const person = (id: string, ...roles: string[]): Principal => ({ id, kind: 'human', roles })

describe('who may', () => {
  it('is everybody of a fitting kind where no layer has rules', () => {
    for (const action of ACCESS_ACTION_NAMES) {
      expect(decideAccess([], person('bo'), { action })).toEqual({ allowed: true })
    }
  })

  it('is nobody whom no role allows it, once a layer has rules', () => {
    for (const action of ACCESS_ACTION_NAMES) {
      const decision = decideAccess(host, person('bo', 'nurse'), { action, object: 'a/b' })
      expect(decision).toEqual({
        allowed: false,
        because: 'roles',
        layer: 'host',
        roles: ['nurse'],
      })
    }
    const none = [{ layer: 'tenant' as const, rules: { roles: {}, assignments: [] } }]
    expect(decideAccess(none, person('bo'), { action: 'runs:list' }).allowed).toBe(false)
  })

  it('is a person by any writing of their id, and everybody of a group', () => {
    const start = { action: 'runs:start', object: 'healthcare/note' } as const
    expect(decideAccess(host, person('ada@example.ORG'), start).allowed).toBe(true)
    expect(decideAccess(host, person('bo', 'ward-3'), start).allowed).toBe(true)
    expect(decideAccess(host, person('bo', 'clinician'), start).allowed).toBe(true)
    expect(
      decideAccess(host, person('bo', 'ward-3'), { ...start, object: 'finserv/note' }).allowed,
    ).toBe(false)
    const any = { ...start, object: { any: true } } as const
    expect(decideAccess(host, person('bo', 'ward-3'), any).allowed).toBe(true)
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'is nobody by a role that only every object has: %s',
    (role) => {
      for (const action of ACCESS_ACTION_NAMES) {
        expect(decideAccess(host, person('bo', role), { action }).allowed).toBe(false)
      }
    },
  )

  it('is no model and no persona that accepts, shreds, approves or changes tenants, whatever the roles', () => {
    const refused = ACCESS_ACTION_NAMES.filter((action) =>
      (['model', 'persona'] as const).every(
        (kind) =>
          !decideAccess(host, { id: 'ada@example.org', kind, roles: ['admin'] }, { action })
            .allowed,
      ),
    )
    expect(refused).toEqual([
      'runs:replay',
      'runs:record',
      'runs:resume',
      'runs:quarantine',
      'approvals:read',
      'approvals:approve',
      'approvals:reject',
      'approvals:waive',
      'approvals:approve_own',
      'approvals:waive_own',
      'diagnostics:read',
      'status:read',
      'documents:create',
      'work:read',
      'subjects:shred',
      'records:prune',
      'audit:read',
      'audit:export',
      'records:export',
      'providers:list',
      'providers:test',
      'reports:read',
      'events:read',
      'events:replay',
      'webhooks:list',
      'webhooks:test',
      'webhooks:redrive',
      'api_keys:create',
      'api_keys:list',
      'api_keys:rotate',
      'api_keys:revoke',
      'api_keys:grant',
      'principals:sign_out',
      'grants:create',
      'grants:list',
      'grants:revoke',
      'grants:use',
      'safeguards:accept',
      'stores:accept',
      'stores:migrate',
      'stores:copy',
      'stores:back_up',
      'stores:restore',
      'keys:read',
      'keys:rotate',
      'reference_data:import',
      'tenants:list',
      'tenants:add',
      'tenants:replace',
      'tenants:suspend',
      'tenants:resume',
      'tenants:remove',
      'tenants:export',
      'tenants:import',
      'tenants:erase',
      'tenants:unlock',
    ])
  })

  it('is started by who may start the workflow behind it, and nothing else is given by that', () => {
    const layers: AccessLayers = [
      {
        layer: 'host',
        rules: { roles: { r: ['workflows:start:research/*'] }, assignments: [] },
      },
    ]
    const may = (action: 'runs:start' | 'outcomes:read' | 'runs:read', behind?: string) =>
      decideAccess(layers, person('bo', 'r'), { action, object: 'house/note', behind }).allowed
    expect(may('runs:start', 'research/deep')).toBe(true)
    expect(may('runs:start', 'other/deep')).toBe(false)
    expect(may('runs:start')).toBe(false)
    expect(may('outcomes:read', 'research/deep')).toBe(false)
    expect(may('runs:read', 'research/deep')).toBe(false)
  })

  it('approves its own runs only where a permission writes that out', () => {
    const own = { action: 'approvals:approve_own', object: 'healthcare/note' } as const
    expect(decideAccess(host, person('bo', 'admin'), own).allowed).toBe(false)
    expect(decideAccess(host, person('bo', 'clinician'), own).allowed).toBe(false)
    expect(decideAccess(host, person('bo', 'own'), own).allowed).toBe(true)
    expect(decideAccess(host, person('bo', 'own'), { ...own, object: 'gov/x' }).allowed).toBe(false)
  })

  it('is whom each of several layers allows it: neither gives what the other denies', () => {
    const layer = (name: 'host' | 'tenant', ...permissions: string[]) => ({
      layer: name,
      rules: { roles: { r: permissions }, assignments: [] },
    })
    const wanted = { action: 'runs:list' } as const
    const [allows, denies] = [['runs:*'], ['audit:*']]
    const of = (host: string[], tenant: string[]) =>
      decideAccess([layer('host', ...host), layer('tenant', ...tenant)], person('bo', 'r'), wanted)
    expect(of(allows, allows)).toEqual({ allowed: true })
    expect(of(allows, denies)).toMatchObject({ allowed: false, layer: 'tenant' })
    expect(of(denies, allows)).toMatchObject({ allowed: false, layer: 'host' })
  })

  it('is never made wider by rules of a tenant', () => {
    const permission = fc.constantFrom(
      '*',
      'runs:*',
      'runs:start',
      'runs:start:a/*',
      ...ACCESS_ACTION_NAMES,
    )
    const role = fc.constantFrom('r1', 'r2', 'constructor', 'toString')
    const layer = fc.record({
      roles: fc.dictionary(role, fc.array(permission, { maxLength: 3 })),
      assignments: fc.array(fc.record({ user: fc.constantFrom('bo', 'al'), role }), {
        maxLength: 3,
      }),
    })
    fc.assert(
      fc.property(
        layer,
        layer,
        fc.array(role, { maxLength: 2 }),
        fc.constantFrom(...ACCESS_ACTION_NAMES),
        (above, below, roles, action) => {
          const who = person('bo', ...roles)
          const object = 'object' in ACCESS_ACTIONS[action] ? 'a/b' : undefined
          const one = decideAccess([{ layer: 'host', rules: above }], who, { action, object })
          const both = decideAccess(
            [
              { layer: 'host', rules: above },
              { layer: 'tenant', rules: below },
            ],
            who,
            { action, object },
          )
          if (!one.allowed) expect(both).toEqual(one)
        },
      ),
    )
  })
})
