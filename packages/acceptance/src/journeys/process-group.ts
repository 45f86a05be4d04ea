import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A program with its words, where it runs and what it sees. */
export interface Command {
  readonly folder: string
  /** The program first. */
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A process that is ended together with everything it starts. */
export type ProcessGroup = ChildProcessByStdio<null, Readable, Readable>

const underWay = new Set<ProcessGroup>()

/** Starts a command as the head of a process group of its own. */
export function startGroup({ folder, words, env }: Command): ProcessGroup {
  const [program = '', ...parameters] = words
  const group = spawn(program, parameters, {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  underWay.add(group)
  const forget = () => underWay.delete(group)
  group.once('close', forget)
  group.once('error', forget)
  return group
}

/** Ends a process and everything it started, at once and without a word: as a power cut would. */
export function killGroup({ pid }: ProcessGroup): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** From here on nothing that is under way outlives this process, however it ends but by a kill. */
export function endGroupsWithThisProcess(): void {
  process.on('exit', () => {
    for (const group of underWay) killGroup(group)
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}
