import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Condition,
  conditionBeside,
  conditionOf,
  digestOf,
  fillTenants,
  makeRun,
  makeTwoTenants,
  readRun,
  sessionOf,
  type TwoTenants,
} from './two-tenants.test-support.ts'

const LIMIT_MS = 240_000
const filling = fileURLToPath(new URL('filling-process.test-support.ts', import.meta.url))

let folder: string
let tenants: TwoTenants
/** What was acknowledged to the tenant whose file is damaged: run and the digest of what it reads as. */
let written: ReadonlyMap<string, string>
const storeFolder = () => join(folder, '.fcc')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-durability-'))
  const store = { store: { use: 'sqlite', directory: storeFolder() }, pluginConfig: {} }
  tenants = await makeTwoTenants(folder, store)
  written = await fillTenants(tenants)
  cpSync(storeFolder(), join(folder, 'kept'), { recursive: true })
}, LIMIT_MS)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Puts everything back as it was, and damages the file of one tenant. */
function damage(how: (file: string) => void): void {
  rmSync(storeFolder(), { recursive: true, force: true })
  cpSync(join(folder, 'kept'), storeFolder(), { recursive: true })
  const name = readdirSync(join(storeFolder(), 'tenants')).find(
    (each) => each.startsWith(tenants.bad) && each.endsWith('.sqlite'),
  )
  if (name === undefined) throw new Error('The tenant has no file.')
  how(join(storeFolder(), 'tenants', name))
}

const conditions = () => conditionBeside(tenants, written)

describe('a tenant in a file', () => {
  it(
    'is refused when its file was cut in the middle, and no other',
    async () => {
      for (const part of [0, 0.1, 0.25, 0.5, 0.75, 0.9]) {
        damage((file) => truncateSync(file, Math.floor(statSync(file).size * part)))
        const { kind, ...told } = await conditions()
        expect([part, kind], JSON.stringify(told)).toEqual([part, 'refused'])
      }
      damage(() => undefined)
      expect(await conditions()).toEqual({ kind: 'whole' })
    },
    LIMIT_MS,
  )

  it(
    'reads as it was written or says what is wrong, whichever bit of its file is another one',
    async () => {
      const found: Record<Condition['kind'], number> = { refused: 0, told: 0, whole: 0 }
      // Every so many bytes, so that every kind of page is met: the same ones each time.
      for (let at = 0; at < 40; at += 1) {
        damage((file) => {
          const bytes = readFileSync(file)
          const place = Math.floor((bytes.length * (at + 0.37)) / 40)
          bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8))
          writeFileSync(file, bytes)
        })
        const { kind } = await conditions()
        found[kind] += 1
      }
      console.info(`40 bits: ${JSON.stringify(found)}`)
      // Pages have room that holds nothing; what is read is never something that nobody wrote.
      expect(found.refused + found.told).toBeGreaterThanOrEqual(5)
    },
    LIMIT_MS,
  )

  it(
    'keeps what was acknowledged where the system gives no more room, says so, and continues with room',
    async () => {
      damage(() => undefined)
      const script = `trap '' XFSZ; ulimit -f ${6 * 1024}; exec "$@"`
      const args = ['-c', script, 'bash', process.execPath, '--conditions=source', filling]
      const { config, bad, good } = tenants
      const { stdout } = await promisify(execFile)('bash', [...args, bad, good], {
        env: { ...process.env, CONFIG: JSON.stringify(config) },
        maxBuffer: 1 << 24,
      })
      const told = JSON.parse(stdout) as {
        readonly acknowledged: readonly [run: string, read: string][]
        readonly refused: string
        readonly neighbour: string
      }
      expect(['FCC_STORE_FULL', 'FCC_STORE_IO']).toContain(told.refused)
      expect(told.acknowledged.length).toBeGreaterThan(0)
      expect(told.neighbour).toBe('completed')
      const runtime = await tenants.open()
      const session = sessionOf(runtime, tenants.bad)
      await makeRun(session, 'there is room again')
      const all = new Map(told.acknowledged)
      expect(await conditionOf({ runtime, tenant: tenants.bad }, all)).toEqual({ kind: 'whole' })
      await runtime.close()
    },
    LIMIT_MS,
  )

  it(
    'continues where the clock was set back by a year: what ran is read, what starts ends, the log holds',
    async () => {
      damage(() => undefined)
      const year = 365 * 86_400_000
      const runtime = await tenants.open({ clock: () => Date.now() - year })
      const session = sessionOf(runtime, tenants.bad)
      const run = await makeRun(session, 'a year ago')
      const all = new Map([...written, [run, digestOf(await readRun(session, run))]])
      expect(await conditionOf({ runtime, tenant: tenants.bad }, all)).toEqual({ kind: 'whole' })
      await runtime.close()
      const later = await tenants.open()
      expect(await conditionOf({ runtime: later, tenant: tenants.bad }, all)).toEqual({
        kind: 'whole',
      })
      await later.close()
    },
    LIMIT_MS,
  )
})
