import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
const AT_ONCE = 8
/** Starts that are answered before the server is asked to end; it is asked while others are under way. */
const ANSWERED = 60

let project: TestProject
const children = new Set<ChildProcess>()

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: { 'fcc.yaml': 'tenant: { id: meadow }\n' },
  })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  project.remove()
  vi.unstubAllEnvs()
})

async function serve(): Promise<{ readonly url: string; end(): Promise<number | null> }> {
  const child = spawn(process.execPath, ['--conditions=source', bin, 'serve', '--port', '0'], {
    cwd: project.directory,
    env: { ...process.env, NO_COLOR: '1' },
  })
  children.add(child)
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown): void => {
      out += String(chunk)
      const [, found] = /Listening at (\S+)/.exec(out) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(out)))
  })
  return {
    url,
    async end() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await exit) as [number | null]
      children.delete(child)
      return code
    },
  }
}

interface Begun {
  readonly status: number
  readonly id?: string | undefined
}

/** What became of one start; nothing where no answer came. */
async function start(url: string, key: string, name: string): Promise<Begun | undefined> {
  try {
    const answer = await fetch(`${url}/v1/runs`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        'idempotency-key': name,
      },
      body: JSON.stringify({ scenario: 'GEN-001', input: { brief: `# Shed ${name}` } }),
    })
    const { id } = (await answer.json()) as { readonly id?: string }
    return { status: answer.status, id }
  } catch {
    return undefined
  }
}

describe('fcc serve under load', () => {
  it('ends by itself at SIGTERM, loses nothing that it answered, starts nothing twice, and its log verifies', async () => {
    const made = await project.fcc(
      ...['api-keys', 'create', 'load', '--role', 'developer', '--tier', 'enterprise'],
    )
    const [key = ''] = /^fcc_\S+$/m.exec(made.out) ?? []
    const first = await serve()
    const told = new Map<string, Begun | undefined>()
    let ended: Promise<number | null> | undefined
    let next = 0
    const ask = async (): Promise<void> => {
      for (let over = false; !over; ) {
        const name = `load-${next++}`
        const begun = await start(first.url, key, name)
        told.set(name, begun)
        if (begun?.status === 201 && told.size >= ANSWERED) ended ??= first.end()
        over = begun?.status !== 201
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, ask))
    expect(await ended).toBe(0)

    const answered = [...told].flatMap(([name, begun]) =>
      begun?.status === 201 ? [[name, begun.id] as const] : [],
    )
    expect(answered.length).toBeGreaterThanOrEqual(ANSWERED - AT_ONCE)
    // Whoever got no run is told that the server ends, or nothing: never a fault.
    const others = [...told.values()].filter((begun) => begun?.status !== 201)
    expect(others.filter((begun) => begun !== undefined && begun.status !== 503)).toEqual([])

    const second = await serve()
    const known = new Map<string, string | undefined>()
    for (const name of told.keys()) known.set(name, (await start(second.url, key, name))?.id)
    for (const [name, id] of answered) expect([name, known.get(name)]).toEqual([name, id])
    expect(new Set(known.values()).size).toBe(told.size)
    expect(await second.end()).toBe(0)

    await project.fcc('audit', 'export', '-o', 'audit.jsonl', '--as', 'ada:auditor')
    const verified = await project.fcc(
      ...['audit', 'verify', 'audit.jsonl', '--key', '.fcc/out/meadow.pub'],
    )
    expect([verified.code, verified.out.split(' ')[0]]).toEqual([0, 'VERIFIED'])
    const log = readFileSync(project.path('audit.jsonl'), 'utf8')
    const count = (type: string) => log.split('\n').filter((line) => line.includes(type)).length
    expect(count('"type":"fcc.run.started"')).toBe(told.size)
    // Every answer has its entry: those of the first server, and one more for each name.
    const entries = count('"type":"fcc.request.served"')
    expect(entries).toBeGreaterThanOrEqual(answered.length + told.size)
    console.log(
      `${told.size} starts: ${answered.length} answered before the end, ${others.length} told that it ends or cut; ${entries} entries of requests`,
    )
  }, 240_000)
})
