import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A Python with packages of its own, in a folder of its own. */
export interface PythonEnvironment {
  /** Runs a program of the environment, and gives what it printed. Fails where that fails. */
  run(program: string, args: readonly string[]): Promise<string>
  remove(): void
}

/** Makes a Python with these packages; whoever made it removes it. */
export async function pythonWith(packages: readonly string[]): Promise<PythonEnvironment> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-python-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const bin = (name: string) => join(folder, 'bin', name)
  try {
    await run('python3', ['-m', 'venv', folder])
    await run(bin('pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], {
      timeout: 300_000,
      maxBuffer: 1e8,
    })
  } catch (error) {
    remove()
    throw error
  }
  return {
    run: async (program, args) =>
      (await run(bin(program), [...args], { timeout: 300_000, maxBuffer: 1e8 })).stdout,
    remove,
  }
}
