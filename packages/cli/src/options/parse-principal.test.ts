import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePrincipal } from './parse-principal.ts'

describe('--as', () => {
  it('names who acts, with roles after a colon', () => {
    expect(parsePrincipal('ada:officer, author,,officer')).toEqual({
      kind: 'human',
      id: 'ada',
      roles: ['officer', 'author'],
    })
    expect(parsePrincipal('ada')).toEqual({ kind: 'human', id: 'ada', roles: [] })
  })

  it('is the user of the system without roles, where nobody is named', () => {
    expect(parsePrincipal(undefined, () => 'grace')).toEqual({
      kind: 'human',
      id: 'grace',
      roles: [],
    })
    expect(parsePrincipal(undefined).id).not.toBe('')
  })

  it('gives nobody a role that was not written', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (id, roles) => {
        const written = `${id.replaceAll(':', '')}:${roles.join(',')}`
        for (const role of parsePrincipal(written).roles) expect(written).toContain(role)
      }),
    )
  })
})
