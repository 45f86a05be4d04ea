/**
 * Runs a test command of the root as CI does, and ends in a line `N passed, N failed`. A test that did
 * not run has failed. Where a few files failed they are run once more, alone: two cores that also run
 * compilers, browsers and databases make a process miss its time now and then, and one such miss must
 * not look like a fault. What passes only alone is named, so that nobody loses sight of it.
 *
 * node packages/repo-checks/src/ci/run-tests.ts test
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesToRepeat, readTestReport, settle, type TestReport } from './test-report.ts'

/** More files than this are run once only: that many do not miss their time together. */
const MOST_FILES_REPEATED = 4

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const script = process.argv[2] ?? 'test'
const scratch = mkdtempSync(join(tmpdir(), 'fcc-reports-'))

async function run(name: string, more: readonly string[]) {
  const file = join(scratch, `${name}.json`)
  const child = spawn('pnpm', ['--silent', 'run', script, ...more], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FCC_TEST_REPORT: file },
  })
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (exitCode) => resolve(exitCode ?? 1))
  })
  const report: TestReport | undefined = existsSync(file)
    ? readTestReport(readFileSync(file, 'utf8'))
    : undefined
  return { code, report }
}

const first = await run('first', [])
let report = first.report ?? { passed: 0, failed: [] }
let isWhole = first.report !== undefined && (first.code === 0 || report.failed.length > 0)
const files = filesToRepeat(report, MOST_FILES_REPEATED)
if (files.length > 0) {
  console.log(`\nrun once more, alone:\n${files.map((file) => `  ${file}`).join('\n')}`)
  const again = await run('again', ['--no-file-parallelism', ...files])
  if (again.report) {
    const settled = settle(report, again.report)
    report = settled.report
    // Files left behind, or a process that ends badly, are no failed test, and no success either.
    isWhole &&= again.code === 0 || again.report.failed.length > 0
    for (const { file, name } of settled.onlyAlone) {
      console.log(`! passed only alone: ${file} > ${name}`)
    }
  }
}
rmSync(scratch, { recursive: true, force: true })

for (const { file, name, said } of report.failed) console.log(`✗ ${file} > ${name}\n${said}`)
if (!isWhole) console.log(`✗ ${script} ended with ${first.code}, and no test says why`)
const failed = report.failed.length + (isWhole ? 0 : 1)
console.log(`${report.passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
