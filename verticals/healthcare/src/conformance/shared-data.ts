import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the public test data lies that is not part of this project. */
const folder = process.env.FCC_CONFORMANCE_DATA
  ? resolve(process.env.FCC_CONFORMANCE_DATA)
  : fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/**
 * The path of a file of conformance data, or nothing where there is none; then the test says so,
 * and fails where a continuous integration must have it.
 */
export function conformanceFile(name: string): string | undefined {
  const path = resolve(folder, name)
  if (existsSync(path)) return path
  if (process.env.CI === 'true') throw new Error(`No conformance data: ${name}`)
  process.stdout.write('skipped: no conformance data\n')
  return undefined
}
