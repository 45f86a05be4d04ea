import { describe, expect, it } from 'vitest'
import { readCaller } from './principal.ts'

const callerOf = (headers: Readonly<Record<string, string>>) => readCaller((name) => headers[name])

describe('who asks', () => {
  it('is named by tenant and user, with roles where there are some', () => {
    expect(callerOf({ 'x-fcc-tenant': 'riverside', 'x-fcc-user': 'ada' })).toEqual({
      tenant: 'riverside',
      principal: { id: 'ada', kind: 'human', roles: [] },
    })
    const headers = { 'x-fcc-tenant': 'r', 'x-fcc-user': 'ada', 'x-fcc-roles': 'author, , clerk' }
    expect(callerOf(headers)?.principal.roles).toEqual(['author', 'clerk'])
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no user', { 'x-fcc-tenant': 'riverside' }],
    ['an empty user', { 'x-fcc-tenant': 'riverside', 'x-fcc-user': '' }],
    ['no tenant', { 'x-fcc-user': 'ada' }],
    ['an empty tenant', { 'x-fcc-tenant': '', 'x-fcc-user': 'ada' }],
    ['nothing', {}],
  ])('is nobody with %s', (_, headers) => {
    expect(callerOf(headers)).toBeUndefined()
  })
})
