import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '@fcc/conformance'
import type { ImportReport, ImportTask } from './import-report.ts'

/** The entry point of the process: beside the sources here, and beside the build there. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('../import-probe.ts', import.meta.url)
  : new URL('./import-probe.js', import.meta.url)

/** How long importing a package may take, in milliseconds. */
export const IMPORT_TIMEOUT_MS = 30_000

/**
 * Imports a package in a process of its own and tells what that did there: timers and handles left,
 * files written, processes started, output.
 */
export function importAlone(
  task: ImportTask,
  conditions: readonly string[],
): Promise<ImportReport> {
  const child = spawn(process.execPath, [...nodeFlags(conditions), fileURLToPath(ENTRY)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const errors: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => errors.push(String(chunk)))
  return new Promise((resolve) => {
    const end = (report: ImportReport): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(report)
    }
    const fail = (failure: string) => end({ work: [], exported: undefined, failure })
    const timer = setTimeout(
      () => fail(`it did not end within ${IMPORT_TIMEOUT_MS} ms`),
      IMPORT_TIMEOUT_MS,
    )
    child.on('message', (report: ImportReport) => end(report))
    child.on('error', (cause) => fail(cause.message))
    child.on('exit', (code, signal) => {
      const said = errors.join('').trim().split('\n').slice(-6).join('\n')
      fail(`its process ended with ${signal ?? code}. ${said}`)
    })
    child.send(task)
  })
}
