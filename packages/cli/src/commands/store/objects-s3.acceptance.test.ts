import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { linkPlugin } from '../../fixtures/link-plugin.ts'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

const PLUGIN = '@fcc/plugin-objects-s3'
const plugin = fileURLToPath(new URL('../../../../../plugins/objects-s3', import.meta.url))
const AS = ['--as', 'ada:operator'] as const
const LIMIT_MS = 400_000
const LINE = 'The beds behind the lighthouse need four cubic metres of soil by 3 October.\n'

/** A real server, as the plugin's own tests start it. */
interface Server {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly folder: string
  makeBucket(name: string): Promise<void>
  close(): Promise<void>
}

let server: Server
let project: TestProject

const configOf = (directory: string, use = 's3') => `tenant: { id: meadow }
store: { use: sqlite, directory: ${directory} }
objects: { use: ${use}, over_bytes: 16384 }
plugin_config:
  objects-s3:
    endpoint: ${server.endpoint}
    bucket: meadow-contents
    access_key_id: env:FCC_TEST_S3_ID
    secret_access_key: env:FCC_TEST_S3_KEY
`

beforeAll(async () => {
  const support = join(plugin, 'src/testing/swift.test-support.ts')
  const { startSwift } = (await import(support)) as { startSwift(): Promise<Server> }
  server = await startSwift()
  await server.makeBucket('meadow-contents')
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  vi.stubEnv('FCC_TEST_S3_ID', server.accessKeyId)
  vi.stubEnv('FCC_TEST_S3_KEY', server.secretAccessKey)
  const dependencies = ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic']
  project = createTestProject({
    dependencies,
    files: {
      'fcc.yaml': configOf('.fcc'),
      'brief.md': `# Beds\n\n## Goal\n\nTo dig four beds.\n\n## Soil\n\n${LINE.repeat(600)}`,
    },
  })
  linkPlugin(project, { name: PLUGIN, folder: plugin }, dependencies)
}, LIMIT_MS)
afterAll(async () => {
  project?.remove()
  vi.unstubAllEnvs()
  await server?.close()
})

/** Every byte under a folder. */
function filesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')
}

const isWhole = async () =>
  (await project.json<{ readonly whole: boolean }>('store', 'check')).whole

describe('large contents in a bucket', () => {
  let run = ''

  it(
    'are put there by a run and read from there, and whoever takes the bucket sees none',
    async () => {
      const { run: made } = await project.json<{ readonly run: { readonly id: string } }>(
        ...['run', 'GEN-001', '--input', 'brief.md', '--subject', 'patient-17'],
      )
      run = made.id
      expect((await project.fcc('explain', run)).code).toBe(0)
      expect(await isWhole()).toBe(true)
      const bucket = filesUnder(join(server.folder, 'disks'))
      expect(bucket.length).toBeGreaterThan(LINE.length * 600)
      for (const taken of [bucket, filesUnder(project.path('.fcc', 'tenants'))]) {
        for (const plain of ['lighthouse', 'cubic metres', 'patient-17']) {
          expect([plain, taken.includes(plain)]).toEqual([plain, false])
        }
      }
      expect(bucket).toContain('meadow')
    },
    LIMIT_MS,
  )

  it(
    'are in a backup, which is restored where there is no bucket',
    async () => {
      project.write('words', 'correct horse battery staple\n')
      const words = ['--passphrase', 'file:words'] as const
      const made = await project.fcc('store', 'backup', 'a.fccbackup', ...words, ...AS)
      expect([made.code, made.err]).toEqual([0, ''])
      project.write('fcc.yaml', configOf('elsewhere', 'none'))
      const restored = await project.fcc('store', 'restore', 'a.fccbackup', ...words, ...AS)
      expect([restored.code, restored.err]).toEqual([0, ''])
      expect((await project.fcc('accept', ...AS)).code).toBe(0)
      rmSync(join(server.folder, 'disks', 'd1', 'objects'), { recursive: true })
      expect(await isWhole()).toBe(true)
      expect((await project.fcc('explain', run)).code).toBe(0)
    },
    LIMIT_MS,
  )

  it(
    'that are gone from the bucket are named by a check, and nothing else of the tenant is',
    async () => {
      renameSync(project.path('elsewhere'), project.path('restored'))
      project.write('fcc.yaml', configOf('.fcc'))
      const checked = await project.fcc('store', 'check')
      expect(checked.code).not.toBe(0)
      expect(checked.out + checked.err).toContain('FCC_OBJECT_MISSING')
      expect(checked.out + checked.err).not.toContain('FCC_STORE_TAMPERED')
    },
    LIMIT_MS,
  )
})
