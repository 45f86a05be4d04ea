import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createProject, type Project } from './command-line.test-support.ts'
import { genesisDocument } from './server/genesis-document.ts'
import { createModelServer } from './server/model-server.ts'

const program = fileURLToPath(new URL('../node_modules/@fcc/cli/bin/fcc.js', import.meta.url))
const KEY = 'planted-key-in-environment-77c2'
const IDENTIFIER = '078-05-1120'
const brief = `# A shed for ${IDENTIFIER}\n\nForty tools, thirty households.\n`

interface Ended {
  readonly code: number
  readonly run: { readonly id: string; readonly state: string }
  readonly files: { readonly outcomes: Readonly<Record<string, string>> }
  readonly recording?: { readonly file: string; readonly key: string; readonly answers: number }
}

/** `fcc` in a process of its own. */
async function fcc(project: Project, ...argv: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=source', program, ...argv], {
    cwd: project.directory,
    env: { ...process.env, FCC_TEST_PLANTED_KEY: KEY },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
  })
  child.stderr.on('data', (piece) => {
    said.err += piece
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...said }
}

async function json(project: Project, ...argv: readonly string[]): Promise<Ended> {
  const { code, out, err } = await fcc(project, ...argv, '--json')
  try {
    return { ...(JSON.parse(out) as Ended), code }
  } catch {
    throw new Error(`no document: ${out}${err}`)
  }
}

/** What a run released, by name, as bytes in hexadecimal. */
const outcomesOf = ({ files }: Ended) =>
  Object.entries(files.outcomes)
    .map(([name, file]) => [name, readFileSync(file, 'hex')])
    .sort()

async function recordedOnce() {
  let parts = 0
  const server = await createModelServer({
    // It never says the same twice.
    respond: () => ({
      text: `${genesisDocument}\n## Part ${++parts}\n\n- Forty tools for thirty households [brief:3]\n`,
    }),
  })
  const project = createProject(`tenant: { id: shed }
provider: here
providers:
  here: { kind: openai-compatible, model: m-1, base_url: "${server.baseUrl}", key: env:FCC_TEST_PLANTED_KEY }
`)
  project.write('brief.md', brief)
  const first = await json(
    project,
    ...['run', 'GEN-001', '--input', 'brief.md', '--record', 'demo.rec'],
  )
  const asked = server.received.length
  await server.close()
  return { project, first, asked, server }
}

beforeEach(() => {
  vi.stubEnv('NODE_OPTIONS', '')
  onTestFinished(() => void vi.unstubAllEnvs())
})

describe('a run that is recorded in one process', { timeout: 120_000 }, () => {
  it('is made again in another with no server there, with the same outcomes, byte for byte', async () => {
    const { project, first, asked, server } = await recordedOnce()
    expect([first.code, first.run.state]).toEqual([0, 'completed'])
    expect(first.recording?.answers).toBe(asked)

    const outcomes = outcomesOf(first)

    // Nothing of the run but its recording: no store, no key of the vendor, nobody at the address.
    rmSync(join(project.directory, '.fcc'), { recursive: true, force: true })
    const second = await json(
      project,
      ...['run', 'GEN-001', '--input', 'brief.md', '--replay', 'demo.rec', '--out', 'again'],
    )
    expect([second.code, second.run.state]).toEqual([0, 'completed'])
    expect(second.run.id).not.toBe(first.run.id)
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomesOf(second)).toEqual(outcomes)
    expect(server.received).toHaveLength(asked)
  })

  it('leaves neither key nor identifier nor answer in its file, which is for its owner alone', async () => {
    const { project, first } = await recordedOnce()
    const file = join(project.directory, 'demo.rec')
    const bytes = readFileSync(file)
    const key = readFileSync(`${file}.key`, 'utf8').trim()
    for (const planted of [KEY, IDENTIFIER, 'Forty tools', '## Part', first.run.id, key]) {
      expect(bytes.includes(planted)).toBe(false)
    }
    expect([file, `${file}.key`].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o600])
    const log = await fcc(project, 'audit', 'export', '--run', first.run.id)
    expect(log.out).toContain('fcc.run.recorded')
    expect(log.out).not.toContain(key)
  })
})
