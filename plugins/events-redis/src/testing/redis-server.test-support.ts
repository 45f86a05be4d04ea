import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** A Redis server of a test, on a free port of this machine. */
export interface TestRedis {
  readonly url: string
  /** The address for another user, or with another port. */
  urlOf(user: string, password: string): string
  /** What is done as somebody who may do everything. */
  readonly admin: Redis
  /** Kills it and starts it again on what it had written. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts Debian's server, which CI installs; what it took is on disk before it answers. */
export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-events-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const given = { port: String(port), bind: '127.0.0.1', save: '', dir: folder }
  const durable = { appendonly: 'yes', appendfsync: 'always' }
  const words = Object.entries({ ...given, ...durable }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ])
  const admin = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 })
  admin.on('error', () => undefined)
  let server: ChildProcess

  async function start(): Promise<void> {
    server = spawn('redis-server', words, { stdio: 'ignore' })
    await once(server, 'spawn')
    await admin.ping()
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }

  await start()
  return {
    url,
    admin,
    urlOf: (user, password) => `redis://${user}:${password}@127.0.0.1:${port}`,
    async restart() {
      await kill()
      await start()
    },
    async stop() {
      admin.disconnect()
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
