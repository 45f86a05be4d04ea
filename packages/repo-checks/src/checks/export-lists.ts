import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { lineOf, parseSource } from '../tree/parse-source.ts'
import { isShippedSource } from '../tree/tree.ts'

/** A public surface is a list that somebody chose: every name can be followed to its file. */
export const exportLists: TreeCheck = {
  kind: 'tree',
  name: 'export-lists',
  promise: 'every re-export names what it exports',
  find(tree) {
    return [...tree.files.values()]
      .filter(({ path }) => isShippedSource(path))
      .flatMap((file) => {
        const source = parseSource(file)
        return source.statements.filter(exportsEverything).map((statement) =>
          failure('Name what is exported; a star hides it.', {
            file: file.path,
            line: lineOf(source, statement),
          }),
        )
      })
  },
}

function exportsEverything(statement: ts.Statement): boolean {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return false
  return statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause)
}
