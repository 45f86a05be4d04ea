import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { benchError } from './diagnostics.ts'

const run = promisify(execFile)

/**
 * Installs the peers from their lock file, unless they are there already from the same one. Scripts
 * of packages do not run.
 *
 * @throws FccError FCC_BENCH_RIVALS_MISSING
 */
export async function installRivals(folder: URL, progress: (line: string) => void): Promise<void> {
  const digest = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', folder)))
    .digest('hex')
  const installed = new URL('node_modules/.installed-from', folder)
  if (existsSync(installed) && readFileSync(installed, 'utf8') === digest) return
  progress(`installing the peers of ${fileURLToPath(folder)}, once`)
  try {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: fileURLToPath(folder),
    })
  } catch (error) {
    throw benchError.rivalsMissing(error instanceof Error ? error.message : `${error}`)
  }
  writeFileSync(installed, digest)
}
