import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * An empty folder that is gone after the test.
 *
 * @param afterTest registers what is done then: vitest's `onTestFinished`
 */
export function temporaryFolder(afterTest: (clean: () => void) => void): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'create-plugin-test-')))
  afterTest(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
