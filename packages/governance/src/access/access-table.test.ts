import { ACCESS_ACTION_NAMES, type Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { accessTable } from './access-table.ts'
import { type AccessLayers, decideAccess } from './decide-access.ts'

const host: AccessLayers = [
  {
    layer: 'host',
    rules: {
      roles: {
        nurse: ['runs:start:healthcare/*', 'runs:list', 'approvals:*'],
        operator: ['tenants:add:ward-*'],
      },
      assignments: [{ group: 'ward-3', role: 'nurse' }],
    },
  },
]
const both: AccessLayers = [
  ...host,
  { layer: 'tenant', rules: { roles: { nurse: ['runs:*'] }, assignments: [] } },
]
const person = (...roles: string[]): Principal => ({ id: 'bo', kind: 'human', roles })
const rowOf = (layers: AccessLayers, principal: Principal, action: string) =>
  accessTable(layers, principal).find((row) => row.action === action)

describe('the table of what somebody may do', () => {
  it('has every action once, decided as it is where it is done', () => {
    for (const layers of [[], host, both]) {
      const table = accessTable(layers, person('nurse'))
      expect(table.map(({ action }) => action)).toEqual(ACCESS_ACTION_NAMES)
      for (const { action, object, decision } of table) {
        if (object === 'tenant' || object === 'reference data') continue
        const wanted = { action, object: { any: true } as const }
        expect(decision).toEqual(decideAccess(layers, person('nurse'), wanted))
      }
    }
  })

  it('names the line of each layer that gives an action', () => {
    expect(rowOf(both, person('nurse'), 'runs:start')?.lines).toEqual([
      { layer: 'host', role: 'nurse', permission: 'runs:start:healthcare/*' },
      { layer: 'tenant', role: 'nurse', permission: 'runs:*' },
    ])
    expect(rowOf(both, person('nurse'), 'approvals:read')).toMatchObject({
      decision: { allowed: false, because: 'roles', layer: 'tenant' },
      lines: [],
    })
  })

  it('follows assignments, and gives no own approval for a star', () => {
    expect(rowOf(host, person('ward-3'), 'runs:list')?.decision.allowed).toBe(true)
    expect(rowOf(host, person('ward-3'), 'approvals:approve')?.decision.allowed).toBe(true)
    expect(rowOf(host, person('ward-3'), 'approvals:approve_own')?.decision.allowed).toBe(false)
  })

  it('asks the host’s layer alone for what is the host’s', () => {
    expect(rowOf(both, person('operator'), 'tenants:add')?.lines).toEqual([
      { layer: 'host', role: 'operator', permission: 'tenants:add:ward-*' },
    ])
  })

  it('denies a kind what it may never do, whatever the lines say', () => {
    const model: Principal = { id: 'm', kind: 'model', roles: [] }
    expect(rowOf([], model, 'subjects:shred')?.decision).toMatchObject({ because: 'kind' })
    expect(rowOf([], model, 'runs:start')).toMatchObject({ decision: { allowed: true }, lines: [] })
  })

  it('denies what host and tenant allow for objects that never meet', () => {
    const apart = (pattern: string): AccessLayers => [
      ...host,
      {
        layer: 'tenant',
        rules: { roles: { nurse: [`runs:start:${pattern}`] }, assignments: [] },
      },
    ]
    expect(rowOf(apart('finance/*'), person('nurse'), 'runs:start')).toMatchObject({
      decision: { allowed: false, because: 'patterns' },
      lines: [],
    })
    expect(rowOf(apart('*/notes'), person('nurse'), 'runs:start')?.decision.allowed).toBe(true)
  })
})
