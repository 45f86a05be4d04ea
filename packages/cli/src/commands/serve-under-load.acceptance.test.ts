import type { ChildProcess } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ServedProject, serveProject } from '../fixtures/served-project.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

/** Requests under way at a time: more than two cores carry out, so that the server is never without work. */
const AT_ONCE = 24
const WARM_UP_MS = 5_000
const LOAD_MS = 20_000
/** The server is asked to end in the middle of another stretch of load. */
const BEFORE_END_MS = 10_000
/** What a server may hold more after thousands of runs than after its warm-up. */
const MOST_HELD_MORE = 24 * 1024 ** 2

let project: TestProject
const children = new Set<ChildProcess>()

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml':
        'tenant: { id: meadow }\nserver: { tiers: { load: { requests: 1000000, seconds: 60 } } }\n',
    },
  })
})
afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  project.remove()
  vi.unstubAllEnvs()
})

interface Begun {
  readonly status: number
  readonly id?: string | undefined
  readonly state?: string | undefined
}

/** What became of one start; nothing where no answer came. Every other start waits for the end of its run. */
async function start(url: string, key: string, number: number): Promise<Begun | undefined> {
  try {
    const answer = await fetch(`${url}/v1/runs`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...{ 'idempotency-key': `load-${number}`, prefer: number % 2 === 0 ? 'wait=60' : 'wait=0' },
      },
      body: JSON.stringify({ scenario: 'GEN-001', input: { brief: `# Shed ${number}` } }),
    })
    const { id, state } = (await answer.json()) as Partial<Begun>
    return { status: answer.status, id, state }
  } catch {
    return undefined
  }
}

/** Starts runs side by side from `first` on until it is told to stop, and gives what became of each. */
async function load(
  { url }: Pick<ServedProject, 'url'>,
  key: string,
  { first, until }: { readonly first: number; readonly until: () => boolean },
): Promise<Map<number, Begun | undefined>> {
  const told = new Map<number, Begun | undefined>()
  let next = first
  const ask = async (): Promise<void> => {
    while (!until()) {
      const number = next++
      const begun = await start(url, key, number)
      told.set(number, begun)
      if (begun?.status !== 201) return
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  return told
}

const after = (milliseconds: number): (() => boolean) => {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

/** Waits until no run of the tenant is under way. */
async function quiet({ url }: Pick<ServedProject, 'url'>, key: string): Promise<void> {
  await vi.waitUntil(
    async () => {
      const asked = ['queued', 'running'].map(async (state) => {
        const answer = await fetch(`${url}/v1/runs?limit=1&state=${state}`, {
          headers: { authorization: `Bearer ${key}` },
        })
        return ((await answer.json()) as { readonly runs: readonly unknown[] }).runs.length
      })
      return (await Promise.all(asked)).every((count) => count === 0)
    },
    { timeout: 120_000, interval: 250 },
  )
}

describe('fcc serve under load', () => {
  it('gives memory back, ends by itself at SIGTERM, loses nothing that it answered, starts nothing twice, and its log verifies', async () => {
    const made = await project.fcc(
      ...['api-keys', 'create', 'load', '--role', 'developer', '--tier', 'load'],
    )
    const [key = ''] = /^fcc_\S+$/m.exec(made.out) ?? []
    const first = await serveProject(project, (child) => children.add(child))
    const told = await load(first, key, { first: 0, until: after(WARM_UP_MS) })
    await quiet(first, key)
    const before = await first.heldBytes()

    for (const [name, begun] of await load(first, key, {
      first: told.size,
      until: after(LOAD_MS),
    })) {
      told.set(name, begun)
    }
    expect([...told.values()].filter((begun) => begun?.status !== 201)).toEqual([])
    const loaded = told.size
    await quiet(first, key)
    const held = (await first.heldBytes()) - before
    expect(held).toBeLessThan(MOST_HELD_MORE)

    const isTime = after(BEFORE_END_MS)
    let ended: Promise<number | null> | undefined
    let asked = 0
    const last = await load(first, key, {
      first: told.size,
      until: () => {
        if (isTime() && !ended) {
          asked = performance.now()
          ended = first.end()
        }
        return false
      },
    })
    for (const [name, begun] of last) told.set(name, begun)
    expect(await ended).toBe(0)
    const endedAfter = performance.now() - asked

    const answered = [...told].flatMap(([name, begun]) =>
      begun?.status === 201 ? [[name, begun.id] as const] : [],
    )
    expect(answered.length).toBeGreaterThan(loaded)
    // Whoever got no run is told that the server ends, or nothing: never a fault.
    const others = [...told.values()].filter((begun) => begun?.status !== 201)
    expect(others.filter((begun) => begun !== undefined && begun.status !== 503)).toEqual([])

    const second = await serveProject(project, (child) => children.add(child))
    const known = new Map<number, Begun | undefined>()
    const names = [...told.keys()]
    const askAgain = async (): Promise<void> => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        known.set(name, await start(second.url, key, name))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, askAgain))
    for (const [name, id] of answered) expect([name, known.get(name)?.id]).toEqual([name, id])
    const ids = new Set([...known.values()].map((begun) => begun?.id))
    expect(ids.size).toBe(told.size)
    await quiet(second, key)
    expect(await second.end()).toBe(0)

    await project.fcc('audit', 'export', '-o', 'audit.jsonl', '--as', 'ada:auditor')
    const verified = await project.fcc(
      ...['audit', 'verify', 'audit.jsonl', '--key', '.fcc/out/meadow.pub'],
    )
    expect([verified.code, verified.out.split(' ')[0]]).toEqual([0, 'VERIFIED'])
    const counts = await countTypes(project.path('audit.jsonl'))
    // Each was started once, and ended once, by whichever process.
    expect(counts.get('fcc.run.started')).toBe(told.size)
    expect(counts.get('fcc.run.ended')).toBe(told.size)
    // Every answer has its entry: those of the first server, and one more for each name.
    expect(counts.get('fcc.request.served')).toBeGreaterThanOrEqual(answered.length + told.size)
    console.log(
      `${told.size} starts in ${(WARM_UP_MS + LOAD_MS + BEFORE_END_MS) / 1000} s, ${AT_ONCE} at a time: ${answered.length} answered, ${others.length} told that it ends or cut; it ended ${Math.round(endedAfter)} ms after SIGTERM; ${Math.round(held / 1024)} kB more held after ${loaded} runs; ${[...counts.values()].reduce((sum, count) => sum + count, 0)} entries verified`,
    )
  }, 480_000)
})

/** How many entries of each type a log has. */
async function countTypes(file: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, type] = /"type":"(fcc\.[\w.]+)"/.exec(line) ?? []
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}
