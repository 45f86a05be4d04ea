import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CrashJob, CrashReport } from './crash-child.ts'

/** How a child came to its end. */
export interface CrashChildEnd {
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  readonly report: CrashReport | undefined
  readonly stderr: string
}

/** Runs one job in a process of its own, from source, and waits until it is dead. */
export async function runCrashChild(job: CrashJob, cache: string): Promise<CrashChildEnd> {
  const file = fileURLToPath(new URL('./crash-child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=source', file, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  const [stdout, stderr, ended] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<Pick<CrashChildEnd, 'signal' | 'code'>>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    }),
  ])
  const said = stdout.join('')
  return {
    ...ended,
    report: said === '' ? undefined : (JSON.parse(said) as CrashReport),
    stderr: stderr.join(''),
  }
}
