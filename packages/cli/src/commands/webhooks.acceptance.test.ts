import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
const script = fileURLToPath(new URL('../fixtures/webhook_receiver.py', import.meta.url))
const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
const RUNS = 12

const python = mkdtempSync(join(tmpdir(), 'fcc-webhooks-'))
const children = new Set<ChildProcess>()
let project: TestProject
/** What the receiver printed, line by line. */
const said: string[] = []

/** Starts a program, and waits for what it says first that fits. */
function start(
  command: string,
  argv: readonly string[],
  { says, cwd, heard }: { says: RegExp; cwd?: string; heard?: (line: string) => void },
): Promise<{ readonly child: ChildProcess; readonly found: string }> {
  const child = spawn(command, argv, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, NO_COLOR: '1', BILLING_SECRET: SECRET },
  })
  children.add(child)
  let rest = ''
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const lines = `${rest}${String(chunk)}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        heard?.(line)
        const [, found] = says.exec(line) ?? []
        if (found !== undefined) resolve({ child, found })
      }
    })
    child.once('exit', () => reject(new Error(errors)))
  })
}

function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

const serve = () =>
  start(process.execPath, ['--conditions=source', bin, 'serve', '--port', '0'], {
    says: /Listening at (\S+)/,
    cwd: project.directory,
  })

/** The ids of events that the receiver verified, as often as they came. */
const verified = (): readonly (readonly [event: string, id: string, path: string])[] =>
  said.flatMap((line) => (line.startsWith('verified ') ? [JSON.parse(line.slice(9))] : []))

beforeAll(async () => {
  execFileSync('python3', ['-m', 'venv', python])
  const pip = ['install', '--quiet', '--disable-pip-version-check', 'standardwebhooks==1.1.0']
  execFileSync(join(python, 'bin', 'pip'), pip, { timeout: 300_000 })
  const receiver = await start(join(python, 'bin', 'python'), [script, SECRET], {
    says: /^port (\d+)$/,
    heard: (line) => said.push(line),
  })
  const origin = `http://127.0.0.1:${receiver.found}`
  vi.stubEnv('BILLING_SECRET', SECRET)
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': `webhook_targets: [{ origin: '${origin}', private: true }]
limits: { webhook_poll_ms: 50, webhook_report_ms: 500, webhook_retry_ms: 20 }
tenants:
  meadow:
    webhooks:
      billing: { url: '${origin}/fcc', secret: env:BILLING_SECRET }
`,
    },
  })
}, 400_000)
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  project?.remove()
  rmSync(python, { recursive: true, force: true })
  vi.unstubAllEnvs()
})

describe('the events of a tenant', () => {
  it('reach a receiver that others wrote, every one of them, also where the server is killed on the way', async () => {
    const made = await project.fcc(
      'api-keys',
      'create',
      'load',
      '--role',
      'developer',
      '--tier',
      'pro',
    )
    const [key = ''] = /^fcc_\S+$/m.exec(made.out) ?? []
    const first = await serve()
    const ask = (url: string, path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { 'x-api-key': key, ...init.headers } })
    const runs: string[] = []
    for (let index = 0; index < RUNS; index += 1) {
      const answer = await ask(first.found, '/v1/chat/completions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'documentation-evangelist',
          messages: [{ role: 'user', content: `The shed must be painted by ${index + 1} May.` }],
        }),
      })
      expect(answer.status).toBe(200)
      await answer.arrayBuffer()
      // In the middle of it, with some sent, some under way and some not yet.
      if (index === RUNS - 1) await gone(first.child, 'SIGKILL')
    }
    const before = verified().length
    const second = await serve()
    const events: string[] = []
    const listed = await ask(second.found, '/v1/runs?limit=100')
    const { runs: all } = (await listed.json()) as { runs: readonly { readonly id: string }[] }
    runs.push(...all.map(({ id }) => id))
    expect(runs).toHaveLength(RUNS)
    for (const run of runs) {
      const text = await (await ask(second.found, `/v1/runs/${run}/events?once=1`)).text()
      events.push(...[...text.matchAll(/^id: (.*)$/gm)].map(([, id = '']) => id))
    }
    expect(events.length).toBeGreaterThan(RUNS * 2)
    const missing = (): readonly string[] => {
      const there = new Set(verified().map(([event]) => event))
      return events.filter((id) => !there.has(id))
    }
    await vi.waitFor(() => expect(missing()).toEqual([]), { timeout: 60_000, interval: 50 })
    const listedNow = await project.json<{ readonly webhooks: readonly object[] }>('webhooks')
    expect(listedNow.webhooks).toMatchObject([{ name: 'billing', isAllowed: true, deadLetters: 0 }])
    await gone(second.child, 'SIGTERM')
    // The same event has the same id, however often it comes, and no other has it.
    const ids = new Map(verified().map(([event, id]) => [event, id]))
    expect(new Set(ids.values()).size).toBe(ids.size)
    expect(verified().every(([event, id]) => ids.get(event) === id)).toBe(true)
    expect(said.filter((line) => /^(?:refused|fooled)/.test(line))).toEqual([])
    const exported = await project.fcc('audit', 'export')
    expect(exported.out).toContain('fcc.webhook.delivered')
    console.log(
      `${events.length} events of ${RUNS} runs; ${before} came before the kill, ${verified().length} in all`,
    )
  }, 240_000)

  it('are tried, listed and sent again by commands', async () => {
    expect((await project.fcc('webhooks', 'test', 'billing')).out).toContain('billing took it')
    const dead = await project.fcc('webhooks', 'dead', 'billing')
    expect([dead.code, dead.out]).toEqual([0, '  Nothing was given up at billing.\n'])
    const redriven = await project.fcc('webhooks', 'redrive', 'billing')
    expect([redriven.code, redriven.out]).toEqual([0, '  0 sent.\n'])
    const unknown = await project.fcc('webhooks', 'test', 'biling')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('FCC_WEBHOOK_UNKNOWN')])
  }, 60_000)
})
