import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': `tenant: { id: meadow }
roles:
  keeper: { permissions: ['api_keys:*', 'runs:list'] }
  reader: { permissions: ['runs:list'] }
`,
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Made {
  readonly id: string
  readonly key: string
  readonly state: string
}

const keeper = ['--as', 'kim:keeper'] as const

describe('fcc api-keys', () => {
  it('makes, lists, rotates and revokes keys, and shows each text once', async () => {
    const made = await project.fcc(
      'api-keys',
      'create',
      'nightly load',
      '--role',
      'keeper',
      ...keeper,
    )
    expect([made.code, made.err]).toEqual([0, ''])
    const [key = ''] = /^fcc_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/m.exec(made.out) ?? []
    expect(made.out).toContain('service nightly-load as keeper')
    const id = key.slice(4, 20)

    const listed = await project.fcc('api-keys', 'list', ...keeper)
    expect(listed.out).toMatch(/active +service nightly-load +keeper +free · does not expire/)
    expect(listed.out).toContain(id)
    expect(listed.out).not.toContain(key.slice(-43))

    const rotated = await project.fcc('api-keys', 'rotate', id, '--overlap', '60', ...keeper)
    expect(rotated.code).toBe(0)
    expect(rotated.out).toMatch(new RegExp(`^fcc_${id}_`, 'm'))
    expect(rotated.out).not.toContain(key)
    expect(rotated.out).toContain('Its former secret is accepted until')

    expect((await project.fcc('api-keys', 'rotate', id, '--overlap', '0', ...keeper)).code).toBe(0)
    expect((await project.fcc('api-keys', 'revoke', id, ...keeper)).out).toContain('Revoked')
    const { keys } = await project.json<{ readonly keys: readonly Made[] }>(
      'api-keys',
      'list',
      ...keeper,
    )
    expect(keys).toMatchObject([{ id, state: 'revoked' }])
    const files = ['control.sqlite', 'control.sqlite-wal'].flatMap((name) => {
      try {
        return [readFileSync(join(project.directory, '.fcc', name), 'latin1')]
      } catch {
        return []
      }
    })
    expect(files.join('')).toContain(id)
    expect(files.join('')).not.toContain(key.slice(-43))
  })

  it('lets only those do it who may', async () => {
    for (const act of [
      ['create', 'x'],
      ['list'],
      ['rotate', '0123456789abcdef'],
      ['revoke', '0123456789abcdef'],
    ]) {
      const { err } = await project.fcc('api-keys', ...act, '--as', 'ray:reader')
      expect(err).toContain('FCC_ACCESS_DENIED')
    }
    const { err } = await project.fcc('api-keys', 'create', 'x', '--role', 'reader', ...keeper)
    expect(err).toContain('api_keys:grant')
  })

  it('makes a person’s own key with --person', async () => {
    const made = await project.json<{ readonly principal: object }>(
      ...['api-keys', 'create', 'at my desk', '--person', '--role', 'keeper', ...keeper],
    )
    expect(made.principal).toMatchObject({ kind: 'human', id: 'kim' })
  })
})
