import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'

/** Debian's; CI installs it. */
const REDIS = 'redis-server'

/** A Redis of a test's own, in memory. */
export interface RedisServer {
  readonly url: string
  /** A client that ends with the server. */
  readonly client: Redis
  start(): Promise<void>
  /** Ends it as a crash does: nothing is kept. */
  stop(): Promise<void>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts one on a free port of this machine. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 })
  client.on('error', () => undefined)
  let running: ChildProcess | undefined

  async function start(): Promise<void> {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    running = spawn(REDIS, settings, { stdio: 'ignore' })
    await once(running, 'spawn')
    for (let tries = 0; ; tries++) {
      const answer = await client.ping().catch(() => undefined)
      if (answer === 'PONG') return
      if (tries === 200) throw new Error('Redis did not answer.')
      await delay(50)
    }
  }
  async function stop(): Promise<void> {
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGCONT')
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  await start()
  return {
    url,
    client,
    start,
    stop,
    async close() {
      client.disconnect()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
