import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createModelServer } from '../server/model-server.ts'
import { startToolServer } from '../tools/tool-server.test-support.ts'
import { DEATHS, type Death, startDeadlyProxy } from './deadly-proxy.ts'
import type { ToldChildReport } from './told-child.ts'

const child = fileURLToPath(new URL('./told-child.ts', import.meta.url))
const sentence = 'A sentence that the one with badge 4711 says, and that is long enough. '
const written = sentence.repeat(5)
const governed = written.replaceAll('4711', '[BADGE]')

/** Starts the process that makes the run, and gives what it says when it ends by itself. */
function start(directory: string, models: string, tools: string) {
  const made: ChildProcess = spawn(
    process.execPath,
    ['--conditions=source', '--no-warnings', child, directory, models, tools],
    { env: { ...process.env, FCC_TEST_TOLD_KEY: 'a-key' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let out = ''
  let err = ''
  made.stdout?.on('data', (chunk) => {
    out += String(chunk)
  })
  made.stderr?.on('data', (chunk) => {
    err += String(chunk)
  })
  const ended = new Promise<ToldChildReport | undefined>((resolve, reject) => {
    made.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(undefined)
      else if (code === 0) resolve(JSON.parse(out) as ToldChildReport)
      else reject(new Error(`the child ended with ${code}: ${err}`))
    })
  })
  return { ended, kill: () => void made.kill('SIGKILL') }
}

async function setUp() {
  // It asks for the tool twice in one answer, and then writes; what it was told stands in what it is asked next.
  const models = await createModelServer({
    respond: ({ texts, tools }) =>
      tools.length > 0 && !texts.join(' ').includes('ordered 2')
        ? {
            tools: ['a bed', 'a chair'].map((what, at) => ({
              id: `c${at}`,
              name: tools[0] ?? '',
              arguments: { what, count: 2 },
            })),
          }
        : { text: written },
  })
  const tools = await startToolServer()
  const proxy = await startDeadlyProxy({
    models: models.baseUrl,
    tools: tools.url.replace(/\/mcp$/, ''),
  })
  onTestFinished(async () => {
    await proxy.close()
    await models.close()
  })
  const folder = () => {
    const directory = mkdtempSync(join(tmpdir(), 'fcc-told-'))
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
    return directory
  }
  const run = (directory: string) => start(directory, proxy.url('/models'), proxy.url('/tools/mcp'))
  return { models, tools, proxy, folder, run }
}

describe('a run with tools and a streamed answer, killed at every request and every moment of it', () => {
  it('makes the same, acts outside once by its key, and says what may be billed twice', {
    timeout: 600_000,
  }, async () => {
    const { models, tools, proxy, folder, run } = await setUp()
    proxy.arm(undefined, () => undefined)
    const whole = await run(folder()).ended
    expect(whole).toMatchObject({
      state: 'completed',
      told: governed,
      shown: governed,
      repeated: 0,
    })
    const requests = proxy.passed
    expect(requests).toBeGreaterThanOrEqual(5)
    const seen = new Map<Death, number>()
    for (let request = 1; request <= requests; request += 1) {
      for (const death of DEATHS) {
        const directory = folder()
        const [askedBefore, actedBefore] = [models.received.length, tools.acted.length]
        const killed = run(directory)
        proxy.arm({ request, death }, killed.kill)
        const first = await killed.ended
        proxy.arm(undefined, () => undefined)
        // One that was answered in full may end before it is killed.
        const report = first ?? (await run(directory).ended)
        const where = `request ${request}, ${death}`
        expect([where, report?.state, report?.told]).toEqual([where, 'completed', governed])
        expect([where, Object.keys(report?.made ?? {})]).toEqual([
          where,
          Object.keys(whole?.made ?? {}),
        ])
        const keys = models.received.slice(askedBefore).map((each) => each.idempotencyKey)
        // Three answers are needed; a call that is made again has the key that it had.
        expect([where, new Set(keys).size]).toEqual([where, 3])
        // What the server was asked twice for may be billed twice, and so may what it never heard of: who
        // died could not know.
        const twice = keys.length - 3
        const isSaid = first !== undefined || (report?.repeated ?? 0) >= twice
        expect([where, twice <= 1, (report?.repeated ?? 0) <= 1, isSaid]).toEqual([
          where,
          ...[true, true, true],
        ])
        const acts = tools.acted.slice(actedBefore)
        // Both are under way at once: each may be asked for again, and has the key that it had.
        expect([where, acts.length >= 2 && acts.length <= 4]).toEqual([where, true])
        expect([where, new Set(acts.map(({ key }) => key)).size]).toEqual([where, 2])
        if (!first) seen.set(death, (seen.get(death) ?? 0) + 1)
      }
    }
    console.log(
      `killed at ${[...seen].map(([death, count]) => `${death} ${count}`).join(', ')} of ${requests} requests`,
    )
    for (const death of ['arrived', 'acted', 'half'] as const)
      expect(seen.get(death)).toBe(requests)
  })
})
