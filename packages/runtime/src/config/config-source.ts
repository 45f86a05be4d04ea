import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runtimeErrors } from '../diagnostics.ts'
import { withIncluded } from './included-files.ts'
import { type YamlSource, yamlSource } from './yaml-source.ts'

/** Gives the text of a file. */
export type ReadText = (file: string) => string

/**
 * Reads a file that has to be there.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE
 */
export function readConfigText(path: string): string {
  const file = resolve(path)
  if (!existsSync(file)) throw runtimeErrors.configNotFound(file)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw runtimeErrors.configUnreadable(file, code ?? 'unknown')
  }
}

/**
 * The text of an `fcc.yaml` as it is written, with the files that it includes: not checked, and with no default in it.
 *
 * @throws FccError FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID where what is included cannot be, and what `read` throws
 */
export function configSource(text: string, file: string, read: ReadText): YamlSource {
  return withIncluded(yamlSource(text, file), read)
}
