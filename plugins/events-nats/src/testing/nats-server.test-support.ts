import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@nats-io/transport-node'

/** A NATS server of a test, on a free port of this machine. */
export interface TestNats {
  readonly port: number
  /** The address for a user of its configuration. */
  urlOf(user: string): string
  /** Kills it and starts it again on what it had written. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const PASSWORD = 'for-tests-only'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts Debian's server, which CI installs, with a user `host` who may do everything and those that are given. */
export async function startNats(users: string): Promise<TestNats> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-events-nats-'))
  const port = await freePort()
  const file = join(folder, 'nats.conf')
  writeFileSync(
    file,
    `listen: 127.0.0.1:${port}
jetstream { store_dir: ${folder} }
authorization { users = [
  { user: host, password: ${PASSWORD} }
  ${users.replaceAll('…', PASSWORD)}
] }
`,
  )
  const urlOf = (user: string): string => `nats://${user}:${PASSWORD}@127.0.0.1:${port}`
  let server: ChildProcess

  async function start(): Promise<void> {
    server = spawn('nats-server', ['-c', file], { stdio: 'ignore' })
    await once(server, 'spawn')
    for (let tries = 0; ; tries++) {
      try {
        const servers = `127.0.0.1:${port}`
        await (await connect({ servers, user: 'host', pass: PASSWORD, reconnect: false })).close()
        return
      } catch (error) {
        if (tries === 100) throw error
        await delay(50)
      }
    }
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }

  await start()
  return {
    port,
    urlOf,
    async restart() {
      await kill()
      await start()
    },
    async stop() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
