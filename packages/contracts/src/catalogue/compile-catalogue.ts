import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { filesIn } from './catalogue-files.ts'
import {
  COMPILED_VERSION,
  type CompiledCatalogue,
  type CompiledDocument,
  type CompiledFile,
  digestOf,
} from './compiled-catalogue.ts'
import { toPlain } from './read-documents.ts'

/**
 * Writes down in JSON what the documents of a folder say and where, for `contributeCatalogue` to read at
 * every start instead of the YAML: reading that was a quarter of a start. For a package's build, after which
 * the folder is still needed: a file that was changed since is read itself, and so is one with a problem,
 * so that it is told from its text. A file that JSON cannot say is left out.
 *
 * @returns how many files were written down
 * @example
 * // tsup.config.ts
 * onSuccess: async () => {
 *   compileCatalogue(new URL('data/', import.meta.url), new URL('dist/catalogue.json', import.meta.url))
 * }
 */
export function compileCatalogue(folder: URL, target: URL): number {
  const files: Record<string, CompiledFile> = {}
  for (const { path, text } of filesIn(fileURLToPath(folder))) {
    const compiled = text === undefined ? undefined : compileFile(text)
    if (compiled) files[path] = compiled
  }
  const catalogue: CompiledCatalogue = { version: COMPILED_VERSION, files }
  writeFileSync(target, JSON.stringify(catalogue))
  return Object.keys(files).length
}

/** @returns nothing for a text that is no list of maps, or that comes back from JSON as something else */
export function compileFile(text: string): CompiledFile | undefined {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true })
  const placeOf = (node: Node): readonly number[] => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0)
    return [line, col]
  }
  const documents: CompiledDocument[] = []
  for (const document of 'empty' in parsed ? [] : parsed) {
    const { contents, errors } = document
    if (errors.length > 0) return undefined
    if (contents === null) continue
    const value = toPlain(document) as CompiledDocument['value']
    if (!isMap(contents) || !staysInJson(value)) return undefined
    const keys = contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : undefined))
    // The first key says what kind of document it is, and an object has keys of digits first.
    if (!isDeepStrictEqual(keys, Object.keys(value))) return undefined
    const places: Record<string, (readonly number[])[]> = {}
    for (const [index, { value: list }] of contents.items.entries()) {
      if (!isSeq(list)) continue
      places[keys[index] as string] = list.items.map((member) => {
        const when = isMap(member) ? (member.get('when', true) as Node | undefined) : undefined
        return [...placeOf(member as Node), ...(when ? placeOf(when) : [])]
      })
    }
    documents.push({ value, line: lines.linePos(contents.range?.[0] ?? 0).line, places })
  }
  return { digest: digestOf(text), documents }
}

function staysInJson(value: unknown): boolean {
  const text = JSON.stringify(value) as string | undefined
  return text !== undefined && isDeepStrictEqual(JSON.parse(text), value)
}
