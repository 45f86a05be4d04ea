import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A document as its file says it, before anything is checked. */
export interface CompiledDocument {
  readonly value: Readonly<Record<string, unknown>>
  readonly line: number
  /**
   * Where what stands in a list is, under the key of the list: of each member its line and column, and
   * where it has a `when`, those of its value.
   */
  readonly places: Readonly<Record<string, readonly (readonly number[])[]>>
}

/** The documents of one file, and the digest of the text that they were taken from. */
export interface CompiledFile {
  readonly digest: string
  readonly documents: readonly CompiledDocument[]
}

/** The form of `CompiledCatalogue`; one of another form is not looked at. */
export const COMPILED_VERSION = 1

/** A folder of documents as a build wrote it down: by paths within the folder, with `/` in them. */
export interface CompiledCatalogue {
  readonly version: typeof COMPILED_VERSION
  readonly files: Readonly<Record<string, CompiledFile>>
}

/** Tells a file from the one that was compiled. */
export function digestOf(text: string): string {
  return hash('sha256', text)
}

/** What a build wrote down, or nothing where none did, or in a form of another version. */
export function readCompiled(file: URL): CompiledCatalogue | undefined {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<CompiledCatalogue> | null
    const isOurs = read?.version === COMPILED_VERSION && typeof read.files === 'object'
    return isOurs ? (read as CompiledCatalogue) : undefined
  } catch {
    // The documents themselves are there, and say the same.
    return undefined
  }
}
