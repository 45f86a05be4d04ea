import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { ada, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

const LIMIT_MS = 180_000
const FLIPS = 60
const TENANTS = ['riverside', 'lakeside'] as const
const DAY_MS = 86_400_000

const fileOf = (directory: string) => join(directory, '.fcc', 'tenants', 'riverside.sqlite')
const open = (directory: string, clock?: () => number) =>
  openRuntime({
    ...{ directory, store: 'sqlite' as const, tenants: { riverside: {}, lakeside: {} } },
    ...(clock ? { clock } : {}),
  })
type Opened = Awaited<ReturnType<typeof open>>

/** What two tenants said while everything was whole. */
interface Whole {
  readonly directory: string
  readonly runs: Readonly<Record<string, string>>
  readonly said: Readonly<Record<string, string>>
}

/** Makes runs of two tenants, and closes everything. */
async function makeWhole(): Promise<Whole> {
  const directory = temporaryFolder()
  const runtime = await open(directory)
  const runs: Record<string, string> = {}
  const said: Record<string, string> = {}
  for (const tenant of TENANTS) {
    const session = runtime.tenant(tenant).as(ada)
    for (const note of ['one', 'two', 'three']) {
      const run = await session.start('write', { note })
      await run.finished()
      runs[tenant] = run.id
    }
    said[tenant] = await readAll(runtime, tenant, runs)
  }
  await runtime.close()
  return { directory, runs, said }
}

/** Everything that a tenant has of its last run, and what the proofs say, as one text. */
async function readAll(runtime: Opened, tenant: string, runs: Whole['runs']): Promise<string> {
  const session = runtime.tenant(tenant).as(ada)
  const id = runs[tenant] ?? ''
  const { text, verifierKey } = await session.exportAudit()
  const { verdict } = verifyExport(Buffer.from(text), { key: verifierKey })
  const outcome = await session.outcome(id, 'written')
  return JSON.stringify([verdict, outcome.text, await session.run(id), await session.runs()])
}

/** What is read of both tenants after something was done to the file of one: a text, or the code of a refusal. */
async function readAfter({ directory: whole, runs }: Whole, damage: (file: string) => void) {
  const directory = temporaryFolder()
  cpSync(join(whole, '.fcc'), join(directory, '.fcc'), { recursive: true })
  damage(fileOf(directory))
  const runtime = await open(directory)
  const read = (tenant: string) =>
    readAll(runtime, tenant, runs).catch((error: unknown) => {
      if (FccError.is(error)) return error
      throw error
    })
  const found = { hurt: await read('riverside'), other: await read('lakeside') }
  await runtime.close().catch(() => undefined)
  rmSync(directory, { recursive: true, force: true })
  return found
}

describe('a file of a tenant', () => {
  it('says what it said: untouched, and copied', async () => {
    const whole = await makeWhole()
    const { said } = whole
    expect(await readAfter(whole, () => undefined)).toEqual({
      hurt: said.riverside,
      other: said.lakeside,
    })
    expect(said.riverside).toContain('"verified"')
  })

  it(
    'in which one bit is another, wherever it is, says the same or is refused; the other tenant notices nothing',
    async () => {
      const whole = await makeWhole()
      const { said } = whole
      let refused = 0
      for (let flip = 0; flip < FLIPS; flip += 1) {
        const place = Math.random()
        const bit = Math.floor(Math.random() * 8)
        const { hurt, other } = await readAfter(whole, (file) => {
          const bytes = readFileSync(file)
          const at = Math.floor(place * bytes.length)
          bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
          writeFileSync(file, bytes)
        })
        const where = `bit ${bit} at ${place} of the file`
        expect(other, where).toEqual(said.lakeside)
        if (FccError.is(hurt)) refused += 1
        else if (hurt !== said.riverside) expect(JSON.parse(hurt)[0], where).not.toBe('verified')
      }
      // Most of a file is rows; what is free in it nobody reads.
      expect(refused).toBeGreaterThan(0)
    },
    LIMIT_MS,
  )

  it(
    'that was cut in the middle is refused, wherever it was cut; the other tenant notices nothing',
    async () => {
      const whole = await makeWhole()
      const { said } = whole
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const { hurt, other } = await readAfter(whole, (file) =>
          truncateSync(file, Math.floor(statSync(file).size * share)),
        )
        expect(FccError.is(hurt), `cut at ${share}: ${hurt}`).toBe(true)
        expect(other).toEqual(said.lakeside)
      }
    },
    LIMIT_MS,
  )
})

it('runs of a host whose clock was set back by a day end, and the proofs verify', async () => {
  const directory = temporaryFolder()
  let now = Date.now()
  const runtime = await open(directory, () => now)
  const session = runtime.tenant('riverside').as(ada)
  await (await session.start('write', { note: 'before' })).finished()
  now -= DAY_MS
  const run = await session.start('write', { note: 'after' })
  expect((await run.finished()).state).toBe('completed')
  await runtime.close()
  const again = await open(directory, () => now)
  const later = again.tenant('riverside').as(ada)
  expect((await later.outcome(run.id, 'written')).text).toBe('AFTER!')
  const { text, verifierKey } = await later.exportAudit()
  expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
})
