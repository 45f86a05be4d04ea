import { closeOwnFolder, openOwnFolder } from './own-folder.ts'

/** Before the tests of a project: a temporary folder of the run's own. After them: it has to be empty. */
export function setup(): () => void {
  openOwnFolder()
  return () => {
    const left = closeOwnFolder()
    if (left.length === 0) return
    process.exitCode = 1
    console.error(
      `\nTests left ${left.length} temporary files or folders behind; remove what a test makes in its afterEach, afterAll or onTestFinished:\n${left.map((name) => `  ${name}`).join('\n')}`,
    )
  }
}
