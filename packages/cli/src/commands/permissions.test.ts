import { ACCESS_ACTION_NAMES } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: meadow }\n',
      'roles.yaml': `tenant: { id: meadow }
roles:
  nurse: { permissions: ['runs:start:core-catalog/*', 'runs:list'] }
  admin: { permissions: ['*'] }
role_assignments:
  - { user: bo, role: nurse }
`,
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Told {
  readonly isConfigured: boolean
  readonly who: readonly {
    readonly name: string
    readonly roles: readonly string[]
    readonly actions: readonly {
      readonly action: string
      readonly decision: { readonly allowed: boolean }
      readonly lines: readonly object[]
    }[]
  }[]
}

const roles = ['--config', 'roles.yaml']

describe('fcc permissions', () => {
  it('says that no roles are configured, and that everything is allowed then', async () => {
    const { code, out } = await project.fcc('permissions')
    expect(code).toBe(0)
    expect(out).toContain('No roles are configured')
    expect(out).not.toContain('denied  ')
    const told = await project.json<Told>('permissions')
    expect(told).toMatchObject({ code: 0, isConfigured: false })
    expect(told.who[0]?.actions.every(({ decision }) => decision.allowed)).toBe(true)
  })

  it('shows every action of each role, with the line that decides', async () => {
    const { out } = await project.fcc('permissions', ...roles)
    expect(out).toMatch(/^ {2}nurse\n/m)
    expect(out).toMatch(/runs:start +allowed +nurse: runs:start:core-catalog\/\*/)
    expect(out).toMatch(/subjects:shred +denied +no line of these roles gives it, says the \w+/)
    expect(out).toMatch(/subjects:shred +allowed +admin: \*/)
    const { who } = await project.json<Told>('permissions', ...roles)
    expect(who.map(({ name }) => name)).toEqual(['nurse', 'admin'])
    for (const { actions } of who) {
      expect(actions.map(({ action }) => action)).toEqual(ACCESS_ACTION_NAMES)
    }
  })

  it('shows what one person may do, by the roles that are assigned to them too', async () => {
    const { who } = await project.json<Told>('permissions', '--as', 'BO', ...roles)
    expect(who).toHaveLength(1)
    expect(who[0]?.roles).toEqual(['nurse'])
    const allowed = who[0]?.actions.filter(({ decision }) => decision.allowed)
    expect(allowed?.map(({ action }) => action)).toEqual(['runs:start', 'runs:list'])
    const nobody = await project.fcc('permissions', '--as', 'eve', ...roles)
    expect(nobody.out).toContain('eve   without roles')
    expect(nobody.out).not.toContain('  allowed')
  })

  it('has help with examples', async () => {
    const { out } = await project.fcc('permissions', 'list', '--help')
    expect(out).toContain('$ fcc permissions list --as ann:nurse --tenant riverside')
  })
})

describe('a role that nobody has written down', () => {
  it('is a warning of doctor where a step or a rule asks for it, and its last line counts it', async () => {
    const asked = `workflow: sign
start: sign
nodes:
  - { id: sign, persona: RC, human: { roles: [nurze], ask: Is it good? }, produces: answer }
---
constitution: house
title: House
rules:
  - id: ask
    tier: mandatory
    at: [release]
    when: run.domain == 'LAB'
    remedy: require_approval
    approvable_by: [admin, matron]
`
    project.write('own.yaml', asked)
    const config = 'personas: { sources: [own.yaml] }\n'
    project.write('asks.yaml', `tenant: { id: meadow }\nroles: { nurse: {}, admin: {} }\n${config}`)
    project.write('free.yaml', `tenant: { id: meadow }\n${config}`)
    const { code, out } = await project.fcc('doctor', '--config', 'asks.yaml')
    expect(code).toBe(0)
    expect(out).toContain('Did you mean nurse?')
    expect(out.match(/FCC_ACCESS_ROLE_UNKNOWN/g)).toHaveLength(2)
    // Whoever asks has none of these roles, and what was not looked at for it counts.
    expect(out).toContain('not looked at: FCC_ACCESS_DENIED')
    expect(out.trimEnd()).toMatch(/ {2}Everything starts: 0 errors, 3 warnings\.$/)
    const free = await project.fcc('doctor', '--config', 'free.yaml')
    expect([
      free.code,
      free.out.trimEnd().endsWith('  Everything starts: 0 errors, 0 warnings.'),
    ]).toEqual([0, true])
  })
})
