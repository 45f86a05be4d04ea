import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { DEFAULT_LIMITS, type HostConfig, tenantConfig } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareDatabase } from '../durability/postgres-tenants.test-support.ts'

const LIMIT_MS = 180_000
/** Within which the duties of a process that is gone are another one's, by default, in milliseconds. */
const TAKEN_OVER_MS = 10_000
const program = fileURLToPath(new URL('./changing-process.test-support.ts', import.meta.url))

type Said = Readonly<Record<string, unknown>>
interface Changing {
  readonly child: ChildProcess
  readonly said: Said[]
  /** Says a line, and gives what it answers. */
  ask(line: string): Promise<Said>
  told(code: string): boolean
}

let folder: string
let postgres: PostgresServer
let config: HostConfig
let one: Changing
let two: Changing
let three: Changing

async function start(version: string): Promise<Changing> {
  const given = JSON.stringify({ config, effects: 'http://127.0.0.1:9', version })
  const child = spawn(process.execPath, ['--conditions=source', program, given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said: Said[] = []
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line)))
  const answers = () => said.filter((each) => each.told === undefined)
  await vi.waitFor(() => expect(answers()).toHaveLength(1), { timeout: 60_000, interval: 20 })
  return {
    ...{ child, said },
    async ask(line) {
      const before = answers().length
      child.stdin.write(`${line}\n`)
      await vi.waitFor(() => expect(answers().length).toBeGreaterThan(before), {
        ...{ timeout: 60_000, interval: 10 },
      })
      return answers()[before] as Said
    },
    told: (code) => said.some((each) => each.told === code),
  }
}

const running = async (process: Changing) => (await process.ask('show')).running
const kill = async ({ child }: Changing): Promise<void> => {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-changed-'))
  postgres = await startPostgres()
  const [store] = await prepareDatabase(postgres, folder, { pool: 4 })
  const file = join(folder, 'fcc.yaml')
  const tenants = ['lakeside', 'riverside'].map(
    (id) => [id, tenantConfig(id, { plugins: ['fleet'] }, file)] as const,
  )
  config = {
    ...{ directory: folder, file, ...store },
    executor: { use: 'in-process', concurrency: 2 },
    events: { use: 'in-process' },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 5 },
    limits: DEFAULT_LIMITS,
    tenants: Object.fromEntries(tenants),
  }
  // The first one that is there has the duties.
  one = await start('1.1.0')
  ;[two, three] = await Promise.all([start('1.1.0'), start('1.0.0')])
}, LIMIT_MS)
afterAll(async () => {
  for (const each of [one, two, three]) await kill(each)
  await postgres.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('three processes on one PostgreSQL', { timeout: LIMIT_MS }, () => {
  it('take back a change everywhere where one of them lacks the version of a plugin, and take the others', async () => {
    const refused = await one.ask('change lakeside fleet extra')
    expect(refused.refused).toBe('FCC_CHANGE_REFUSED')
    expect(refused.why).toContain(`/${three.child.pid}@`)
    expect(refused.why).toContain('extra is 1.0.0, and 1.1.0 is wanted')
    const untouched = { lakeside: [0, 'ready'], riverside: [0, 'ready'] }
    for (const each of [one, two, three]) expect(await running(each)).toEqual(untouched)
    const began = performance.now()
    expect(await two.ask('change riverside fleet')).toEqual({ changed: 1 })
    console.info(`agreed by three processes in ${Math.round(performance.now() - began)} ms`)
    // Who changed it was answered once all of them run it.
    const changed = { ...untouched, riverside: [1, 'ready'] }
    for (const each of [one, two, three]) expect(await running(each)).toEqual(changed)
  })

  it('wait for no process that was killed, and one that comes later starts at what counts', async () => {
    await kill(three)
    expect(await one.ask('change lakeside fleet extra')).toEqual({ changed: 1 })
    three = await start('1.1.0')
    const changed = { lakeside: [1, 'ready'], riverside: [1, 'ready'] }
    for (const each of [one, two, three]) expect(await running(each)).toEqual(changed)
  })

  it('are all on the change or all on what was before, where its process is killed in the middle', async () => {
    let version = 1
    for (const afterMs of [250, 900]) {
      two.child.stdin?.write('change lakeside fleet\n')
      await delay(afterMs)
      await kill(two)
      await delay(2 * DEFAULT_LIMITS.processes.changeLookMs)
      // Whatever became of it, the next change is agreed on by those that are left, over what all of them run.
      const next = await one.ask('change lakeside fleet extra')
      expect([version + 1, version + 2]).toContain(next.changed)
      version = Number(next.changed)
      const changed = { lakeside: [version, 'ready'], riverside: [1, 'ready'] }
      for (const each of [one, three]) expect(await running(each)).toEqual(changed)
      two = await start('1.1.0')
      expect(await running(two)).toEqual(changed)
    }
  })

  it('have the duties of one that stands still within ten seconds, and it has them no more when it wakes', async () => {
    one.child.kill('SIGSTOP')
    const began = performance.now()
    const isTaken = () => [two, three].some((each) => each.told('FCC_DUTIES_TAKEN_OVER'))
    await vi.waitFor(() => expect(isTaken()).toBe(true), { timeout: 60_000, interval: 20 })
    const tookMs = performance.now() - began
    one.child.kill('SIGCONT')
    console.info(`the duties were taken over after ${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(TAKEN_OVER_MS)
    await vi.waitFor(() => expect(one.told('FCC_DUTIES_LOST')).toBe(true), { timeout: 30_000 })
  })
})
