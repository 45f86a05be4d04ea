import { execFile, execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'
import {
  type LocalServer,
  type Program,
  type ServerOptions,
  startProgram,
} from '../local-server.ts'
import { adminSettings, brokerSettings, PASSWORD } from './broker-settings.ts'
import { jarsOfKafka } from './jars.ts'

/** A Kafka broker of a test's own, in KRaft mode, with access lists and passwords (SCRAM-SHA-256). */
export interface KafkaServer extends LocalServer {
  /** `HOST:PORT` of the listener that is encrypted; empty where no certificate was given. */
  readonly secureHost: string
  /** The address for one of its users; `host` may do everything. */
  urlOf(user: string): string
  /** Runs `kafka-acls` with these words, as somebody who may. */
  accessList(words: readonly string[]): Promise<void>
}

/** What a Kafka broker may be started with. */
export interface KafkaOptions extends ServerOptions {
  /** Users besides `host`. */
  readonly users?: readonly string[]
  /** A PEM file with key and certificate for the listener that is encrypted. */
  readonly certificate?: string
}

/** A broker is there after three seconds, and after many more on a machine that is busy; in milliseconds. */
const START_MS = 120_000

/** A JVM that starts soon and stays small. */
const SMALL = ['-Xmx384m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** Starts a broker on free ports of the loopback address; its jars are fetched where they are not there yet. */
export async function startKafka({
  users = [],
  certificate,
  ...options
}: KafkaOptions = {}): Promise<KafkaServer> {
  const classes = ['-cp', join(await jarsOfKafka(), '*')]
  const secure = certificate === undefined ? undefined : await freePort()
  const controller = await freePort()
  const program: Program = {
    name: 'java',
    debianPackage: 'default-jdk-headless',
    startMs: START_MS,
    words(port, folder) {
      const file = join(folder, 'server.properties')
      writeFileSync(file, brokerSettings(folder, { client: port, secure, controller }))
      if (certificate !== undefined) copyFileSync(certificate, join(folder, 'server.pem'))
      if (!existsSync(join(folder, 'data'))) {
        // What it says is told only where it fails.
        const words = [...SMALL, ...classes, ...formatting(file, users)]
        execFileSync('java', words, { cwd: folder, stdio: 'pipe' })
      }
      return [...SMALL, ...classes, 'kafka.Kafka', file]
    },
    answers,
  }
  const server = await startProgram(program, options)
  const host = `127.0.0.1:${server.port}`
  return {
    ...server,
    secureHost: secure === undefined ? '' : `127.0.0.1:${secure}`,
    urlOf: (user) => `kafka://${user}:${PASSWORD}@${host}`,
    async accessList(words) {
      const folder = mkdtempSync(join(tmpdir(), 'fcc-kafka-acls-'))
      const file = join(folder, 'admin.properties')
      try {
        writeFileSync(file, adminSettings())
        const whom = ['--bootstrap-server', host, '--command-config', file]
        const tool = 'org.apache.kafka.tools.AclCommand'
        await promisify(execFile)('java', [...SMALL, ...classes, tool, ...whom, ...words])
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** What makes the data of a broker, with the passwords of its users. */
function formatting(file: string, users: readonly string[]): readonly string[] {
  const passwords = ['host', ...users].flatMap((name) => [
    '--add-scram',
    `SCRAM-SHA-256=[name=${name},password=${PASSWORD}]`,
  ])
  const cluster = 'AAAAAAAAAAAAAAAAAAAAAA'
  return ['kafka.tools.StorageTool', 'format', '-t', cluster, '-c', file, ...passwords]
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
