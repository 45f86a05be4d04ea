import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Before the tests of a project: the core catalogue as a build would write it down, beside its sources. */
export function setup(): void {
  const script = new URL('../../../../plugins/core-catalog/compile-sources.ts', import.meta.url)
  execFileSync(process.execPath, ['--conditions=source', fileURLToPath(script)], {
    stdio: 'inherit',
    timeout: 60_000,
  })
}
