import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
const WITHIN = { timeout: 60_000, interval: 100 }
let project: TestProject | undefined
let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
  project?.remove()
})

const yaml = (shed: string, orchard: string) =>
  `roles: { keeper: { permissions: [tenants:replace, tenants:add, audit:export] } }
tenants:
  shed: ${shed}
  orchard: ${orchard}
`

/** `fcc serve` as somebody, and all that it has said so far. */
function serve(as: string): { readonly process: ChildProcess; said(): string } {
  const made = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: { 'fcc.yaml': yaml('{ name: One }', '{ name: One }') },
  })
  project = made
  const started = spawn(
    process.execPath,
    ['--conditions=source', bin, 'serve', '--port', '0', '--as', as],
    { cwd: made.directory, env: { ...process.env, NO_COLOR: '1' } },
  )
  child = started
  let out = ''
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk) => {
      out += String(chunk)
    })
  }
  return { process: started, said: () => out }
}

it('takes over at SIGHUP what is new of tenants, leaves one that does not start as it was, and serves', async () => {
  const server = serve('gwen:keeper')
  await expect.poll(server.said, WITHIN).toContain('/reference')
  const file = join(project?.directory ?? '', 'fcc.yaml')
  writeFileSync(file, yaml('{ name: Two }', '{ plugins: [nowhere] }'))
  server.process.kill('SIGHUP')
  await expect.poll(server.said, WITHIN).toContain('Tenant orchard keeps what it had:')
  expect(server.said()).toContain('Reloaded.\n  shed  replaced\n')
  expect(server.said()).toContain('FCC_PLUGIN_MISSING')
  writeFileSync(file, 'tenants: [')
  server.process.kill('SIGHUP')
  await expect.poll(server.said, WITHIN).toContain('Nothing was reloaded: FCC_CONFIG_')
  const [url] = /http:\S+(?=\/reference)/.exec(server.said()) ?? []
  expect((await fetch(`${url}/live`)).status).toBe(200)
  const exit = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  expect((await exit)[0]).toBe(0)
  writeFileSync(file, yaml('{ name: Two }', '{ name: One }'))
  const log = await project?.fcc('audit', 'export', '--tenant', 'shed', '--as', 'gwen:keeper')
  expect(log?.out).toMatch(/gwen.*fcc\.tenant\.replaced/)
}, 180_000)

it('takes over nothing for somebody who may not', async () => {
  const server = serve('sam')
  await expect.poll(server.said, WITHIN).toContain('/reference')
  writeFileSync(join(project?.directory ?? '', 'fcc.yaml'), yaml('{ name: Two }', '{ name: One }'))
  server.process.kill('SIGHUP')
  await expect.poll(server.said, WITHIN).toContain('Nothing was reloaded: FCC_ACCESS_DENIED')
}, 120_000)
