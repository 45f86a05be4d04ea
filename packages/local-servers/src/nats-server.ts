import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine } from './first-line.ts'
import { type LocalServer, type Program, type ServerOptions, startProgram } from './local-server.ts'

const PASSWORD = 'for-tests-only'

/** A NATS with JetStream of a test's own. */
export interface NatsServer extends LocalServer {
  readonly url: string
  /** The address for a user of its configuration. */
  urlOf(user: string): string
}

/** What a NATS may be started with. */
export interface NatsOptions extends ServerOptions {
  /**
   * Users besides `host`, who may do everything, as its configuration has them; `…` stands for a password.
   * Without it, nobody is asked who they are.
   */
  readonly users?: string
}

/** Starts a NATS server with JetStream on a free port of the loopback address. */
export async function startNats({ users, ...options }: NatsOptions = {}): Promise<NatsServer> {
  const authorization =
    users === undefined
      ? ''
      : `authorization { users = [
  { user: host, password: ${PASSWORD} }
  ${users.replaceAll('…', PASSWORD)}
] }
`
  const program: Program = {
    name: 'nats-server',
    debianPackage: 'nats-server',
    words(port, folder) {
      const file = join(folder, 'nats.conf')
      const listen = `listen: 127.0.0.1:${port}\njetstream { store_dir: ${folder} }\n`
      writeFileSync(file, `${listen}${authorization}`, { mode: 0o600 })
      return ['-c', file]
    },
    // It introduces itself to whoever connects, once it is ready for them.
    answers: async (port) => (await firstLine(port)).startsWith('INFO '),
  }
  const server = await startProgram(program, options)
  const { port } = server
  return {
    ...server,
    url: `nats://127.0.0.1:${port}`,
    urlOf: (user) => `nats://${user}:${PASSWORD}@127.0.0.1:${port}`,
  }
}
