import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { createFileMasterKey, createKeyRing, type KeyRing } from '@fcc/sealing'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { ada, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

const script = fileURLToPath(
  new URL('../testing/key-rotating-process.test-support.ts', import.meta.url),
)
const SUBJECTS = 150
const names = Array.from({ length: SUBJECTS }, (_, index) => `patient-${index}`)

/** Works with the keys of the tenant as they are in the store. */
async function withRing<T>(directory: string, work: (ring: KeyRing) => Promise<T>): Promise<T> {
  const store = join(directory, '.fcc')
  const masterKey = createFileMasterKey(join(store, 'keys', 'master.key'))
  const backend = await sqliteStore.open({ directory: store, secret: async () => '' })
  const ring = createKeyRing({
    ...{ masterKey, control: backend.control, tenant: 'riverside', now: Date.now },
  })
  try {
    return await work(ring)
  } finally {
    ring.close()
    await backend.close()
    masterKey.close()
  }
}

/** Seals a note for each subject. */
const sealAll = (directory: string) =>
  withRing(directory, async (ring) => {
    const sealed: { readonly subjects: readonly string[]; readonly bytes: Uint8Array }[] = []
    for (const name of names) {
      const subjects = [await ring.subjectReference(name)]
      const bytes = await ring.seal(Buffer.from(name), { subjects, context: 'note' })
      sealed.push({ subjects, bytes })
    }
    return sealed
  })

type Sealed = Awaited<ReturnType<typeof sealAll>>

const openAll = (directory: string, sealed: Sealed) =>
  withRing(directory, async (ring) => {
    const opened: string[] = []
    for (const { subjects, bytes } of sealed) {
      opened.push(Buffer.from(await ring.open(bytes, { subjects, context: 'note' })).toString())
    }
    return opened
  })

/** The data keys of the tenant as they are wrapped, as somebody sees them who only has the file. */
function wrappedKeys(directory: string): string[] {
  const database = new DatabaseSync(join(directory, '.fcc', 'control.sqlite'), { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 10000')
    const rows = database
      .prepare(`SELECT wrapped FROM wrapped_key WHERE tenant = 'riverside' AND kind = 'data'`)
      .all() as { readonly wrapped: Uint8Array }[]
    return rows.map(({ wrapped }) => Buffer.from(wrapped).toString('hex'))
  } finally {
    database.close()
  }
}

/** Rotates in another process, and kills that once it has changed some keys and stands before the next. */
async function rotateHalf(directory: string, what: string, time: number): Promise<void> {
  const words = ['--conditions=source', script, directory, what, String(time), '80']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  const [said] = await Promise.race([once(child.stdout, 'data'), ended.then(() => ['ended'])])
  expect(String(said)).toBe('half')
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

describe('a rotation that is killed', { timeout: 600_000 }, () => {
  it.each(['master', 'data'])(
    'of %s keys leaves every content to open, and the next one does the rest and nothing twice',
    async (what) => {
      const directory = temporaryFolder()
      await (await openRuntime({ directory, store: 'sqlite' })).close()
      const sealed = await sealAll(directory)
      const before = new Set(wrappedKeys(directory))
      const time = Date.now() + 1
      const changed = () => wrappedKeys(directory).filter((each) => !before.has(each)).length
      await rotateHalf(directory, what, time)
      const half = changed()
      expect(half).toBeGreaterThan(50)
      expect(half).toBeLessThanOrEqual(80)
      expect(await openAll(directory, sealed)).toEqual(names)

      const runtime = await openRuntime({ directory, store: 'sqlite' })
      const asked = what === 'master' ? { master: true } : { dataBefore: time }
      const rotated = await runtime.keys.rotate(asked, ada)
      const tenant = rotated.find((each) => each.tenant === 'riverside')
      const rest = (what === 'master' ? tenant?.rewrapped : tenant?.renewed) ?? 0
      // The keys of its digests and of its checkpoints, where it has one yet, are wrapped anew besides.
      expect(what === 'master' ? [1, 2] : [0]).toContain(rest - (SUBJECTS - half))
      expect(changed()).toBe(before.size)
      const { tenants } = await runtime.keys.status(ada)
      expect(tenants.filter(({ behind }) => behind > 0)).toEqual([])
      await runtime.close()
      expect(readdirSync(join(directory, '.fcc', 'keys'))).toHaveLength(what === 'master' ? 2 : 1)
      expect(await openAll(directory, sealed)).toEqual(names)
      console.info(`${what}: ${half} of ${SUBJECTS} before the kill, then ${rest}`)
    },
  )

  it('by its schedule is finished by the next host, which makes no third key', async () => {
    const directory = temporaryFolder()
    await (await openRuntime({ directory, store: 'sqlite' })).close()
    const sealed = await sealAll(directory)
    const old = new Date(Date.now() - 40 * 86_400_000)
    utimesSync(join(directory, '.fcc', 'keys', 'master.key'), old, old)
    const before = new Set(wrappedKeys(directory))
    const changed = () => wrappedKeys(directory).filter((each) => !before.has(each)).length
    await rotateHalf(directory, 'schedule', 0)
    const half = changed()
    expect(half).toBeGreaterThan(50)
    expect(half).toBeLessThanOrEqual(80)
    expect(await openAll(directory, sealed)).toEqual(names)

    const keys = {
      ...{ known: [], unwrapCacheMs: 1000 },
      ...{ masterRotateAfterMs: 30 * 86_400_000, masterLookMs: 50 },
    }
    const limits = { ...DEFAULT_LIMITS, pollMs: 10, longestLeaseMs: 500 }
    const runtime = await openRuntime({
      ...{ directory, store: 'sqlite', recover: true },
      config: { keys, limits },
    })
    await vi.waitFor(
      async () => {
        const { tenants } = await runtime.keys.status(ada)
        expect(tenants.filter(({ behind }) => behind > 0)).toEqual([])
      },
      { timeout: 30_000, interval: 100 },
    )
    expect((await runtime.keys.status(ada)).master).toMatchObject({
      renews: true,
      state: 'current',
    })
    const { text } = await runtime.tenant('riverside').as(ada).exportAudit()
    expect(text).toContain('"id":"fcc:key-schedule"')
    await runtime.close()
    expect(changed()).toBe(before.size)
    expect(readdirSync(join(directory, '.fcc', 'keys'))).toHaveLength(2)
    expect(await openAll(directory, sealed)).toEqual(names)
  })
})
