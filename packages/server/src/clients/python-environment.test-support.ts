import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/** A Python with these packages of its own, in a folder that is gone after the test. */
export async function pythonWith(packages: readonly string[]): Promise<{
  /** Runs a program of the environment, and gives what it printed. Fails where that fails. */
  run(program: string, args: readonly string[]): Promise<string>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-python-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await run('python3', ['-m', 'venv', folder])
  const bin = (name: string) => join(folder, 'bin', name)
  await run(bin('pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], {
    timeout: 300_000,
    maxBuffer: 1e8,
  })
  return {
    run: async (program, args) =>
      (await run(bin(program), [...args], { timeout: 300_000, maxBuffer: 1e8 })).stdout,
  }
}
