import { type ChildProcess, spawn } from 'node:child_process'

/** A program with its words, where it runs and what it sees. */
export interface Command {
  readonly folder: string
  /** The program first. */
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** How a command ended, with all that it said. */
export interface Ended extends Command {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** No command of a journey takes as long; one that does hangs. */
const LIMIT_MS = 180_000

/** Runs a command to its end. What does not end in time is killed, with all that it started. */
export function runCommand(command: Command): Promise<Ended> {
  const { folder, words, env } = command
  const [program = '', ...parameters] = words
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it started can be ended with it.
    const child = spawn(program, parameters, {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    const limit = setTimeout(() => {
      err += `\n(killed after ${LIMIT_MS} ms)`
      killGroup(child)
    }, LIMIT_MS)
    child.on('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ ...command, code, out, err })
    })
  })
}

/** Ends a process and everything it started, at once and without a word: as a power cut would. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** @throws Error with the command and its output where it did not end with the code */
export function expectCode(ended: Ended, code: number): Ended {
  if (ended.code === code) return ended
  throw new Error(`It should end with ${code}.\n${storyOf(ended)}`)
}

/** @throws Error with the command and its output where it ended well */
export function expectFailure(ended: Ended): Ended {
  if (ended.code !== 0) return ended
  throw new Error(`It should not succeed.\n${storyOf(ended)}`)
}

/** @throws Error with the command and its output where a text is not in it */
export function expectSaid(ended: Ended, ...texts: readonly string[]): Ended {
  const said = ended.out + ended.err
  const missing = texts.filter((text) => !said.includes(text))
  if (missing.length === 0) return ended
  throw new Error(
    `It should say ${missing.map((text) => JSON.stringify(text)).join(', ')}.\n${storyOf(ended)}`,
  )
}

function storyOf({ words, folder, code, out, err }: Ended): string {
  return [`  $ ${words.join(' ')}`, `  in ${folder}, ended with ${code}`, out, err]
    .filter((part) => part.trim() !== '')
    .join('\n')
}
