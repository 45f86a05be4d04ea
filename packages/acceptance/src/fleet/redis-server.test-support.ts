import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@fcc/postgres-server'

/** Debian's; CI installs it. */
const REDIS = 'redis-server'

/** A Redis of a test's own that keeps nothing. */
export interface RedisServer {
  readonly url: string
  /** Sends a command, and gives the first line of the answer. */
  tell(command: string): Promise<string>
  /** Ends it as a crash does, and starts it again with nothing in it. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts one on a free port of this machine. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-redis-'))
  const port = await freePort()
  let running: ChildProcess | undefined

  async function tell(command: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      socket.write(`${command}\r\n`)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      return answer.toString().split('\r\n')[0] ?? ''
    } finally {
      socket.destroy()
    }
  }
  async function start(): Promise<void> {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    running = spawn(REDIS, settings, { stdio: 'ignore' })
    await once(running, 'spawn')
    for (let tries = 0; ; tries++) {
      if ((await tell('PING').catch(() => '')) === '+PONG') return
      if (tries === 200) throw new Error('Redis did not answer.')
      await delay(50)
    }
  }
  async function stop(): Promise<void> {
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}/`,
    tell,
    async restart() {
      await stop()
      await start()
    },
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
