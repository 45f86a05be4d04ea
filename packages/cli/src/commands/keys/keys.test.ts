import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

const AS = ['--as', 'ada:operator'] as const
let project: TestProject

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: meadow }\nstore: { use: sqlite, directory: .fcc }\n',
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools that the neighbours own.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Status {
  readonly wraps: string
  readonly behind: number
  readonly tenants: readonly { readonly tenant: string; readonly keys: number }[]
}
interface Rotated {
  readonly before?: string
  readonly tenants: readonly {
    readonly tenant: string
    readonly rewrapped: number
    readonly renewed: number
  }[]
}

const keyFiles = () => readdirSync(project.path('.fcc', 'keys')).sort()
const ofMeadow = ({ tenants }: Rotated) => tenants.find(({ tenant }) => tenant === 'meadow')

describe('fcc keys', () => {
  let run = ''
  let first = ''

  it('says which master key wraps, and how many keys of whom', async () => {
    const { run: made } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['run', 'GEN-001', '--input', 'brief.md', '--subject', 'patient-17'],
    )
    run = made.id
    const status = await project.json<Status>('keys', 'status')
    expect([status.behind, status.code]).toEqual([0, 0])
    first = status.wraps
    expect(first).toMatch(/^mk_/)
    expect(status.tenants.map(({ tenant }) => tenant)).toContain('meadow')
    const said = await project.fcc('keys', 'status')
    expect(said.out).toContain(`Wraps now: ${first}`)
    expect(said.out).toContain('Nothing is under another master key.')
  })

  it('has every key wrapped by a new master key, says how far it is, and gives the old one up', async () => {
    const early = await project.fcc('keys', 'retire', first, ...AS)
    expect([early.code, early.err.split('\n')[0]]).toEqual([1, 'FCC_SEALING_NOT_RETIRED'])
    const rotated = await project.fcc('keys', 'rotate', '--master', ...AS)
    expect([rotated.code, rotated.err]).toEqual([0, ''])
    expect(rotated.out).toMatch(/meadow: \d+ keys looked at/)
    expect(rotated.out).toMatch(/meadow +\d+ keys +\d+ wrapped anew +0 with a new version/)
    expect(keyFiles()).toEqual(['master.key', 'master.key.2'])
    const misspelt = await project.fcc('keys', 'retire', `${first}x`, ...AS)
    expect([misspelt.code, misspelt.err.split('\n')[0]]).toEqual([1, 'FCC_SEALING_NOT_RETIRED'])
    expect((await project.fcc('keys', 'status')).out).toContain(`fcc keys retire ${first}`)
    const retired = await project.fcc('keys', 'retire', first, ...AS)
    expect([retired.code, retired.err]).toEqual([0, ''])
    expect(keyFiles()).toEqual(['master.key.2'])
    expect((await project.fcc('explain', run)).code).toBe(0)
  })

  it('gives every data key a new version, and from an earlier time on none twice', async () => {
    const one = await project.json<Rotated>('keys', 'rotate', '--data', ...AS)
    expect(ofMeadow(one)?.renewed).toBeGreaterThan(0)
    const { before = '' } = one
    const again = await project.json<Rotated>(
      ...['keys', 'rotate', '--data', '--before', before, ...AS],
    )
    expect([ofMeadow(again)?.renewed, again.before]).toEqual([0, before])
    expect((await project.fcc('explain', run)).code).toBe(0)
    const checked = await project.json<{ readonly whole: boolean }>('store', 'check')
    expect(checked.whole).toBe(true)
  })

  it('rotates nothing where nobody says what, or by a time that is none', async () => {
    for (const words of [[], ['--data', '--before', 'yesterday']]) {
      const refused = await project.fcc('keys', 'rotate', ...words, ...AS)
      expect([refused.code, refused.out]).toEqual([2, ''])
      expect(refused.err).toContain('--')
    }
    expect(keyFiles()).toEqual(['master.key.2'])
  })

  it('are where fcc.yaml says: a key of the environment takes over from a file', async () => {
    const value = '7a'.repeat(32)
    const wanted = `tenant: { id: meadow }
store: { use: sqlite, directory: .fcc }
keys:
  master: { from: environment, variable: FCC_TEST_MASTER_KEY }
  known: [{ from: file, file: .fcc/keys/master.key }]
`
    project.write('fcc.yaml', wanted)
    const missing = await project.fcc('keys', 'status')
    expect(missing.err.split('\n')[0]).toBe('FCC_SECRET_MISSING')
    vi.stubEnv('FCC_TEST_MASTER_KEY', value)
    const before = await project.json<Status>('keys', 'status')
    expect(before.behind).toBeGreaterThan(0)
    const rotated = await project.fcc('keys', 'rotate', '--master', ...AS)
    expect([rotated.code, rotated.err]).toEqual([0, ''])
    project.write('fcc.yaml', wanted.replace(/ {2}known.*\n/, ''))
    expect((await project.json<Status>('keys', 'status')).behind).toBe(0)
    expect((await project.fcc('explain', run)).code).toBe(0)
    const further = await project.fcc('keys', 'rotate', '--master', ...AS)
    expect(further.err.split('\n')[0]).toBe('FCC_SEALING_NOT_RENEWED')
    expect(rotated.out + before.wraps).not.toContain(value)
  })
})
