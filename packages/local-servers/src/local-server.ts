import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** How long a server may take to answer, in milliseconds: a busy machine takes its time. */
const START_LIMIT_MS = 30_000
const LOOK_MS = 25
/** How many ports are tried: somebody else may take one before the server has it. */
const MOST_PORTS = 5
/** How much of what a server said is told where it does not start, in characters. */
const SAID = 2000

/** One process with a port of the loopback address and a folder of its own, and what may be done to it. */
export interface LocalServer {
  readonly port: number
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Ends it as a crash does. */
  stop(): Promise<void>
  /** Ends it as a crash does, and starts it again. */
  restart(): Promise<void>
  /** Lets it stand still: it holds its connections and answers nothing. */
  freeze(): void
  /** Lets it continue. */
  thaw(): void
  /** Ends it and removes its data; idempotent. */
  close(): Promise<void>
}

/** What every server may be started with. */
export interface ServerOptions {
  /** Whether Ctrl-C of a terminal goes past it, so that whoever started it ends it in their order. */
  readonly ownGroup?: boolean
}

/** Which server it is, and how it is started. */
export interface Program {
  /** The program, as it is on the PATH, or its path. */
  readonly name: string
  /** Debian's package of it. */
  readonly debianPackage: string
  /** What it is started with. */
  words(port: number, folder: string): readonly string[]
  /** How long it may take until it answers, in milliseconds, where that is not the usual half minute. */
  readonly startMs?: number
  /** Whether it answers. */
  answers(port: number): Promise<boolean>
}

/** Starts a program on a free port; it ends with this process at the latest. */
export async function startProgram(
  program: Program,
  { ownGroup = false }: ServerOptions = {},
): Promise<LocalServer> {
  const folder = mkdtempSync(join(tmpdir(), `fcc-${basename(program.name)}-`))
  let port = 0
  let running: ChildProcess | undefined
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  const endWithThisProcess = () => {
    running?.kill('SIGKILL')
    remove()
  }
  process.once('exit', endWithThisProcess)

  async function start(): Promise<void> {
    if (isRunning(running)) return
    const child = await spawned(program, program.words(port, folder), ownGroup)
    running = child
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-SAID)
      })
    }
    const deadline = Date.now() + (program.startMs ?? START_LIMIT_MS)
    while (!(await program.answers(port).catch(() => false))) {
      if (!isRunning(child)) throw new Error(`${program.name} ended: ${said}`)
      if (Date.now() > deadline) throw new Error(`${program.name} does not answer: ${said}`)
      await delay(LOOK_MS)
    }
    // Somebody else may have been there first, and answered in its place.
    if (!isRunning(child)) throw new Error(`${program.name} ended: ${said}`)
  }

  async function stop(): Promise<void> {
    const child = running
    running = undefined
    if (!child || !isRunning(child)) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async function close(): Promise<void> {
    process.off('exit', endWithThisProcess)
    await stop()
    remove()
  }

  for (let tries = 1; ; tries += 1) {
    port = await freePort()
    try {
      await start()
      break
    } catch (error) {
      if (tries < MOST_PORTS && !(error instanceof MissingServer)) {
        await stop()
        continue
      }
      await close()
      throw error
    }
  }
  return {
    port,
    start,
    stop,
    async restart() {
      await stop()
      await start()
    },
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    close,
  }
}

/** A server that is not on this machine. */
export class MissingServer extends Error {
  constructor(name: string, debianPackage: string, cause?: unknown) {
    super(`There is no ${name} on this machine: apt-get install ${debianPackage}`, { cause })
  }
}

async function spawned(
  program: Program,
  words: readonly string[],
  detached: boolean,
): Promise<ChildProcess> {
  const child = spawn(program.name, words, { detached, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    await once(child, 'spawn')
    return child
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new MissingServer(program.name, program.debianPackage, error)
  }
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
  return child !== undefined && child.exitCode === null && child.signalCode === null
}
