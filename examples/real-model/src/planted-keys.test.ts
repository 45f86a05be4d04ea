import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createProject } from './command-line.test-support.ts'
import { genesisDocument } from './server/genesis-document.ts'
import { createModelServer } from './server/model-server.ts'

const IN_ENVIRONMENT = 'planted-key-in-environment-4b1d'
const IN_FILE = 'planted-key-in-file-9e77'

beforeEach(() => {
  vi.stubEnv('FCC_TEST_PLANTED_KEY', IN_ENVIRONMENT)
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** Every byte beneath a folder. */
function bytesUnder(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

it('a key is in no output, log, error, record, event or export, whatever goes wrong', async () => {
  const server = await createModelServer({ respond: () => ({ text: genesisDocument }) })
  onTestFinished(() => server.close())
  const project = createProject(
    `tenant: { id: shed }
provider: here
limits: { retry_ms: 10 }
providers:
  here: { kind: openai-compatible, model: m-1, base_url: "${server.baseUrl}", key: env:FCC_TEST_PLANTED_KEY }
  there: { kind: anthropic, model: m-2, base_url: "${server.baseUrl}", key: "file:key.txt" }
`,
    { FCC_DEBUG: '1' },
  )
  project.write('key.txt', `${IN_FILE}\n`)
  project.write('brief.md', '# A shed\n\nForty tools, thirty households.\n')
  const console_: string[] = []
  for (const way of ['log', 'warn', 'error', 'info', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void console_.push(words.join(' ')))
  }
  onTestFinished(() => void vi.restoreAllMocks())
  const said: string[] = []
  const fcc = async (...argv: readonly string[]) => {
    for (const words of [argv, [...argv, '--json']]) {
      const { text } = await project.fcc(...words)
      said.push(text)
    }
  }

  for (const words of [['providers'], ['doctor'], ['list', 'providers'], ['list', 'settings']]) {
    await fcc(...words)
  }
  for (const fault of ['key_repeated', 'error_inside', 'html', 'reset', 'malformed'] as const) {
    for (const name of ['here', 'there']) {
      server.failNext(fault, fault)
      await fcc('providers', 'test', name)
    }
  }
  for (const name of ['here', 'there']) {
    server.failNext('key_repeated')
    const run = ['run', 'GEN-001', '--input', 'brief.md', '--provider', name]
    const { code, text } = await project.fcc(...run)
    expect([name, code]).toEqual([name, 5])
    const [id = ''] = /[0-9A-Z]{26}/.exec(text) ?? []
    said.push(text, (await project.fcc('resume', id)).text)
    for (const words of [['explain', id], ['runs'], ['audit', 'export', '--run', id]]) {
      await fcc(...words)
    }
  }
  await fcc('audit', 'export')

  const keys = new Set(server.received.map(({ key }) => key))
  expect(keys).toEqual(new Set([IN_ENVIRONMENT, IN_FILE]))
  const kept = bytesUnder(join(project.directory, '.fcc'))
  const all = [kept, ...said, ...console_].join('\n')
  expect(all).not.toContain(IN_ENVIRONMENT)
  expect(all).not.toContain(IN_FILE)
  // What was looked through is what was written: the references are there, and the store, and what was released.
  expect(said.join('\n')).toContain('env:FCC_TEST_PLANTED_KEY')
  expect(existsSync(join(project.directory, '.fcc', 'out'))).toBe(true)
  expect(kept.length).toBeGreaterThan(100_000)
})
