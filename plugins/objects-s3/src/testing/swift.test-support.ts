import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createS3Client } from '../s3-client.ts'
import { config } from '../settings.ts'

/** How long starting may take, in milliseconds: the machine may be busy. */
const START_MS = 300_000
const MOST_TRIES = 3
const KINDS = ['account', 'container', 'object'] as const
/** Programs of Debian's packages swift-proxy, -account, -container and -object, and memcached. */
const PROGRAMS = {
  cache: 'memcached',
  front: 'swift-proxy-server',
  rings: 'swift-ring-builder',
} as const

/** A real server that speaks S3 and checks signatures: OpenStack Swift. */
export interface Swift {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  makeBucket(name: string): Promise<void>
  /** What the servers have on their disk. */
  readonly folder: string
  /** Lets the front stand still, and continue. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

/** Starts Swift from Debian's packages on free ports of this machine; `.ci/run` installs them. */
export async function startSwift(): Promise<Swift> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce()
    } catch (error) {
      // Somebody else may take a port before a server has it.
      if (tries >= MOST_TRIES) throw error
    }
  }
}

async function startOnce(): Promise<Swift> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-swift-'))
  const started: ChildProcess[] = []
  try {
    const ports = await freePorts(5)
    const [memcached = 0, proxy = 0, ...servers] = ports
    writeConfiguration(folder, { memcached, proxy, servers })
    started.push(
      start(PROGRAMS.cache, ['-l', '127.0.0.1', '-p', String(memcached), '-u', 'root', '-m', '16']),
      ...KINDS.map((kind) => start(`swift-${kind}-server`, [join(folder, `${kind}.conf`), '-v'])),
      start(PROGRAMS.front, [join(folder, 'proxy.conf'), '-v']),
    )
    const front = started.at(-1)
    await Promise.all(ports.map((port) => untilOpen(port, started)))
    const endpoint = `http://127.0.0.1:${proxy}`
    const keys = { accessKeyId: 'fcc:tester', secretAccessKey: 'for-tests-only' }
    return {
      ...{ endpoint, ...keys, folder },
      async makeBucket(name) {
        const named = { access_key_id: 'env:ID', secret_access_key: 'env:KEY' }
        const settings = config.parse({ endpoint, bucket: name, ...named })
        const secret = async (reference: string) =>
          reference === 'env:ID' ? keys.accessKeyId : keys.secretAccessKey
        // The bucket of a client is the path that it asks: asked to put nothing there, the server makes one.
        await createS3Client(settings, secret).ask({ method: 'PUT' })
      },
      freeze: () => void front?.kill('SIGSTOP'),
      thaw: () => void front?.kill('SIGCONT'),
      close: () => stop(started, folder),
    }
  } catch (error) {
    await stop(started, folder)
    throw error
  }
}

function start(command: string, words: readonly string[]): ChildProcess {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.resume()
  child.stderr.resume()
  child.on('error', () => undefined)
  return child
}

async function untilOpen(port: number, started: readonly ChildProcess[]): Promise<void> {
  const until = Date.now() + START_MS
  while (Date.now() < until) {
    const ended = started.find(({ exitCode, signalCode }) => exitCode !== null || signalCode)
    if (ended) throw new Error(`${ended.spawnfile} ended with ${ended.exitCode}.`)
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return
    await delay(50)
  }
  throw new Error(`Nothing answers on port ${port}.`)
}

function writeConfiguration(
  folder: string,
  ports: {
    readonly memcached: number
    readonly proxy: number
    readonly servers: readonly number[]
  },
): void {
  const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const disks = join(folder, 'disks')
  mkdirSync(join(disks, 'd1'), { recursive: true })
  mkdirSync(join(folder, 'cache'))
  copyFileSync('/etc/swift/swift.conf', join(folder, 'swift.conf'))
  const common = (port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${user}
swift_dir = ${folder}
devices = ${disks}
mount_check = false
log_level = ERROR
`
  for (const [index, kind] of KINDS.entries()) {
    const port = ports.servers[index] ?? 0
    writeFileSync(
      join(folder, `${kind}.conf`),
      `${common(port)}
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
[${kind}-replicator]
[${kind}-updater]
[${kind}-auditor]
`,
    )
    const ring = join(folder, `${kind}.builder`)
    execFileSync(PROGRAMS.rings, [ring, 'create', '4', '1', '0'], { stdio: 'ignore' })
    const device = `r1z1-127.0.0.1:${port}/d1`
    execFileSync(PROGRAMS.rings, [ring, 'add', device, '1'], { stdio: 'ignore' })
    execFileSync(PROGRAMS.rings, [ring, 'rebalance'], { stdio: 'ignore' })
  }
  writeFileSync(
    join(folder, 'proxy.conf'),
    `${common(ports.proxy)}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${ports.memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_fcc_tester = for-tests-only .admin
user_fcc_other = another-secret .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`,
  )
}

async function stop(started: readonly ChildProcess[], folder: string): Promise<void> {
  for (const child of [...started].reverse()) {
    child.kill('SIGCONT')
    if (child.exitCode !== null || child.signalCode !== null) continue
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as { readonly port: number }).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
