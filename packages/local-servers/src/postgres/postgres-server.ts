import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from '../free-port.ts'
import type { ServerOptions } from '../local-server.ts'
import { ADMIN, makeServerFolder } from './server-folder.ts'

/** How long a server may take to answer, in milliseconds: a busy machine takes its time. */
const START_LIMIT_MS = 60_000

/** How many ports are tried: somebody else may take one before the server has it. */
const MOST_PORTS = 5

/** A server with data of its own. */
export interface PostgresServer {
  readonly port: number
  /** The folder of its data. */
  readonly data: string
  /** The address of somebody who may do everything. */
  readonly adminUrl: string
  /** The address of a database for somebody. */
  url(user: string, password: string, database: string): string
  /** Runs statements as somebody who may do everything, and gives the rows of the last one. */
  query(text: string, database?: string): Promise<readonly Record<string, unknown>[]>
  /** Stops the server: `immediate` is a crash, `fast` ends what is under way. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Stops it and removes its data; idempotent. */
  close(): Promise<void>
}

/** What a server may be started with. */
export interface PostgresOptions extends ServerOptions {
  /** Whether commits reach the disk; without it tests are faster, and nothing survives the machine. */
  readonly durable?: boolean
  /** Settings of `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Files beside the data, such as a certificate: name and text. */
  readonly files?: Readonly<Record<string, string>>
}

/**
 * Starts a PostgreSQL server on a free port of the loopback address, from what the machine has or else from
 * the npm package. Under root it runs as another user.
 *
 * @example
 * const server = await startPostgres()
 * await server.query('SELECT 1')
 * await server.close()
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = await makeServerFolder(options.files ?? {}, options)
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '32MB',
    ...(options.durable === true ? {} : { fsync: 'off', full_page_writes: 'off' }),
    ...options.settings,
  }
  let port = 0
  let running: ChildProcess | undefined
  const endWithThisProcess = () => {
    running?.kill('SIGQUIT')
    folder.removeLater()
  }
  process.once('exit', endWithThisProcess)

  const url = (name: string, password: string, database: string) =>
    `postgres://${encodeURIComponent(name)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

  async function query(text: string, database = 'postgres') {
    const client = new Client({ connectionString: url(ADMIN.user, ADMIN.password, database) })
    client.on('error', () => undefined)
    await client.connect()
    try {
      const answer: unknown = await client.query(text)
      const last = Array.isArray(answer) ? answer.at(-1) : answer
      return (last as { readonly rows: Record<string, unknown>[] }).rows
    } finally {
      await client.end()
    }
  }

  async function start(): Promise<void> {
    const set = Object.entries({ ...settings, port: String(port) })
    const child = folder.spawn('postgres', [
      ...['-D', folder.data],
      ...set.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ])
    running = child
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4000)
    })
    const deadline = Date.now() + START_LIMIT_MS
    for (;;) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended: ${said}`)
      try {
        await query('SELECT 1')
        return
      } catch (cause) {
        if (Date.now() > deadline) throw new Error(`PostgreSQL did not answer: ${said}`, { cause })
      }
      await delay(50)
    }
  }

  async function startSomewhere(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      port = await freePort()
      try {
        return await start()
      } catch (error) {
        if (tries === MOST_PORTS) throw error
        await stop('immediate')
      }
    }
  }

  async function stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await gone
  }

  async function close(): Promise<void> {
    process.off('exit', endWithThisProcess)
    await stop('immediate')
    folder.remove()
  }

  try {
    await startSomewhere()
  } catch (error) {
    await close()
    throw error
  }
  const adminUrl = url(ADMIN.user, ADMIN.password, 'postgres')
  return { port, data: folder.data, adminUrl, url, query, stop, start, close }
}
