import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { packageManifestSchema } from '../tree/package-manifest.ts'
import { lineOf, parseSource } from '../tree/parse-source.ts'
import { type AuthoredFile, isTypeScript, type Tree } from '../tree/tree.ts'

/** A default export is how a plugin presents itself, and nothing else uses one. */
export const defaultExports: TreeCheck = {
  kind: 'tree',
  name: 'default-exports',
  promise: 'only plugins and tool settings have a default export',
  find(tree) {
    return [...tree.files.values()]
      .filter(({ path }) => isTypeScript(path) && !path.endsWith('.config.ts'))
      .flatMap((file) => {
        const line = defaultExportLine(file)
        if (line === undefined || isPluginEntry(file.path, tree) || isExample(file)) return []
        return [
          failure('Export it by name; only a plugin has a default export.', {
            file: file.path,
            line,
          }),
        ]
      })
  },
}

function defaultExportLine(file: AuthoredFile): number | undefined {
  const source = parseSource(file)
  const found = source.statements.find(isDefaultExport)
  return found && lineOf(source, found)
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    if (clause === undefined || !ts.isNamedExports(clause)) return false
    return clause.elements.some(({ name }) => name.text === 'default')
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
}

/** Whether it is a plugin that a README shows, which a test runs as it stands there. */
function isExample(file: AuthoredFile): boolean {
  return (
    file.path.endsWith('.test-support.ts') && file.text.includes('export default definePlugin(')
  )
}

/** Whether the nearest package above is a plugin that names this file as an entry point. */
function isPluginEntry(path: string, tree: Tree): boolean {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const folder = parts.slice(0, length).join('/')
    const file = tree.files.get(`${folder}/package.json`)
    if (file === undefined) continue
    const manifest = packageManifestSchema.safeParse(JSON.parse(file.text))
    if (!manifest.success || manifest.data.fcc === undefined) return false
    const { main, exports } = manifest.data
    const targets = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    )
    return [main, ...targets].includes(`./${path.slice(folder.length + 1)}`)
  }
  return false
}
