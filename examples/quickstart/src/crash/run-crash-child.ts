import { spawn } from 'node:child_process'
import type { CrashJob, CrashReport } from './crash-child.ts'

/** How a child came to its end. */
export interface CrashChildEnd {
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  readonly reports: readonly CrashReport[]
  readonly stderr: string
}

/** Runs one job in a process of its own, and waits until it is dead. */
export async function runCrashChild(program: string, job: CrashJob): Promise<CrashChildEnd> {
  const child = spawn(process.execPath, [program, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, ended] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<Pick<CrashChildEnd, 'signal' | 'code'>>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    }),
  ])
  const lines = stdout.join('').split('\n').slice(0, -1)
  return {
    ...ended,
    reports: lines.map((line) => JSON.parse(line) as CrashReport),
    stderr: stderr.join(''),
  }
}
