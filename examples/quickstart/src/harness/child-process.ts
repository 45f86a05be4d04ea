import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of a test's own, whose lines are heard as they come. */
export interface TestChild {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  /** Resolves with the first line that matches; rejects when the process ends without one. */
  said(pattern: RegExp): Promise<string>
  readonly ended: Promise<{
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly stderr: string
  }>
}

/** Starts a file of this package from source, with a job as its argument. */
export function startChild(file: URL, job: unknown): TestChild {
  return startFromSource([fileURLToPath(file), JSON.stringify(job)])
}

/** Starts a program from source, in a folder of its own where one is told. */
export function startFromSource(program: readonly string[], directory?: string): TestChild {
  const child = spawn(process.execPath, ['--conditions=source', ...program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(directory === undefined ? {} : { cwd: directory }),
  })
  const lines: string[] = []
  const listeners = new Set<() => void>()
  let pending = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (pending + text).split('\n')
    pending = parts.pop() ?? ''
    lines.push(...parts)
    for (const listener of listeners) listener()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Awaited<TestChild['ended']>>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stderr }))
  })
  return {
    process: child,
    lines,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = lines.find((one) => pattern.test(one))
          if (line === undefined) return
          listeners.delete(look)
          resolve(line)
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error(`It ended without saying ${pattern}: ${stderr}`)), reject)
      }),
  }
}
