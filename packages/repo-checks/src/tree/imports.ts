import ts from 'typescript'
import type { AuthoredFile } from './tree.ts'

/** One `import`, `export … from` or `import()` with a literal specifier. */
export interface Import {
  readonly specifier: string
  readonly line: number
}

/** What a file imports, in order; type-only imports included, comments not. */
export function importsOf(file: AuthoredFile): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(file.text, true, false)
  return importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: file.text.slice(0, pos).split('\n').length,
  }))
}

/** `@fcc/audit/verify` → `{ name: '@fcc/audit', subpath: './verify' }`; nothing for a path or a `node:` module. */
export function packageOf(
  specifier: string,
): { readonly name: string; readonly subpath: string } | undefined {
  if (/^[./#]/.test(specifier) || /^[a-z]+:/.test(specifier)) return undefined
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  const rest = parts.slice(length).join('/')
  return { name: parts.slice(0, length).join('/'), subpath: rest === '' ? '.' : `./${rest}` }
}
