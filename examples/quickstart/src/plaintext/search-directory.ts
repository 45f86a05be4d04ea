import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodedForms } from './encodings.ts'

/** A place where a text was found. */
export interface FoundText {
  readonly file: string
  readonly identifier: string
  readonly encoding: string
}

/** What was looked through, and what was found there. */
export interface DirectorySearch {
  readonly files: number
  readonly bytes: number
  readonly found: readonly FoundText[]
}

/** Looks for texts, in every form, in every byte of every file under a folder. */
export function searchDirectory(
  directory: string,
  identifiers: readonly string[],
): DirectorySearch {
  const found: FoundText[] = []
  let files = 0
  let bytes = 0
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    files += 1
    bytes += content.byteLength
    for (const one of searchBytes(content, identifiers)) found.push({ file, ...one })
  }
  return { files, bytes, found }
}

/** Looks for texts, in every form, in some bytes. */
export function searchBytes(
  content: Uint8Array,
  identifiers: readonly string[],
): readonly Omit<FoundText, 'file'>[] {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const holds = (bytes: Uint8Array) => buffer.indexOf(bytes) >= 0
  return identifiers.flatMap((identifier) =>
    encodedForms(identifier)
      .filter(({ bytes }) => holds(bytes))
      .map(({ encoding }) => ({ identifier, encoding })),
  )
}
