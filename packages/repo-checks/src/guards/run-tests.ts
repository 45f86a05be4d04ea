import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a run of test files came to. */
export interface TestRun {
  readonly passed: number
  readonly failed: number
  /** The end of what was printed, for a run that came to nothing. */
  readonly output: string
}

/** Longest time for the test files of one guard; what does not end by then has noticed nothing. */
const DEFAULT_RUN_MS = 180_000

/** Runs test files of a copy in one worker. */
export async function runTests(
  root: string,
  files: readonly string[],
  runMs = DEFAULT_RUN_MS,
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
      '--project=!types',
      ...files,
    ],
    {
      cwd: root,
      env: { ...process.env, CI: 'true', FCC_TEST_REPORT: report },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: runMs,
    },
  )
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  await new Promise((resolve) => child.once('close', resolve))
  if (!existsSync(report)) return { passed: 0, failed: 0, output }
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numPassedTests: number
    readonly numFailedTests: number
  }
  return { passed: counts.numPassedTests, failed: counts.numFailedTests, output }
}
