import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
const args = (...argv: readonly string[]) => ['--conditions=source', bin, ...argv]

let project: TestProject
const children = new Set<ChildProcess>()

beforeAll(() => {
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: { 'fcc.yaml': 'tenant: { id: meadow }\n' },
  })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  project.remove()
})

describe('fcc serve', () => {
  it('answers whoever shows a key, nobody else, and ends by itself when it is asked to', async () => {
    const made = await project.fcc('api-keys', 'create', 'load', '--role', 'developer')
    const [key = ''] = /^fcc_\S+$/m.exec(made.out) ?? []
    const child = spawn(process.execPath, args('serve', '--port', '0'), {
      cwd: project.directory,
      env: { ...process.env, NO_COLOR: '1' },
    })
    children.add(child)
    let out = ''
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        out += String(chunk)
        const [, found] = /Listening at (\S+)/.exec(out) ?? []
        if (found !== undefined) resolve(found)
      })
      child.stderr.on('data', (chunk) => {
        out += String(chunk)
      })
      child.once('exit', () => reject(new Error(out)))
    })
    expect((await fetch(`${url}/v1/models`)).status).toBe(401)
    const asked = await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } })
    const models = (await asked.json()) as { readonly data: readonly { readonly id: string }[] }
    expect(models.data.map(({ id }) => id)).toContain('documentation-evangelist')
    const answered = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'documentation-evangelist',
        messages: [{ role: 'user', content: 'The shed must be painted by 3 May.' }],
      }),
    })
    const { choices } = (await answered.json()) as {
      readonly choices: readonly { readonly message: { readonly content: string } }[]
    }
    expect(choices[0]?.message.content).toContain('shed')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('says what is wrong before it listens', async () => {
    const alone = await project.fcc('serve', '--port', '0', '--tls-cert', 'x.pem')
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('belong together')])
    const missing = await project.fcc(
      ...['serve', '--port', '0', '--tls-cert', 'x.pem', '--tls-key', 'x.key'],
    )
    expect(missing.err).toContain('FCC_TLS_FILE')
    expect((await project.fcc('serve', '--port', '70000')).code).toBe(2)
  })
})

describe('fcc mcp', () => {
  it('serves a tenant to a client that starts it', async () => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: args('mcp', '--as', 'ada:author'),
        cwd: project.directory,
        stderr: 'ignore',
      }),
    )
    try {
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toContain('start_core-catalog_GEN-001')
      const found = await client.callTool({
        name: 'search_catalogue',
        arguments: { words: 'persona runbook' },
      })
      expect(JSON.stringify(found.structuredContent)).toContain('core-catalog/RB')
    } finally {
      await client.close()
    }
  })

  it('stands before another server, whose tools are called and heard by the rules', async () => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: args(
          ...['mcp', 'proxy', '--as', 'ada:author', '--allow', 'search_catalogue', '--'],
          ...[process.execPath, ...args('mcp', '--as', 'ada:author')],
        ),
        cwd: project.directory,
        stderr: 'ignore',
      }),
    )
    try {
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toEqual(['search_catalogue'])
      const called = await client.callTool({
        name: 'search_catalogue',
        arguments: { words: 'runbook' },
      })
      expect(JSON.stringify(called.structuredContent)).toContain('core-catalog/RB')
      const refused = await client.callTool({ name: 'list_runs', arguments: {} })
      expect(refused.isError).toBe(true)
    } finally {
      await client.close()
    }
    const exported = await project.fcc('audit', 'export', '-o', 'log.json')
    expect(exported.code).toBe(0)
    const log = readFileSync(join(project.directory, 'log.json'), 'utf8')
    expect(log.match(/"act":"tool search_catalogue"/g)?.length).toBeGreaterThan(1)
  })
})
