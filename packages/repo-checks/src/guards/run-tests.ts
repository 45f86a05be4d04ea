import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a run of test files came to. */
export interface TestRun {
  readonly passed: number
  readonly failed: number
  /** Whether it was ended because its time was up: what it came to says nothing. */
  readonly isCutShort: boolean
  /** The end of what was printed, for a run that came to nothing. */
  readonly output: string
}

/** Runs test files of a copy in one worker, for no longer than so many milliseconds. */
export async function runTests(
  root: string,
  files: readonly string[],
  runMs: number,
): Promise<TestRun> {
  const report = join(root, 'guard-report.json')
  rmSync(report, { force: true })
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'packages/repo-checks/vitest.config.ts',
      '--maxWorkers=1',
      // One test that fails is enough.
      '--bail=1',
      '--project=!types',
      ...files,
    ],
    {
      cwd: root,
      env: { ...process.env, CI: 'true', FCC_TEST_REPORT: report },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  )
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const isCutShort = await endsTooLate(child, runMs)
  if (isCutShort || !existsSync(report)) return { passed: 0, failed: 0, isCutShort, output }
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numPassedTests: number
    readonly numFailedTests: number
  }
  return { passed: counts.numPassedTests, failed: counts.numFailedTests, isCutShort, output }
}

/** Waits for a process, and ends it with its workers when its time is up, or when this process ends. */
async function endsTooLate(child: ChildProcess, runMs: number): Promise<boolean> {
  let isLate = false
  const end = (): void => endAll(child)
  const timer = setTimeout(
    () => {
      isLate = true
      end()
    },
    Math.max(0, runMs),
  )
  process.once('exit', end)
  try {
    await new Promise((resolve) => child.once('close', resolve))
  } finally {
    clearTimeout(timer)
    process.off('exit', end)
  }
  return isLate
}

/** A weakened guard may leave a worker in a loop without end, which hears of nothing: its whole group goes. */
function endAll(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
