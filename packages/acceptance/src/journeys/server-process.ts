import { createInterface } from 'node:readline'
import { type Command, killGroup, startGroup } from './process-group.ts'

/** A server that was started as a third party starts it. */
export interface ServerProcess {
  /** Resolves with the first line that begins so. @throws Error where the server ends before, or takes too long */
  said(beginning: string): Promise<string>
  /** Ends it and all that it started, as a power cut would. */
  kill(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts a command that continues until it is killed. */
export function startServer(command: Command): ServerProcess {
  const child = startGroup(command)
  const lines: string[] = []
  const listeners = new Set<() => void>()
  let isOver = false
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      isOver = true
      tell()
      resolve()
    }
    child.once('error', end)
    child.once('close', end)
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line)
      tell()
    })
  }
  return {
    said: (beginning) =>
      new Promise((resolve, reject) => {
        const refuse = (why: string): void => {
          settle()
          reject(new Error(`${why} and never said "${beginning}". It said:\n${lines.join('\n')}`))
        }
        const limit = setTimeout(() => refuse('The server took too long'), PATIENCE_MS)
        const settle = (): void => {
          clearTimeout(limit)
          listeners.delete(look)
        }
        const look = (): void => {
          const line = lines.find((each) => each.startsWith(beginning))
          if (line === undefined) {
            if (isOver) refuse('The server ended')
            return
          }
          settle()
          resolve(line)
        }
        listeners.add(look)
        look()
      }),
    async kill() {
      killGroup(child)
      await ended
    },
  }
}
