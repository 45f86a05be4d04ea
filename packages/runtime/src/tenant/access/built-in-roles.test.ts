import { ACCESS_ACTION_NAMES, ACCESS_ACTIONS } from '@fcc/contracts'
import { decideAccess } from '@fcc/governance'
import { describe, expect, it } from 'vitest'
import { ada, expectCode, openRuntime } from '../../testing/test-runtime.test-support.ts'
import { BUILT_IN_ROLES, withBuiltInRoles } from './built-in-roles.ts'

const givenToAdmins: readonly string[] = [
  'api_keys:grant',
  'grants:create',
  'tenants:erase',
  'tenants:export',
  'tenants:unlock',
]

describe('the built-in roles', () => {
  it('are of known actions, and none gives what is explicit but the admin’s, and the operator’s a lifted lock', () => {
    const layers = [{ layer: 'host' as const, rules: withBuiltInRoles(undefined) }]
    for (const [role, permissions] of Object.entries(BUILT_IN_ROLES)) {
      for (const each of permissions) {
        if (each !== '*') expect(ACCESS_ACTION_NAMES).toContain(each)
      }
      const explicit = ACCESS_ACTION_NAMES.filter((name) => 'explicit' in ACCESS_ACTIONS[name])
      for (const action of explicit) {
        const principal = { id: 'x', kind: 'human' as const, roles: [role] }
        const isGiven =
          (role === 'admin' && givenToAdmins.includes(action)) ||
          (role === 'operator' && action === 'tenants:unlock')
        expect(decideAccess(layers, principal, { action, object: 'a/b' }).allowed).toBe(isGiven)
      }
    }
  })

  it('deny what none of them allows where nobody configured roles, once access is required', async () => {
    const open = await openRuntime()
    expect(await open.tenant('riverside').as(ada).runs()).toEqual([])
    const strict = await openRuntime({ access: 'required' })
    await expectCode('FCC_ACCESS_DENIED', () => strict.tenant('riverside').as(ada).runs())
    const viewer = { ...ada, roles: ['viewer'] }
    expect(await strict.tenant('riverside').as(viewer).runs()).toEqual([])
    await expectCode('FCC_ACCESS_DENIED', () =>
      strict.tenant('riverside').as(viewer).start('write', { note: 'x' }),
    )
    await expectCode('FCC_ACCESS_DENIED', () => strict.tenants.listFor(viewer))
    const admin = { ...ada, roles: ['admin'] }
    expect(await strict.tenants.listFor(admin)).toMatchObject([{ id: 'riverside' }])
  })

  it('are beside those of a host and of a tenant, whose own definition of one counts', async () => {
    const strict = await openRuntime({
      access: 'required',
      config: { access: { roles: { viewer: [], clerk: ['runs:list'] }, assignments: [] } },
    })
    const as = (role: string) => strict.tenant('riverside').as({ ...ada, roles: [role] })
    await expectCode('FCC_ACCESS_DENIED', () => as('viewer').runs())
    expect(await as('clerk').runs()).toEqual([])
    expect(await as('auditor').runs()).toEqual([])
  })
})
