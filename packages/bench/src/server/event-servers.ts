import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@fcc/postgres-server'

/** What carries events in a measurement: Debian's servers, from the path. */
export type EventServer = 'redis' | 'nats'

const COMMANDS: Readonly<Record<EventServer, (port: number, folder: string) => readonly string[]>> =
  {
    redis: (port, folder) => [
      'redis-server',
      ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
    ],
    nats: (port, folder) => [
      ...['nats-server', '-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder],
    ],
  }

/** How often it is looked whether the server answers, and how long in between, in milliseconds. */
const TRIES = 200
const LOOK_MS = 50

let running: Promise<number> | undefined
let prefixes = 0

/** The port of a server of this process's own, started with the first call; it ends with this process. */
export function eventServer(kind: EventServer): Promise<number> {
  running ??= start(kind)
  return running
}

/** A prefix that no measurement before had. */
export function nextPrefix(): string {
  prefixes += 1
  return `bench-${prefixes}`
}

async function start(kind: EventServer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-bench-events-'))
  const port = await freePort()
  const [command = '', ...words] = COMMANDS[kind](port, folder)
  const server: ChildProcess = spawn(command, words, { stdio: 'ignore' })
  await once(server, 'spawn')
  process.once('exit', () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  for (let tries = 0; tries < TRIES; tries++) {
    if (await answers(port)) return port
    await delay(LOOK_MS)
  }
  throw new Error(`${command} does not answer.`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
