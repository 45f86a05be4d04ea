import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Shown } from './fleet-view.ts'

const LIMIT_MS = 120_000
const RUNS = 12

let fleet: ChildProcess
let exit: Promise<unknown[]>
let errors = ''
const notes: string[] = []
let shown: Shown | undefined

const noteAfter = (beginning: string) => {
  const found = notes.findLast((note) => note.startsWith(beginning))
  return found?.slice(beginning.length)
}
const until = <Value>(look: () => Value | undefined) =>
  expect.poll(look, { timeout: LIMIT_MS, interval: 50 })

beforeAll(() => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  // In a group of its own, as a terminal has it: Ctrl-C is told to the whole group.
  fleet = spawn(
    process.execPath,
    ['--conditions=source', main, '--workers', '2', '--runs', '0', '--json'],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  exit = once(fleet, 'exit')
  fleet.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  createInterface(fleet.stdout as NodeJS.ReadableStream).on('line', (line) => {
    const said = JSON.parse(line) as Shown | { readonly note: string }
    if ('note' in said) notes.push(said.note)
    else shown = said
  })
})
afterAll(async () => {
  if (fleet.exitCode === null && fleet.signalCode === null) fleet.kill('SIGTERM')
  await exit
})

it(
  'executes what tenants ask for over HTTP, continues when a worker is killed, and ends with all that it started',
  async () => {
    await until(() => shown?.url).toMatch(/^http/)
    const url = shown?.url ?? ''
    const keysFile = noteAfter('keys are in ') ?? ''
    const keys = JSON.parse(readFileSync(keysFile, 'utf8')) as Record<string, string>
    const tenants = Object.keys(keys)
    expect(tenants).toHaveLength(3)

    const brief = readFileSync(new URL('../brief.md', import.meta.url), 'utf8')
    const body = JSON.stringify({ scenario: 'GEN-001', input: { brief } })
    const submit = async (key: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      return (await fetch(`${url}/v1/runs`, { method: 'POST', headers, body })).status
    }
    const submitted = Promise.all(
      tenants.flatMap((tenant) => Array.from({ length: RUNS }, () => submit(keys[tenant] ?? ''))),
    )
    const isGoing = () => (shown?.tenants ?? []).some(({ atWork }) => atWork > 0)
    await until(isGoing).toBe(true)
    const killed = shown?.workers[0]?.pid ?? 0
    process.kill(killed, 'SIGKILL')
    expect(new Set(await submitted)).toEqual(new Set([201]))

    await until(() => shown?.tenants.map(({ completed, failed }) => [completed, failed])).toEqual(
      tenants.map(() => [RUNS, 0]),
    )
    await until(() => shown?.workers[0]).toMatchObject({
      state: 'working',
      before: 'was ended by SIGKILL',
    })
    expect(shown?.workers[0]?.pid).not.toBe(killed)
    expect(shown?.workers[1]?.before).toBeUndefined()

    const pids = [...notes.map((note) => / is process (\d+)/.exec(note)?.[1])].filter(Boolean)
    expect(pids.length).toBe(4)
    process.kill(-(fleet.pid ?? 0), 'SIGINT')
    expect([await exit, errors]).toEqual([[0, null], ''])
    expect(existsSync(dirname(keysFile))).toBe(false)
    for (const pid of pids) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
    await expect(fetch(url)).rejects.toThrow()
  },
  LIMIT_MS,
)
