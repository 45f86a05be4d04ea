import { firstLine } from './first-line.ts'
import { type LocalServer, type Program, type ServerOptions, startProgram } from './local-server.ts'

/** A Redis of a test's own. */
export interface RedisServer extends LocalServer {
  readonly url: string
  /** The address for a user of its access lists. */
  urlOf(user: string, password: string): string
  /** Sends a command, and gives the first line of the answer. */
  tell(command: string): Promise<string>
}

/** What a Redis may be started with. */
export interface RedisOptions extends ServerOptions {
  /**
   * When what it took is on the disk: before it answers, or a second later at most. Without it, it keeps
   * nothing, and is empty when it is started again.
   */
  readonly durable?: 'always' | 'everysec'
}

/**
 * Starts a Redis server on a free port of the loopback address.
 *
 * @example
 * const redis = await startRedis()
 * await redis.tell('FLUSHALL')
 * await redis.close()
 */
export async function startRedis({ durable, ...options }: RedisOptions = {}): Promise<RedisServer> {
  const written = durable ? ['--appendonly', 'yes', '--appendfsync', durable] : []
  const program: Program = {
    name: 'redis-server',
    debianPackage: 'redis-server',
    words: (port, folder) => [
      ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
      ...written,
    ],
    answers: async (port) => (await firstLine(port, 'PING')) === '+PONG',
  }
  const server = await startProgram(program, options)
  const { port } = server
  return {
    ...server,
    url: `redis://127.0.0.1:${port}`,
    urlOf: (user, password) => `redis://${user}:${password}@127.0.0.1:${port}`,
    tell: (command) => firstLine(port, command),
  }
}
