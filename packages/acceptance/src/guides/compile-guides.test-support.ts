import { join } from 'node:path'
import ts from 'typescript'
import { repository } from '../repository.ts'

const template = join(repository, 'packages/create-plugin/template/node_modules')

/** As strict as a reader's compiler may be; the packages are read from their sources. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.NodeNext,
  customConditions: ['source'],
  strict: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(template, '@types')],
}

/**
 * Compiles every TypeScript file that guides left in their projects, in one program. What they import
 * is checked by its own package, with its own settings, and is only read here.
 *
 * @returns what the compiler complains of; nothing where all is well
 */
export function compileGuides(projects: readonly string[]): string {
  const files = projects.flatMap(filesOf)
  const program = ts.createProgram(files, options)
  const found = [
    ...program.getOptionsDiagnostics(),
    ...files.flatMap((file) => {
      const source = program.getSourceFile(file)
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    }),
  ]
  return ts.formatDiagnostics(found, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => repository,
    getNewLine: () => '\n',
  })
}

/** Links are not followed: a project's `node_modules` lead into the whole repository. */
function filesOf(project: string): readonly string[] {
  return ts.sys.readDirectory(project, ['.ts'], ['**/node_modules', '**/dist'])
}
