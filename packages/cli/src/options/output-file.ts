import { resolve } from 'node:path'
import { Option } from 'commander'
import { runtimeModule } from '../runtime-module.ts'

/** Where what a command reads goes. */
export interface OutputFile {
  /** An absolute path. */
  readonly file: string
  /** Puts it there: a whole file or none, that its owner alone reads. @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE */
  write(content: string | Uint8Array): void
}

/** `--force` of each command that writes content to a file that is named. */
export const forceOption = (): Option =>
  new Option('--force', 'write over a file that is there; a link is replaced, never followed')

/**
 * The file that is named, looked at before anything is read whose reading is logged; nothing where none is named.
 *
 * @throws FccError FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
 */
export function outputFile<Written extends string | undefined>(
  cwd: string,
  written: Written,
  { force }: { readonly force?: boolean | undefined },
): Written extends string ? OutputFile : OutputFile | undefined
export function outputFile(
  cwd: string,
  written: string | undefined,
  { force }: { readonly force?: boolean | undefined },
): OutputFile | undefined {
  if (written === undefined) return undefined
  const file = resolve(cwd, written)
  runtimeModule().assertFileFree(file, { force })
  return { file, write: (content) => runtimeModule().writeContentFile(file, content, { force }) }
}
