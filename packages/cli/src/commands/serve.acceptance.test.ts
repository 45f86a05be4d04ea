import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))
const args = (...argv: readonly string[]) => ['--conditions=source', bin, ...argv]

/** Debian's; CI installs it. */
const OPENSSL = 'openssl'
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

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return typeof address === 'object' && address ? address.port : 0
}

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

describe('the server of fcc.yaml', () => {
  const files = new Map<string, TestProject>()
  const withServer = (server: string, more = ''): TestProject => {
    const made = createTestProject({
      dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
      files: { 'fcc.yaml': `tenant: { id: meadow }\nserver: ${server}\n${more}` },
    })
    files.set(server, made)
    return made
  }
  afterAll(() => {
    for (const each of files.values()) each.remove()
  })

  /** A pair made by OpenSSL, which holds from and until when it is said. */
  function makeCertificate(folder: string, from: string, until: string): void {
    const settings = ['[ca]', 'default_ca = it', '[it]', 'database = index', 'serial = serial']
    const policy = ['new_certs_dir = .', 'default_md = sha256', 'policy = any', '[any]']
    writeFileSync(
      join(folder, 'ca.cnf'),
      [...settings, ...policy, 'commonName = supplied', ''].join('\n'),
    )
    writeFileSync(join(folder, 'index'), '')
    writeFileSync(join(folder, 'serial'), '01\n')
    const run = (...argv: readonly string[]) =>
      execFileSync(OPENSSL, argv, { cwd: folder, stdio: 'ignore' })
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    run('req', '-new', ...key, '-subj', '/CN=meadow', '-keyout', 'server.key', '-out', 'it.csr')
    const signed = ['-in', 'it.csr', '-keyfile', 'server.key', '-out', 'server.pem', '-notext']
    const when = ['-startdate', from, '-enddate', until]
    run('ca', '-selfsign', '-batch', '-config', 'ca.cnf', ...signed, ...when)
  }

  it('is what fcc serve listens with, and doctor names it', async () => {
    const made = withServer(
      '{ port: 0, tls: { certificate: server.pem, key: server.key }, tiers: { free: { requests: 3 } }, limits: { body_bytes: 2048 } }',
    )
    makeCertificate(made.directory, '20200101000000Z', '20490101000000Z')
    const child = spawn(process.execPath, args('serve'), { cwd: made.directory })
    children.add(child)
    const url = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.on('data', (chunk) => {
        out += String(chunk)
        const [, found] = /Listening at (\S+)/.exec(out) ?? []
        if (found !== undefined) resolve(found)
      })
      child.once('exit', () => reject(new Error(out)))
    })
    expect(url).toMatch(/^https:/)
    const { port } = new URL(url)
    // Somebody listens there now.
    const taken = withServer(`{ port: ${port} }`)
    const refused = await taken.fcc('serve')
    expect([refused.out, refused.err]).toEqual(['', expect.stringContaining('FCC_SERVER_PORT')])
    const doctor = await made.fcc('doctor')
    expect(doctor.out).toContain('server.limits.body_bytes')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('says each thing that is wrong before it listens', async () => {
    const over = withServer('{ port: 0, tls: { certificate: server.pem, key: server.key } }')
    makeCertificate(over.directory, '20200101000000Z', '20200201000000Z')
    const keyless = withServer('{ port: 0, tls: { certificate: server.pem, key: none.key } }')
    makeCertificate(keyless.directory, '20200101000000Z', '20490101000000Z')
    const issuer = (more: string) => `authentication:
  providers:
    - { ${more} }
`
    const token = 'type: jwt, audience: a, tenant: meadow'
    const people = `type: oidc, client_id: fcc, tenant: meadow, redirect_uri: 'https://fcc.example.org/v1/sign-in/callback'`
    const closed = `http://127.0.0.1:${await closedPort()}`
    let at = 0
    // Each project under a name of its own.
    const written = (more: string) =>
      withServer(`{ port: 0, limits: { issuer_ms: ${20_000 + at++} } }`, more)
    for (const [name, made, said, exits] of [
      [
        'the file of the certificate is missing',
        withServer('{ port: 0, tls: { certificate: none.pem, key: none.key } }'),
        ['FCC_TLS_FILE', 'none.pem'],
        1,
      ],
      ['the file of its key is missing', keyless, ['FCC_TLS_FILE', 'none.key'], 1],
      ['the certificate is over', over, ['FCC_TLS_TIME', 'Feb  1'], 1],
      [
        'a tier is none',
        written(
          issuer(
            `${token}, issuer: 'https://i.example.org', jwks_uri: 'https://i.example.org/k', tier: { claim: plan, map: { gold: golden } }`,
          ),
        ),
        ['FCC_RATE_TIER', 'golden'],
        1,
      ],
      [
        'the issuer of tokens is not reached',
        written(issuer(`${token}, issuer: '${closed}', jwks_uri: '${closed}/keys'`)),
        ['FCC_SIGN_IN_ISSUER', closed.slice('http://'.length)],
        1,
      ],
      [
        'the issuer of people is not reached',
        written(issuer(`${people}, issuer: '${closed}'`)),
        ['FCC_SIGN_IN_ISSUER', 'ECONNREFUSED'],
        1,
      ],
      [
        'the file of a secret is missing',
        written(issuer(`${people}, issuer: '${closed}', client_secret: 'file:none.secret'`)),
        ['FCC_SECRET_MISSING', 'none.secret'],
        1,
      ],
      [
        'a permission is none',
        written('roles: { keeper: { permissions: ["runs:destroy"] } }'),
        ['FCC_CONFIG_INVALID', 'runs:destroy'],
        2,
      ],
      [
        'roles include one another',
        written('roles: { a: { includes: [b] }, b: { includes: [a] } }'),
        ['FCC_CONFIG_INVALID', 'a includes b includes a'],
        2,
      ],
      [
        'a role is nowhere',
        written('roles: { a: {} }\nrole_assignments: [{ user: bo, role: b }]'),
        ['FCC_CONFIG_INVALID', 'no role b'],
        2,
      ],
      ['the port is none', withServer('{ port: 70000 }'), ['FCC_CONFIG_INVALID', 'server.port'], 2],
      [
        'every address is a proxy',
        withServer("{ trusted_proxies: ['0.0.0.0/0'] }"),
        ['FCC_CONFIG_INVALID', 'trusted_proxies'],
        2,
      ],
    ] as const) {
      const { out, err, code } = await made.fcc('serve')
      // Nothing was listened to: that is what would have been said.
      expect([name, out, code]).toEqual([name, '', exits])
      for (const each of said) expect([name, err]).toEqual([name, expect.stringContaining(each)])
      expect([name, err.match(/^.*\bFCC_[A-Z_]+/gm)?.length]).toEqual([name, 1])
    }
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
      // The catalogue is longer than a page.
      for (const list of ['resources/list', 'prompts/list'] as const) {
        const first = await client.request({ method: list, params: {} })
        const { nextCursor = '' } = first
        const next = await client.request({ method: list, params: { cursor: nextCursor } })
        const lengths = [first, next].map((page) => {
          const entries = 'prompts' in page ? page.prompts : page.resources
          return (entries as readonly unknown[]).length
        })
        expect(lengths).toEqual([100, expect.any(Number)])
        expect(lengths[1]).toBeGreaterThan(0)
        expect(next.nextCursor).toBeUndefined()
      }
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
